import type { Flag, PageReview, Queue } from "../../core/flags.ts";
import type { ContentGap } from "../../core/gaps.ts";
import { areaStewards, pageStewards, type StewardSearch } from "../../core/page-stewards.ts";
import { mayRead, type Person } from "../../core/people.ts";
import type { PageListing } from "../../core/ports/page-store.ts";
import { isOver } from "../flags/is-over.ts";
import { standNow } from "../flags/stand-now.ts";
import { addresseeOf } from "./addressee.ts";
import type { Doubted } from "./choose-entries.ts";
import type { StewardDeps } from "./steward-deps.ts";

/** A page in doubt or one that is missing, with who looks after it. */
export interface Subject extends Doubted {
  readonly about:
    | { readonly kind: "page"; readonly page: PageListing }
    | { readonly kind: "gap"; readonly gap: ContentGap };
  /** Open, oldest first. */
  readonly flags: readonly Flag[];
  /** Who may decide, in the order in which they are asked. */
  readonly stewards: readonly Person[];
  /** Who is asked now. */
  readonly addressee: Person | null;
}

/** Everything that is in doubt now. */
export async function subjectsInDoubt(deps: StewardDeps, now: Date): Promise<readonly Subject[]> {
  return subjectsOf(deps, await deps.flags.flags({ open: true }), now);
}

/** What these flags are about, as far as there is something to decide. */
export async function subjectsOf(
  deps: StewardDeps,
  flags: readonly Flag[],
  now: Date,
): Promise<readonly Subject[]> {
  const unsettled = flags.filter(({ settled }) => settled === null);
  if (unsettled.length === 0) return [];
  const pages = await deps.pages.currentPages(now);
  const bySubject = Map.groupBy(await stillOpen(deps, unsettled, pages, now), subjectId);
  const { useDays } = deps.company.policy.queue;
  const [uses, queues, reviews] = await Promise.all([
    deps.flags.usesOfPages(new Date(now.getTime() - useDays * dayMs)),
    deps.flags.queues({ subjects: [...bySubject.keys()] }),
    deps.flags.reviews([...bySubject.keys()]),
  ]);
  const known: Known = { uses, queues, reviews };
  const byId = new Map(pages.map((page) => [page.sop, page]));
  const subjects: Subject[] = [];
  for (const [id, own] of bySubject) {
    const about = await aboutOf(deps, own, byId.get(id));
    if (about !== null) subjects.push(toSubject(deps, { id, about, flags: own }, known, now));
  }
  return subjects;
}

/** Flags that there is still something to decide about: what was doubted stands as it stood. */
async function stillOpen(
  deps: StewardDeps,
  flags: readonly Flag[],
  pages: readonly PageListing[],
  now: Date,
): Promise<readonly Flag[]> {
  // Whether a link leads somewhere again is looked up at night.
  const standing = await standNow(deps, { flags, pages, isTargetThere: () => false }, now);
  return flags.filter((flag) => !isOver(flag, standing(flag)));
}

interface Known {
  readonly uses: ReadonlyMap<string, number>;
  readonly queues: readonly Queue[];
  readonly reviews: readonly PageReview[];
}

function toSubject(
  deps: StewardDeps,
  { id, about, flags }: Pick<Subject, "id" | "about" | "flags">,
  { uses, queues, reviews }: Known,
  now: Date,
): Subject {
  const since = flags[0]?.at ?? now;
  const shown = queues
    .filter((queue) => queue.subjects.includes(id) && queue.at >= since)
    .map(({ person, at }) => ({ person, at }))
    .toReversed();
  const last = reviews.findLast(({ sop }) => sop === id);
  const stewards = stewardsOf(deps, about);
  return {
    id,
    about,
    flags,
    uses: about.kind === "gap" ? about.gap.questions.length : (uses.get(id) ?? 0),
    risk: about.kind === "gap" ? "normal" : about.page.risk,
    doubts: flags.map(({ doubt, at }) => ({ kind: doubt.kind, at })),
    snoozedUntil: last?.verdict === "snoozed" ? last.until : null,
    shown,
    stewards,
    addressee: addresseeOf({ stewards, shown, company: deps.company }, now),
  };
}

/** The page, or the gap of one that is missing. */
function subjectId({ page, gap, id }: Flag): string {
  return page?.sop ?? gap ?? id;
}

const dayMs = 86_400_000;

async function aboutOf(
  { signals }: StewardDeps,
  flags: readonly Flag[],
  page: PageListing | undefined,
): Promise<Subject["about"] | null> {
  if (page !== undefined) return { kind: "page", page };
  const id = flags[0]?.page === null ? flags[0].gap : null;
  const gap = id === null ? null : await signals.gap(id);
  return gap?.kind === "content" ? { kind: "gap", gap } : null;
}

/** Who may decide on it, the first to be asked first. Who may not read a page is not asked about it, unless nobody else is left. */
function stewardsOf(deps: StewardDeps, about: Subject["about"]): readonly Person[] {
  const search: StewardSearch = { ...deps, areas: deps.company.areas };
  if (about.kind === "gap") return areaStewards(about.gap.area?.split("/")[0] ?? null, search);
  const all = pageStewards(about.page, search);
  return all.filter((person) => mayRead(deps.readerOf(person), about.page.audience) || person === all.at(-1));
}
