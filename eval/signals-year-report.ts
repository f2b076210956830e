import { argv, stdout } from "node:process";
import { liveYear, type Year } from "./signals-year.ts";
import { type CompanySize, largeCompany, smallCompany } from "./signals-year-company.ts";
import { yearFigures } from "./signals-year-figures.ts";
import { monthInWords } from "./signals-year-month.ts";

/**
 * `npm run eval:signals [seed] [people]`: the generated year, the same of people whose recall is exactly as
 * predicted, and a month of a small company in words.
 */
const seed = argv[2] ?? "2";
const people = Number(argv[3] ?? largeCompany.people);

report(`${people} people`, liveYear(scaled(people), seed));
report(`${people} people who recall exactly as predicted`, liveYear({ ...scaled(people), scatter: 0 }, seed));
const small = liveYear(smallCompany, seed);
report("60 people", small);
stdout.write(
  `\nFour weeks of the small company, in words\n${monthInWords(small, 91).map(indented).join("")}`,
);

function report(title: string, year: Year): void {
  stdout.write(`\n${title}, seed ${seed}: ${year.signals} signals, ${year.tries} tries\n`);
  stdout.write(yearFigures(year, seed).map(indented).join(""));
}

function indented(line: string): string {
  return `  ${line}\n`;
}

function scaled(count: number): CompanySize {
  const part = count / largeCompany.people;
  const of = (value: number) => Math.max(1, Math.round(value * part));
  return {
    ...largeCompany,
    people: count,
    managers: Math.max(10, of(largeCompany.managers)),
    sections: Math.max(80, Math.ceil(of(largeCompany.sections) / 4) * 4),
    roles: Math.max(4, of(largeCompany.roles)),
    personalGaps: of(largeCompany.personalGaps),
    pageProblems: of(largeCompany.pageProblems),
  };
}
