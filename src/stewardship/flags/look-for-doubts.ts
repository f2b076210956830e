import type { Fact } from "../../core/facts.ts";
import { pageStewards } from "../../core/page-stewards.ts";
import type { CurrentSection, PageListing } from "../../core/ports/page-store.ts";
import { outdatedLessons } from "../effect/outdated-lessons.ts";
import { findContradictions } from "./find-contradictions.ts";
import type { FlagDeps } from "./flag-deps.ts";
import { lookAtLinks } from "./look-at-links.ts";
import { type DoubtedPage, type FoundDoubt, pageDoubts } from "./page-doubts.ts";
import { type NewDoubt, raise } from "./raise.ts";
import { reviewDays } from "./review-day.ts";
import { settleOver } from "./settle-over.ts";
import { searchOf } from "./take-up-signals.ts";

/** What a part of a night's look found. */
export interface DoubtsFound {
  readonly facts: readonly Fact[];
  /** To be kept once the facts are written. */
  readonly look: Parameters<FlagDeps["flags"]["keepLook"]>[0];
}

/** Pages whose texts are compared in one go: what is read of them is dropped before the next. */
const atOnce = 50;

/**
 * The nightly look: reviews, owners and reports of every page, and of the pages that changed since the last look what
 * they cite, who cites them, and what else says something on the same. What is over by itself is settled. It goes on
 * where it was stopped.
 */
export async function* lookForDoubts(deps: FlagDeps, now: Date): AsyncGenerator<DoubtsFound> {
  const { flags } = deps;
  const { at: from, going } = await flags.lookStands();
  const upTo = going?.upTo ?? now;
  const pages = await deps.pages.currentPages(now);
  const changed = (await flags.pagesChangedBetween(from, upTo)).toSorted();
  const partDone = (after: string) => ({ at: from, going: { upTo, after } });
  if (going === null) {
    const found = [
      ...(await ownRecord(deps, pages, now)),
      ...(await lessonDoubts(deps, { pages, changed, now })),
    ];
    const facts = [...(await settleOver(deps, pages, now)), ...(await raise(deps, found, now))];
    yield { facts, look: { stands: partDone(""), sops: [], links: [] } };
  }
  const left = changed.filter((sop) => sop > (going?.after ?? ""));
  for (let at = 0; at < left.length; at += atOnce) {
    const some = left.slice(at, at + atOnce);
    const texts = await textsOf(deps, pages, new Set(some), now);
    const { links, doubts } = await lookAtLinks(deps, { changed: new Set(some), texts, pages, from, now });
    const found = [...doubts, ...(await findContradictions(deps, { texts, pages, now }))];
    yield {
      facts: await raise(deps, found, now),
      look: { stands: partDone(some.at(-1) ?? ""), sops: some, links },
    };
  }
  yield { facts: [], look: { stands: { at: upTo, going: null }, sops: [], links: [] } };
}

/** Doubts that a page's own record gives. */
async function ownRecord(
  deps: FlagDeps,
  pages: readonly PageListing[],
  now: Date,
): Promise<readonly NewDoubt[]> {
  const { policy } = deps.company;
  const uses = await deps.flags.usesOfPages(new Date(now.getTime() - policy.queue.useDays * dayMs));
  const reports = new Map((await deps.answers.reports(pages)).map((one) => [one.sop, one]));
  const days = reviewDays(pages, uses, policy);
  const found = pages.flatMap((page) => {
    const doubted: DoubtedPage = {
      page,
      reviewDay: days.get(page.sop) ?? null,
      reports: reports.get(page.sop) ?? null,
    };
    return pageDoubts(doubted, searchOf(deps), policy, now).map((one) => ({ page, one }));
  });
  const sections = await hashesOf(
    deps,
    found.flatMap(({ page, one }) => (one.section === null ? [] : [{ sop: page.sop, section: one.section }])),
    now,
  );
  return found.map(({ page, one }) => doubtOf(deps, page, one, sections));
}

const dayMs = 86_400_000;

/** Lessons that teach what a page no longer says. */
async function lessonDoubts(
  deps: FlagDeps,
  {
    pages,
    changed,
    now,
  }: { readonly pages: readonly PageListing[]; readonly changed: readonly string[]; readonly now: Date },
): Promise<readonly NewDoubt[]> {
  if (changed.length === 0) return [];
  const look = { listed: pages, changed: new Set(changed), now };
  return (await outdatedLessons(deps.pages, look)).map(({ lesson, cited }) =>
    doubtOf(deps, lesson, { doubt: { kind: "lesson-outdated", cited }, section: null }, new Map()),
  );
}

function doubtOf(
  deps: FlagDeps,
  page: PageListing,
  { doubt, section }: FoundDoubt,
  hashes: ReadonlyMap<string, string>,
): NewDoubt {
  const [owner] = pageStewards(page, searchOf(deps));
  const sectionHash = section === null ? null : (hashes.get(`${page.sop}#${section}`) ?? null);
  return {
    doubt,
    gap: null,
    owner: owner?.id ?? null,
    page: { sop: page.sop, version: page.version, section, sectionHash },
  };
}

async function hashesOf(
  { pages }: FlagDeps,
  keys: readonly { readonly sop: string; readonly section: string }[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const sections = await pages.currentSections(keys, now);
  return new Map(sections.map(({ sop, asked, hash }) => [`${sop}#${asked}`, hash]));
}

/** The current texts of some pages. */
async function textsOf(
  deps: FlagDeps,
  pages: readonly PageListing[],
  wanted: ReadonlySet<string>,
  now: Date,
): Promise<readonly CurrentSection[]> {
  const views = await Promise.all(
    pages
      .filter(({ sop }) => wanted.has(sop))
      .map(({ kind, path, version }) => deps.pages.pageAt({ kind, path, version }, now)),
  );
  return views.flatMap((view) => view?.sections ?? []);
}
