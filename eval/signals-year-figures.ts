import type { Told, Year } from "./signals-year.ts";
import { findMissingPages } from "./signals-year-questions.ts";

/** What was found of what was planted, what was told wrongly, and what managers received, a line each. */
export function yearFigures(year: Year, seed: string): readonly string[] {
  return [
    ...foundLines(year),
    ...toldLines(year, "person"),
    ...toldLines(year, "page"),
    ...wronglyLines(year),
    ...coachedLines(year),
    contentLine(year, seed),
    ...digestLines(year),
  ];
}

/** What began in the last twelve weeks had no time to be found. */
const lastOnset = 364 - 84;

function foundLines({ company, foundPeople, foundPages }: Year): readonly string[] {
  const personal = company.personal.map((plant, i) => ({ ...plant, isFound: foundPeople.has(i) }));
  const pages = company.pages.map((plant, i) => ({ ...plant, isFound: foundPages.has(i) }));
  const inTime = <Plant extends { readonly from: number }>(plants: readonly Plant[]) =>
    plants.filter(({ from }) => from <= lastOnset);
  const of = (sections: number) => inTime(personal).filter((plant) => plant.sections.length === sections);
  return [
    `personal gaps: ${found(inTime(personal))}`,
    `  of one section ${found(of(1))}, of a skill ${found(of(4))}`,
    `page problems: ${found(inTime(pages))}`,
  ];
}

function found(plants: readonly { readonly isFound: boolean }[]): string {
  const count = plants.filter(({ isFound }) => isFound).length;
  return `${count} of ${plants.length} planted found (${share(count, plants.length)})`;
}

function toldLines({ told }: Year, what: Told["what"]): readonly string[] {
  const all = told.filter((one) => one.what === what);
  const of = (truth: Told["truth"]) => all.filter((one) => one.truth === truth).length;
  return [
    `told as ${what}: ${all.length}; truly a person's ${of("person")}, a page's ${of("page")}, nothing ${of("nothing")}; precision ${share(of(what), all.length)}`,
    `  days from onset: ${quantiles(all.flatMap(({ after }) => after ?? []))}`,
  ];
}

function wronglyLines({ told, company, personYears }: Year): readonly string[] {
  const wrong = told.filter(({ what, truth }) => what === "person" && truth === "nothing");
  const workers = wrong.flatMap(({ person }) => (person === null ? [] : (company.workers[person] ?? [])));
  const abilities = workers.map(({ ability }) => ability.toFixed(2)).join(", ");
  const rate = ((wrong.length / personYears) * 10_000).toFixed(1);
  return [
    `escalated although nothing was wrong: ${rate} in 10,000 person-years (${wrong.length} in ${personYears.toFixed(0)})`,
    `  newcomers among them: ${workers.filter(({ joins }) => joins >= 0).length}; recall beside the predicted, as a logit: ${abilities || "-"}`,
  ];
}

function coachedLines({ news, personYears }: Year): readonly string[] {
  const coached = news.filter(({ kind }) => kind === "coached").length;
  const closed = news.filter(({ kind }) => kind === "closed");
  const causes = [...Map.groupBy(closed, ({ closing }) => closing)]
    .map(([closing, all]) => `${closing} ${all.length}`)
    .join(", ");
  return [
    `coached: ${coached} times, ${(coached / personYears).toFixed(2)} a person-year`,
    `closed: ${causes}`,
  ];
}

function contentLine({ company }: Year, seed: string): string {
  const { planted, found: count, opened, right, days } = findMissingPages(company.size, seed);
  return `content gaps: ${count} of ${planted} planted found (${share(count, planted)}), opened ${opened}, precision ${share(right, opened)}; days from the third question: ${quantiles(days)}`;
}

function digestLines({ company, entries, told }: Year): readonly string[] {
  const digests = [...Map.groupBy(entries, ({ manager, day }) => `${manager} ${day}`).values()].map(
    (all) => all.length,
  );
  const perWeek = (digests.length / company.size.managers / 52).toFixed(3);
  const distinct = new Set(entries.map(({ manager, about }) => `${manager} ${about}`)).size;
  const inSmall = entries.filter(({ group }) => group !== null && group.people.length < 5).length;
  const escalated = new Set(told.flatMap(({ what, person }) => (what === "person" ? [person] : [])));
  const named = entries.filter(({ kind, person }) => kind !== "page" && !escalated.has(person)).length;
  return [
    `digests: ${digests.length}, ${perWeek} a manager and week; entries ${entries.length}, most in one ${Math.max(0, ...digests)}`,
    `entries repeated without news: ${entries.length - distinct}`,
    `entries on groups under five: ${inSmall}; people named without an escalation of their own: ${named}`,
  ];
}

function share(part: number, of: number): string {
  return of === 0 ? "-" : (part / of).toFixed(3);
}

function quantiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? "-";
  return `half within ${at(0.5)}, nine in ten within ${at(0.9)}`;
}
