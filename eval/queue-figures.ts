import type { QueueCompany, SimulatedPage } from "./queue-company.ts";
import type { QueueYear } from "./queue-year.ts";

/** A year in figures. */
export interface QueueFigures {
  readonly entries: number;
  /** Entries of an owner in a week: over all owners and weeks, over those with any, and the most. */
  readonly perOwnerWeek: { readonly mean: number; readonly p95: number; readonly most: number };
  /** Times a page was put before the same person, at most within 30 days; and in the year on average. */
  readonly mostIn30Days: number;
  readonly perPage: number;
  /** Of the used pages, and of all, the part that was reviewed within its cadence. */
  readonly inTime: { readonly used: number; readonly all: number };
  readonly wrong: WrongFigures;
  readonly wrongUsed: WrongFigures;
  /** Answers from a wrong text. */
  readonly wrongAnswers: number;
}

interface WrongFigures {
  readonly pages: number;
  readonly found: number;
  /** Half of those found were found within this many days; `null`: none was. */
  readonly medianDays: number | null;
}

export function figuresOf(year: QueueYear, company: QueueCompany): QueueFigures {
  const weeks = Math.ceil(company.days / 7);
  const perWeek = Map.groupBy(year.shown, ({ person, week }) => `${person} ${week}`);
  const sizes = company.owners.flatMap(({ person }) =>
    Array.from({ length: weeks }, (_, week) => perWeek.get(`${person.id} ${week}`)?.length ?? 0),
  );
  const isUsed = (page: SimulatedPage) => page.uses.some((count) => count > 0);
  const reviewed = new Map<string, number[]>();
  for (const { page, day } of year.reviews) reviewed.set(page, [...(reviewed.get(page) ?? []), day]);
  const inTime = (pages: readonly SimulatedPage[]) =>
    pages.filter((page) => isInTime(page, reviewed.get(page.id) ?? [], company.days)).length / pages.length;
  return {
    entries: year.shown.length,
    perOwnerWeek: {
      mean: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
      p95: sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length * 0.95)] ?? 0,
      most: Math.max(...sizes),
    },
    mostIn30Days: mostRemindersIn(30, year),
    perPage: year.shown.length / company.pages.length,
    inTime: { used: inTime(company.pages.filter(isUsed)), all: inTime(company.pages) },
    wrong: wrongFigures(year.wrong),
    wrongUsed: wrongFigures(year.wrong.filter(({ page }) => isUsed(page))),
    wrongAnswers: year.wrongAnswers,
  };
}

/** From the import on no time passes that is longer than its cadence without somebody looking at it. */
function isInTime({ reviewEveryDays }: SimulatedPage, reviews: readonly number[], days: number): boolean {
  const looks = [0, ...reviews, days].toSorted((a, b) => a - b);
  return looks.every((day, at) => at === 0 || day - (looks[at - 1] ?? 0) <= reviewEveryDays);
}

function mostRemindersIn(days: number, { shown }: QueueYear): number {
  const byPage = Map.groupBy(shown, ({ person, page }) => `${person} ${page}`);
  const most = [...byPage.values()].map((all) =>
    Math.max(...all.map(({ day }) => all.filter((one) => one.day >= day && one.day < day + days).length)),
  );
  return Math.max(0, ...most);
}

function wrongFigures(wrong: QueueYear["wrong"]): WrongFigures {
  const took = wrong
    .flatMap(({ from, foundOn }) => (foundOn === null ? [] : [foundOn - from]))
    .toSorted((a, b) => a - b);
  return {
    pages: wrong.length,
    found: took.length,
    medianDays: took[Math.ceil(took.length / 2) - 1] ?? null,
  };
}
