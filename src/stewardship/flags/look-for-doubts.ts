import type { Fact } from "../../core/facts.ts";
import { pageStewards } from "../../core/page-stewards.ts";
import type { StoredLink } from "../../core/ports/flag-store.ts";
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

/** What a night's look found. */
export interface DoubtsFound {
  readonly facts: readonly Fact[];
  /** To be kept once the facts are written. */
  readonly look: {
    readonly upTo: Date;
    readonly sops: readonly string[];
    readonly links: readonly StoredLink[];
  };
}

/** Pages whose texts are compared in one go: what is read of them is dropped before the next. */
const atOnce = 50;

/**
 * The nightly look: reviews, owners and reports of every page, and of the pages that changed since the last look what
 * they cite, who cites them, and what else says something on the same. What is over by itself is settled.
 */
export async function lookForDoubts(deps: FlagDeps, now: Date): Promise<DoubtsFound> {
  const { flags } = deps;
  const pages = await deps.pages.currentPages(now);
  const from = await flags.lookedAtUpTo();
  const changed = await flags.pagesChangedBetween(from, now);
  const over = await settleOver(deps, pages, now);
  const found = [
    ...(await ownRecord(deps, pages, now)),
    ...(await lessonDoubts(deps, { pages, changed, now })),
  ];
  const links: StoredLink[] = [];
  for (let at = 0; at < changed.length; at += atOnce) {
    const some = new Set(changed.slice(at, at + atOnce));
    const texts = await textsOf(deps, pages, some, now);
    const linked = await lookAtLinks(deps, { changed: some, texts, pages, from, now });
    links.push(...linked.links);
    found.push(...linked.doubts, ...(await findContradictions(deps, { texts, pages, now })));
  }
  return { facts: [...over, ...(await raise(deps, found, now))], look: { upTo: now, sops: changed, links } };
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
