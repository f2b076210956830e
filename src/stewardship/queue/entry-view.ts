import { type Draft, draftState } from "../../core/drafts.ts";
import type { Doubt, Flag, PageDoubt } from "../../core/flags.ts";
import { mayRead, type Person } from "../../core/people.ts";
import type { Policy } from "../../core/policy.ts";
import type { CurrentSection, PageListing, PageView } from "../../core/ports/page-store.ts";
import type { Trust } from "../../core/terms.ts";
import { type FactToCheck, factsToCheck } from "./page-facts.ts";
import type { StewardDeps } from "./steward-deps.ts";
import type { Subject } from "./subjects.ts";
import { evidenceOf } from "./weigh.ts";

/** One entry with everything its card shows. */
export interface EntryView {
  readonly subject: Subject;
  /** The heaviest first, each kind once. */
  readonly doubts: readonly DoubtShown[];
  /** Sections of the page; none where its reader may not read it or a page is missing. */
  readonly sections: readonly CurrentSection[];
  readonly facts: readonly FactToCheck[];
  /** Numbers of its earlier versions that could come back, the newest first. */
  readonly earlier: readonly number[];
  /** A change of it that waits to be decided; `null`: none. */
  readonly draft: Draft | null;
  readonly trust: Trust;
  /** `null`: the first who is asked. */
  readonly insteadOf: string | null;
  /** A missing page: in the words of those who asked, where they may be read. */
  readonly asked: readonly string[];
  readonly policy: Policy;
}

export interface DoubtShown {
  readonly doubt: Doubt;
  readonly flag: Flag;
  /** Who said so and in which words, of whom that may be told. */
  readonly said: { readonly by: string | null; readonly words: string | null } | null;
}

export async function viewEntry(
  deps: StewardDeps,
  { subject, person }: { readonly subject: Subject; readonly person: Person },
  now: Date,
): Promise<EntryView> {
  const { about, stewards } = subject;
  const page = about.kind === "gap" ? null : await readablePage(deps, about.page, person, now);
  const sections = page?.sections ?? [];
  const drafts = page === null ? [] : await deps.drafts.openDrafts([page.sop]);
  return {
    subject,
    doubts: await doubtsShown(deps, subject.flags),
    sections,
    facts: factsToCheck(sections),
    earlier: (page?.versions ?? [])
      .filter(({ state }) => state === "superseded")
      .map(({ version }) => version),
    draft: drafts.find((draft) => draftState(draft) === "in-review") ?? null,
    trust: deps.trust.get(subject.id) ?? "unverified",
    insteadOf: stewards[0] === undefined || stewards[0].id === person.id ? null : stewards[0].name,
    asked: about.kind === "gap" ? await deps.wordsAsked(about.gap, person.id) : [],
    policy: deps.company.policy,
  };
}

async function readablePage(
  deps: StewardDeps,
  { kind, path, version, audience }: PageListing,
  person: Person,
  now: Date,
): Promise<PageView | null> {
  return mayRead(deps.readerOf(person), audience) ? deps.pages.pageAt({ kind, path, version }, now) : null;
}

async function doubtsShown(
  { flags: store, people, company }: StewardDeps,
  flags: readonly Flag[],
): Promise<readonly DoubtShown[]> {
  const ids = flags.flatMap(({ doubt }) => (doubt.kind === "page-blamed" ? (doubt.doubt ?? []) : []));
  const said = ids.length === 0 ? [] : await store.pageDoubts({ ids });
  const saidIn = new Map(said.map((one) => [one.id, one]));
  const nameOf = ({ isNamed, by }: PageDoubt) =>
    isNamed ? (people.find(({ id }) => id === by)?.name ?? null) : null;
  return flags
    .map((flag): DoubtShown => {
      const { doubt } = flag;
      const found = doubt.kind === "page-blamed" ? saidIn.get(doubt.doubt ?? "") : undefined;
      return { doubt, flag, said: found === undefined ? null : { by: nameOf(found), words: found.words } };
    })
    .toSorted(
      (a, b) =>
        evidenceOf(b.doubt.kind, company.policy.queue) - evidenceOf(a.doubt.kind, company.policy.queue),
    );
}
