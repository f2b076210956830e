import type { Draft } from "../../core/drafts.ts";
import { atTimeInWords } from "../../core/messages/handover.ts";
import type { Person } from "../../core/people.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { currentVersion, upcomingVersion } from "../../core/versions.ts";
import { scheduleOf } from "../../core/working-time.ts";
import { comparePages, type PageComparison } from "../changes/compare-pages.ts";
import type { Effect } from "../effect/effect.ts";
import { readEffect } from "../effect/read-effect.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { readDraftText } from "./draft-text.ts";
import { readNewPage } from "./new-page.ts";
import { type DraftedPage, textNow, versionBefore } from "./plan-draft.ts";
import { reviewersOf } from "./reviewers.ts";
import { sourceOfNew } from "./source-of-new.ts";

/** Everything that a card about a draft is made of. */
export interface DraftView extends DraftedPage {
  readonly draft: Draft;
  /** The version it changes, as the page stands; `null`: the page has none any more. */
  readonly before: StoredVersion | null;
  readonly title: string;
  /** Who may approve it. */
  readonly reviewers: readonly Person[];
  /** `null`: it cannot be joined with what the page says by now. */
  readonly comparison: PageComparison | null;
  /** Headings of the sections that the page changed under it. */
  readonly conflicts: readonly string[];
  readonly effect: Effect | null;
  /** What a new lesson is built on, as it is now. */
  readonly beside: readonly CurrentSection[];
  /** A text that is scheduled and was written without it. */
  readonly ahead: StoredVersion | null;
}

/** `null`: there is no such page. */
export async function draftView(deps: DraftDeps, draft: Draft, now: Date): Promise<DraftView | null> {
  const drafted = await pageOfDraft(deps, draft);
  if (drafted === null) return null;
  const { company, store } = deps;
  const setting = { now, policy: company.policy };
  const before = versionBefore(drafted, draft.effectiveOn, setting);
  const { comparison, conflicts } = compared(draft, drafted, before, setting);
  const effect = comparison === null ? null : await readEffect(store, { sop: draft.sop, comparison, now });
  const { retiredAt } = drafted.page;
  const upcoming = upcomingVersion(drafted.versions, retiredAt, now);
  const isAhead = draft.kind !== "retirement" && upcoming !== null && upcoming.version !== before?.version;
  return {
    ...drafted,
    draft,
    before,
    title: draft.kind === "new" ? draft.title : titleOf(drafted, now),
    reviewers: reviewersFor(deps, drafted, draft, now),
    comparison,
    conflicts,
    effect,
    beside: draft.kind === "new" ? await sectionsBehind(deps, drafted, now) : [],
    ahead: isAhead ? upcoming : null,
  };
}

async function sectionsBehind(
  { store }: DraftDeps,
  { page }: DraftedPage,
  now: Date,
): Promise<readonly CurrentSection[]> {
  const keys = page.builtOn.map((section) => {
    const [sop = "", slug = ""] = section.split("#");
    return { sop, section: slug };
  });
  return keys.length === 0 ? [] : store.pages.currentSections(keys, now);
}

/** The page that a draft is for; one that is not there yet stands as the draft says. `null`: there is none. */
export async function pageOfDraft(deps: DraftDeps, draft: Draft): Promise<DraftedPage | null> {
  const drafted = await draftedPage(deps, draft.sop);
  if (drafted !== null || draft.kind !== "new") return drafted;
  const { timeZone } = deps.company.policy;
  const made = readNewPage(draft, { source: await sourceOfNew(deps.store), timeZone });
  return "problem" in made ? null : { page: made.page, versions: [] };
}

export async function draftedPage({ store }: DraftDeps, sop: string): Promise<DraftedPage | null> {
  const page = (await store.pages.storedPages("", [sop])).find((one) => one.sop === sop);
  return page === undefined ? null : { page, versions: await store.pages.storedVersions([sop]) };
}

/** The title of a page as it stands, or as it stood last. */
export function titleOf({ page, versions }: DraftedPage, now: Date): string {
  const version = currentVersion(versions, page.retiredAt, now) ?? versions.at(-1);
  return version?.title ?? page.path;
}

/** Who may approve a change of a page. */
export function reviewersFor(
  { people, former, company, administrator }: DraftDeps,
  { page, versions }: DraftedPage,
  draft: Pick<Draft, "kind" | "author">,
  now: Date,
): readonly Person[] {
  const version = currentVersion(versions, page.retiredAt, now) ?? versions.at(-1);
  const { owner, deputy, path } = page;
  return reviewersOf({
    page: { owner, deputy, path, approver: version?.approver ?? null },
    draft,
    people,
    former,
    areas: company.areas,
    administrator,
  });
}

/** The name of a person by their id; nobody we know any more keeps the id. */
export function nameOf({ people }: Pick<DraftDeps, "people">, id: string): string {
  return people.find((person) => person.id === id)?.name ?? id;
}

/** "at 14:31", or "on Tue 3 Nov at 09:20", where the reader is. */
export function atFor(
  { company, people }: Pick<DraftDeps, "company" | "people">,
  reader: string | null,
  { at, now }: { readonly at: Date; readonly now: Date },
): string {
  const person = people.find(({ id }) => id === reader);
  const zone = person === undefined ? company.policy.timeZone : scheduleOf(person, company).timeZone;
  return atTimeInWords(at, now, zone);
}

function compared(
  draft: Draft,
  drafted: DraftedPage,
  before: StoredVersion | null,
  setting: Parameters<typeof textNow>[2],
): Pick<DraftView, "comparison" | "conflicts"> {
  if (draft.kind === "new") return { comparison: comparedNew(draft, drafted, setting), conflicts: [] };
  if (before === null) return { comparison: null, conflicts: [] };
  if (draft.kind === "retirement") return { comparison: comparePages(before.sections, []), conflicts: [] };
  if (draft.kind === "rollback") {
    const older = drafted.versions.find(({ version }) => version === draft.rollbackOf);
    return { comparison: comparePages(before.sections, older?.sections ?? []), conflicts: [] };
  }
  const text = textNow(draft, drafted, setting);
  if (text.kind === "conflict") {
    const heading = (slug: string) => before.sections.find((one) => one.slug === slug)?.heading ?? slug;
    return { comparison: null, conflicts: text.sections.map(heading) };
  }
  const home = { page: drafted.page, version: before, timeZone: setting.policy.timeZone };
  const read = readDraftText(home, text.body);
  const comparison = "problem" in read ? null : comparePages(before.sections, read.sections);
  return { comparison, conflicts: [] };
}

/** All of it is added, whatever stands there by now. */
function comparedNew(
  draft: Draft,
  { page }: DraftedPage,
  { policy }: Parameters<typeof textNow>[2],
): PageComparison | null {
  const made = readNewPage(draft, { source: page.source, timeZone: policy.timeZone });
  return "problem" in made ? null : comparePages([], made.read.sections);
}
