import { askForDrafts } from "../../core/ask-for-drafts.ts";
import type { QuizItem } from "../../core/items.ts";
import { languageName } from "../../core/language-name.ts";
import { type ModelDraftFact, type ModelDrafting, sectionSubject } from "../../core/model-drafts.ts";
import type { ItemStore } from "../../core/ports/item-store.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import type { CurrentSection, PageReader } from "../../core/ports/page-store.ts";
import type { PromptOutput } from "../../core/prompts.ts";
import { sectionText } from "../../grounding/section-source.ts";
import { draftedItem } from "./drafted-item.ts";
import { deciderOf, examplesFor, type NightDeps, nightOf } from "./drafting-night.ts";
import { isOutdatedDraft, modelItemId } from "./model-item.ts";
import { sectionsToDraft } from "./sections-to-draft.ts";

export interface DraftItemsDeps extends NightDeps {
  readonly model: LanguageModel;
  readonly pages: Pick<PageReader, "currentPages" | "currentSections" | "pageAt">;
  readonly items: Pick<ItemStore, "items" | "itemHistories">;
}

/**
 * Drafts of items for sections that nothing asks about, one section at a time. They go to whoever decides on items
 * of the page, so many a week, and are asked of nobody before. Ends where the model has no time or money left.
 */
export async function* draftItems(
  deps: DraftItemsDeps,
  now: Date,
): AsyncGenerator<readonly ModelDraftFact[]> {
  const items = await deps.items.items();
  const outdated = await outdatedDrafts(deps, items, now);
  if (outdated.length > 0) yield [{ kind: "items-drafted", items: [], outdated, at: now }];
  const gone = new Set(outdated);
  const night = await nightOf(
    deps,
    items.filter(({ id }) => !gone.has(id)),
    now,
  );
  const { sectionsPerNight } = deps.company.policy.drafting;
  let done = 0;
  for (const page of night.pages) {
    const person = deciderOf(deps, page);
    if (night.share.left(person) === 0) continue;
    const sections = (await deps.pages.pageAt(page, now))?.sections ?? [];
    for (const section of sectionsToDraft(sections, night.items, night)) {
      const atMost = night.share.left(person);
      if (atMost === 0) break;
      if (done === sectionsPerNight) return;
      done += 1;
      const examples = await examplesFor(deps, night, person);
      const facts = await draftOf(deps, section, { known: night.items, examples, atMost, now });
      if (facts === null) return;
      yield facts;
      night.share.take(person, facts.flatMap(itemsIn).length);
    }
  }
}

/** Ids of drafts that nobody decided on, and whose section is gone or says something else. */
async function outdatedDrafts(
  { pages }: DraftItemsDeps,
  items: readonly QuizItem[],
  now: Date,
): Promise<readonly string[]> {
  const open = items.filter(({ origin, approvedFor }) => origin === "model" && approvedFor === null);
  const sections = await pages.currentSections(open, now);
  const hashes = new Map(sections.map(({ sop, asked, hash }) => [`${sop}#${asked}`, hash]));
  return open
    .filter((item) => isOutdatedDraft(item, hashes.get(sectionSubject(item)) ?? null))
    .map(({ id }) => id);
}

interface Drafting {
  readonly known: readonly QuizItem[];
  readonly examples: string;
  readonly atMost: number;
  readonly now: Date;
}

/** `null`: the model has no time or money left. */
async function draftOf(
  deps: DraftItemsDeps,
  section: CurrentSection,
  { known, examples, atMost, now }: Drafting,
): Promise<readonly ModelDraftFact[] | null> {
  const drafted = await askForDrafts(deps, "draft-items", {
    section: sectionText(section),
    examples,
    language: languageName(section.language),
  });
  if (drafted === null) return null;
  const { output, use } = drafted;
  const most = Math.min(atMost, deps.company.policy.drafting.itemsPerSection);
  const items = keptItems(output?.items ?? [], section, known).slice(0, most);
  const drafting: ModelDrafting = {
    kind: "items",
    subject: sectionSubject(section),
    textHash: section.hash,
    kept: items.length,
    use,
    at: now,
  };
  return [
    { kind: "model-drafted", drafting },
    ...(items.length === 0 ? [] : [{ kind: "items-drafted" as const, items, outdated: [], at: now }]),
  ];
}

/** Those that pass, none of them twice. */
function keptItems(
  written: PromptOutput<"draft-items">["items"],
  section: CurrentSection,
  known: readonly QuizItem[],
): readonly QuizItem[] {
  const kept: QuizItem[] = [];
  const ofSection = known.filter((item) => item.sop === section.sop && item.section === section.slug);
  for (const one of written) {
    const drafted = draftedItem(one, section, [...ofSection, ...kept]);
    if (drafted.kind === "dropped") continue;
    kept.push({
      ...drafted.text,
      id: modelItemId(section, kept.length + 1),
      version: 1,
      sop: section.sop,
      section: section.slug,
      skills: section.skills,
      approvedFor: null,
      origin: "model",
    });
  }
  return kept;
}

function itemsIn(fact: ModelDraftFact): readonly QuizItem[] {
  return fact.kind === "items-drafted" ? fact.items : [];
}
