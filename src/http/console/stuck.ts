import type { SectionKey } from "../../core/ports/page-store.ts";
import type { StuckWeek } from "../../core/ports/signal-store.ts";
import { type FigureFacts, tellPart } from "../../signals/digest/team-figures.ts";
import { peopleOf, type Scope } from "./figure.ts";

export interface StuckFacts extends Pick<FigureFacts, "teams" | "policy"> {
  readonly scope: Scope;
  /** Ids of everybody in the company. */
  readonly everybody: readonly string[];
  readonly rows: readonly StuckWeek[];
}

export interface FragileSection {
  readonly key: SectionKey;
  /** Those who got stuck, of those whom the figure is about; of everybody, where it is about all teams. */
  readonly people: number;
  readonly of: number;
}

/** Sections where enough people of a group got stuck to speak of it, the most people first. */
export function fragileSections(facts: StuckFacts): readonly FragileSection[] {
  const sections = [...Map.groupBy(facts.rows, ({ sop, section }) => `${sop}#${section}`).values()];
  return sections
    .flatMap((rows) => {
      const [first] = rows;
      const group = groupOf(facts, rows);
      if (first === undefined || group === null) return [];
      const people = peopleIn(rows, group).size;
      return [{ key: { sop: first.sop, section: first.section }, people, of: sizeOf(facts, group) }];
    })
    .toSorted((a, b) => b.people - a.people || (sectionName(a) < sectionName(b) ? -1 : 1));
}

export interface StuckTrend {
  /** People who got stuck in each week, the oldest week first. */
  readonly weeks: readonly number[];
  readonly of: number;
  /** The same in the earlier and in the later half of them, and how it went on. `quiet`: too few in both. */
  readonly course: "rising" | "falling" | "steady" | "quiet";
}

/** People who got stuck week by week; `null`: there is no group large enough. */
export function stuckTrend(facts: StuckFacts, weeks: number): StuckTrend | null {
  const rows = facts.rows.filter(({ weeksAgo }) => weeksAgo < weeks);
  const group = groupOf(facts, rows);
  if (group === null) return null;
  const countOf = (wanted: (weeksAgo: number) => boolean) =>
    peopleIn(
      rows.filter(({ weeksAgo }) => wanted(weeksAgo)),
      group,
    ).size;
  const half = Math.floor(weeks / 2);
  const before = countOf((ago) => ago >= weeks - half);
  const after = countOf((ago) => ago < half);
  return {
    weeks: Array.from({ length: weeks }, (_, at) => countOf((ago) => ago === weeks - 1 - at)),
    of: sizeOf(facts, group),
    course: courseOf(before, after, facts.policy.signals.teamContributors),
  };
}

/** Of the days on which somebody got stuck, how many were with pages that were found wrong. */
export type StuckSplit =
  | { readonly kind: "counts"; readonly page: number; readonly people: number }
  | { readonly kind: "words"; readonly part: "none" | "few" | "half" | "most" | "all" };

/**
 * People or page; `null`: there is no group large enough. In words where one of the two sides would tell of
 * few people.
 *
 * @param wrong sections with a page problem, as `sop#section`.
 */
export function stuckSplit(facts: StuckFacts, wrong: ReadonlySet<string>): StuckSplit | null {
  const group = groupOf(facts, facts.rows);
  if (group === null) return null;
  const rows = facts.rows.filter(({ person }) => group.has(person));
  const sides = Map.groupBy(rows, ({ sop, section }) => wrong.has(`${sop}#${section}`));
  const [page, people] = [sides.get(true) ?? [], sides.get(false) ?? []];
  const isSmall = (side: readonly StuckWeek[]) =>
    side.length > 0 && peopleIn(side, group).size < facts.policy.signals.countsFrom;
  if (!isSmall(page) && !isSmall(people))
    return { kind: "counts", page: daysIn(page), people: daysIn(people) };
  const told = tellPart({ told: "words" }, daysIn(page), daysIn(rows));
  return told.kind === "words" ? told : null;
}

/** All teams together are the company, although the groups too small to be counted give nothing to it. */
function sizeOf({ scope, everybody }: StuckFacts, group: ReadonlySet<string>): number {
  return scope.kind === "company" ? everybody.length : group.size;
}

function groupOf(facts: StuckFacts, rows: readonly StuckWeek[]): ReadonlySet<string> | null {
  return peopleOf(facts.scope, { ...facts, contributors: new Set(rows.map(({ person }) => person)) });
}

function peopleIn(rows: readonly StuckWeek[], group: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(rows.flatMap(({ person }) => (group.has(person) ? [person] : [])));
}

function daysIn(rows: readonly StuckWeek[]): number {
  return rows.reduce((sum, { days }) => sum + days, 0);
}

/** Numbers of which nothing is said are equal here. */
function courseOf(before: number, after: number, least: number): StuckTrend["course"] {
  if (before < least && after < least) return "quiet";
  if (after >= least && (before < least || after > before * 1.25)) return "rising";
  return before >= least && (after < least || before > after * 1.25) ? "falling" : "steady";
}

function sectionName({ key }: FragileSection): string {
  return `${key.sop}#${key.section}`;
}
