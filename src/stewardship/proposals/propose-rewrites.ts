import { askForDrafts, type DraftingModel } from "../../core/ask-for-drafts.ts";
import { withDraftStep } from "../../core/draft-facts.ts";
import type { Draft } from "../../core/drafts.ts";
import type { Fact } from "../../core/facts.ts";
import { languageName } from "../../core/language-name.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { type ModelDrafting, sectionSubject } from "../../core/model-drafts.ts";
import type { FlagReader } from "../../core/ports/flag-store.ts";
import type { ModelDraftReader } from "../../core/ports/model-draft-store.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { type WeeklyShare, weeklyShare } from "../../core/weekly-share.ts";
import type { DraftDeps } from "../drafts/draft-deps.ts";
import { draftedPage, reviewersFor } from "../drafts/draft-view.ts";
import { type DraftedPage, versionBefore } from "../drafts/plan-draft.ts";
import { doubtInWords } from "../queue/doubt-words.ts";
import { examplesOf } from "./examples-of.ts";
import { type AnswerableFlag, flagsToAnswer, idleProposals, proposalOf } from "./flags-to-answer.ts";
import { modelDraft } from "./model-draft.ts";
import { proposedText } from "./proposed-text.ts";
import { sourceOf } from "./source-of.ts";
import { unclearSections } from "./unclear-sections.ts";

export interface ProposeDeps extends DraftDeps, Pick<DraftingModel, "model"> {
  readonly flags: Pick<FlagReader, "flags" | "flagged">;
  readonly modelDrafts: Pick<ModelDraftReader, "draftings">;
}

/**
 * Another text for each section that people got stuck with, as a draft beside the page's own words, one at a time:
 * whoever looks after the page meets it where the doubt is; where nobody was asked about it yet, they are with it.
 * Drafts whose doubt was settled end. Ends where the model has no time or money left.
 */
export async function* proposeRewrites(deps: ProposeDeps, now: Date): AsyncGenerator<readonly Fact[]> {
  const flags = await deps.flags.flags({ open: true });
  const drafts = await deps.store.drafts.openDrafts(null);
  const idle = idleProposals(drafts, flags);
  for (const draft of idle) yield [withDraftStep(draft, { kind: "lapsed", at: now }).fact];
  const draftings = await deps.modelDrafts.draftings({ kind: "rewrite" });
  const asked = new Set(draftings.map(({ subject, textHash }) => `${subject} ${textHash}`));
  const share = await shareOf(deps, draftings, now);
  const unclear = await unclearSections(deps, now);
  const waiting = flagsToAnswer([...flags, ...unclear], {
    asked,
    drafts: drafts.filter((draft) => !idle.includes(draft)),
  });
  for (const flag of waiting.slice(0, deps.company.policy.drafting.sectionsPerNight)) {
    const place = await placeOf(deps, flag, now);
    if (place === null || share.left(place.person) === 0) continue;
    const isNew = unclear.includes(flag);
    const facts = await propose(deps, flag, { ...place, isNew, now });
    if (facts === null) return;
    yield facts;
    share.take(place.person, facts.filter(({ kind }) => kind === "draft-made").length);
  }
}

/** The section that is to be worded anew. */
interface Place {
  readonly page: DraftedPage["page"];
  readonly version: StoredVersion;
  /** Its Markdown. */
  readonly source: string;
  /** Who is to decide; `null`: nobody. */
  readonly person: string | null;
}

/** `null`: the page is gone, or does not say any more what was doubted. */
async function placeOf(deps: ProposeDeps, { page: at }: AnswerableFlag, now: Date): Promise<Place | null> {
  const drafted = await draftedPage(deps, at.sop);
  const version =
    drafted === null ? null : versionBefore(drafted, null, { now, policy: deps.company.policy });
  if (drafted === null || version === null || drafted.page.retiredAt !== null) return null;
  const { page } = drafted;
  const section = version.sections.find(({ slug }) => slug === at.section);
  if (section?.hash !== at.sectionHash || page.sensitive || page.sensitiveParts.includes(at.section))
    return null;
  const source = sourceOf(deps, { page, version }, { body: version.body, section: at.section });
  if (source === "") return null;
  const [person] = reviewersFor(deps, drafted, { kind: "edit", author: null }, now);
  return { page, version, source, person: person?.id ?? null };
}

/** `null`: the model has no time or money left. */
async function propose(
  deps: ProposeDeps,
  flag: AnswerableFlag,
  { page, version, source, person, isNew, now }: Place & { readonly isNew: boolean; readonly now: Date },
): Promise<readonly Fact[] | null> {
  const { company } = deps;
  const reports = doubtInWords({ doubt: flag.doubt, flag, said: null }, { ...company, now, owner: null });
  const drafted = await askForDrafts(deps, "rewrite-page", {
    section: source,
    reports: reports.join("\n"),
    examples: await examplesOf(deps, person, "edit"),
    language: languageName(page.language),
  });
  if (drafted === null) return null;
  const { output, use } = drafted;
  const home = { page, version, timeZone: company.policy.timeZone };
  const text = output === null ? null : proposedText(output, { home, section: flag.page.section });
  const drafting: ModelDrafting = {
    kind: "rewrite",
    subject: sectionSubject(flag.page),
    textHash: flag.page.sectionHash,
    kept: text === null ? 0 : 1,
    use,
    at: now,
  };
  const noted = { kind: "model-drafted", drafting } as const;
  if (text === null) return [noted];
  const reason = text.reason ?? draftWords.review.clearer;
  return [
    noted,
    ...(isNew ? [{ kind: "flag-raised" as const, flag }] : []),
    { kind: "draft-made", draft: draftOf(flag, version, { ...text, reason, now }) },
  ];
}

function draftOf(
  { id, page }: AnswerableFlag,
  { version, title }: StoredVersion,
  { body, reason, now }: { readonly body: string; readonly reason: string; readonly now: Date },
): Draft {
  const text = { sop: page.sop, base: version, section: page.section, title, body };
  return modelDraft({ id: proposalOf(id), kind: "edit", ...text, reason, at: now });
}

/** What each of those who decide may still be given this week. */
async function shareOf(
  deps: ProposeDeps,
  draftings: readonly ModelDrafting[],
  now: Date,
): Promise<WeeklyShare> {
  const given = [];
  for (const { subject, kept, at } of draftings) {
    const drafted = kept === 0 ? null : await draftedPage(deps, subject.slice(0, subject.indexOf("#")));
    if (drafted === null) continue;
    const [person] = reviewersFor(deps, drafted, { kind: "edit", author: null }, now);
    given.push({ person: person?.id ?? null, count: kept, at });
  }
  return weeklyShare(given, deps.company.policy.drafting.rewritesPerWeek, now);
}
