import { askForDrafts } from "../../core/ask-for-drafts.ts";
import type { Company } from "../../core/company.ts";
import { languageName } from "../../core/language-name.ts";
import { type AnticipatedQuestion, type ModelDraftFact, sectionSubject } from "../../core/model-drafts.ts";
import type { FlagReader } from "../../core/ports/flag-store.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import type { ModelDraftReader } from "../../core/ports/model-draft-store.ts";
import type { CurrentSection, PageReader } from "../../core/ports/page-store.ts";
import { sectionSource, sectionText } from "../../grounding/section-source.ts";
import { decide } from "../../retrieval/decide.ts";
import type { Asked, SearchResult } from "../../retrieval/search.ts";
import { usableQuestions } from "./usable-questions.ts";

export interface AnticipateDeps {
  readonly model: LanguageModel;
  readonly pages: Pick<PageReader, "currentPages" | "pageAt">;
  readonly drafts: ModelDraftReader;
  readonly flags: Pick<FlagReader, "usesOfPages">;
  readonly search: (asked: Asked) => Promise<SearchResult>;
  readonly company: Pick<Company, "policy">;
}

/** What a section is searched by besides its words, to be written together. */
export interface Anticipated {
  readonly facts: readonly ModelDraftFact[];
  readonly section: { readonly sop: string; readonly section: string };
}

/**
 * Questions that sections answer, in words that are not theirs, one section at a time, those of the pages first that
 * are used most. Each text is put before the model once. Near sensitive matters there are none. Ends where the model
 * has no time or money left.
 */
export async function* anticipateQuestions(deps: AnticipateDeps, now: Date): AsyncGenerator<Anticipated> {
  const { policy } = deps.company;
  const { questionsPerSection, sectionsPerNight } = policy.drafting;
  if (questionsPerSection === 0) return;
  const since = new Date(now.getTime() - policy.queue.useDays * dayMs);
  const [pages, draftings, uses] = await Promise.all([
    deps.pages.currentPages(now),
    deps.drafts.draftings({ kind: "questions" }),
    deps.flags.usesOfPages(since),
  ]);
  const asked = new Set(draftings.map(({ subject, textHash }) => `${subject} ${textHash}`));
  let done = 0;
  for (const page of pages.toSorted((a, b) => (uses.get(b.sop) ?? 0) - (uses.get(a.sop) ?? 0))) {
    if (page.kind !== "sop" || page.sensitive) continue;
    for (const section of (await deps.pages.pageAt(page, now))?.sections ?? []) {
      const isKnown = asked.has(`${sectionSubject(section)} ${section.hash}`);
      if (section.sensitive || isKnown || section.blocks.length === 0) continue;
      if (done === sectionsPerNight) return;
      done += 1;
      const facts = await questionsOf(deps, section, now);
      if (facts === null) return;
      yield { facts, section };
    }
  }
}

const dayMs = 86_400_000;

/** `null`: the model has no time or money left. */
async function questionsOf(
  deps: AnticipateDeps,
  section: CurrentSection,
  now: Date,
): Promise<readonly ModelDraftFact[] | null> {
  const drafted = await askForDrafts(deps, "anticipated-questions", {
    section: sectionText(section),
    language: languageName(section.language),
  });
  if (drafted === null) return null;
  const { output, use } = drafted;
  const { questionsPerSection } = deps.company.policy.drafting;
  const questions: AnticipatedQuestion[] = [];
  for (const question of usableQuestions(
    output?.questions ?? [],
    sectionSource(section),
    questionsPerSection,
  )) {
    if (await isAnothers(deps, question, { section, now })) continue;
    const { sop, slug, hash } = section;
    questions.push({ sop, section: slug, sectionHash: hash, question });
  }
  const drafting = {
    kind: "questions" as const,
    subject: sectionSubject(section),
    textHash: section.hash,
    kept: questions.length,
    use,
    at: now,
  };
  return [
    { kind: "model-drafted", drafting },
    ...(questions.length === 0 ? [] : [{ kind: "questions-anticipated" as const, questions, at: now }]),
  ];
}

/** Another section answers it clearly as it is: its readers must not be led away from there. */
async function isAnothers(
  { search, company }: AnticipateDeps,
  question: string,
  { section, now }: { readonly section: CurrentSection; readonly now: Date },
): Promise<boolean> {
  const reader = { person: null, groups: section.audience, sections: new Set<string>() };
  const found = await search({
    text: question,
    history: [],
    reader,
    at: now,
    language: section.language,
  });
  const decision = decide(found, company.policy.ask.candidates);
  if (decision.kind !== "answer") return false;
  const { sop, section: slug } = decision.best.row;
  return sop !== section.sop || slug !== section.slug;
}
