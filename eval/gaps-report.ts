import { argv, stdout } from "node:process";
import { type Finding, findTrueGap, sixWeeks, type TrueGap } from "./gaps.ts";
import { falseAlarms } from "./gaps-alarms.ts";
import { type GapSetting, ourSetting } from "./gaps-company.ts";

/**
 * `npm run eval:gaps [people] [people as predicted]`: how often the rules find a true gap within six weeks, and how
 * often they would escalate somebody who recalls exactly as predicted. Seeds are the numbers of the people.
 */
const people = Number(argv[2] ?? 300);
const peopleAsPredicted = Number(argv[3] ?? 150);
const forks = 40;

const { coachAt, persistsAt } = ourSetting.signals;
stdout.write(
  `Evidence needed: ${coachAt} to coach and ${persistsAt} more to persist. Tries and evidence within six weeks of the first try, until it was found: quartiles.\n`,
);

for (const onset of [0, 120]) {
  for (const itemsOfSection of [1, 2, 3, 4, 6]) {
    const what = itemsOfSection === 1 ? "a single item" : `a section of ${itemsOfSection} items`;
    report(what, { of: "section", onset }, { ...ourSetting, itemsOfSection });
  }
  report("a skill of 4 sections of 3 items", { of: "skill", onset }, ourSetting);
}
const alarms = falseAlarms({ people: peopleAsPredicted, forks }, ourSetting);
stdout.write(
  `recalling as predicted, ${alarms.personYears} person-years, ${alarms.questions.toFixed(0)} questions each: coached ${alarms.coached.toFixed(2)} times a person-year (${alarms.lapses.toFixed(2)} by lapses), escalated ${(alarms.escalated * 10_000).toFixed(2)} times in 10,000 person-years\n`,
);

function report(what: string, gap: Pick<TrueGap, "of" | "onset">, setting: GapSetting): void {
  const findings = Array.from({ length: people }, (_, i) => findTrueGap({ ...gap, seed: `${i}` }, setting));
  const since = gap.onset === 0 ? "never learned well" : `lost after ${gap.onset} days`;
  const parts = [
    `found within 6 weeks of the first try ${shareWithin(findings, ({ firstDay }) => firstDay, sixWeeks)}`,
    `of the first miss ${shareWithin(findings, ({ firstMiss }) => firstMiss, sixWeeks)}`,
    `within 12 weeks ${shareWithin(findings, ({ firstDay }) => firstDay, 2 * sixWeeks)}`,
    `tries until then ${quartiles(findings.map(({ tries }) => tries))}`,
    `evidence ${quartiles(findings.map(({ evidence }) => Math.round(evidence)))}`,
  ];
  stdout.write(`${`${what}, ${since}`.padEnd(54)} ${parts.join(", ")}\n`);
}

/** Of those with such a first day, how many were found so many days after it at the latest. */
function shareWithin(
  findings: readonly Finding[],
  from: (finding: Finding) => number | null,
  days: number,
): string {
  const begun = findings.filter((one) => from(one) !== null);
  const found = begun.filter((one) => one.foundOn !== null && one.foundOn - (from(one) ?? 0) <= days);
  return `${((100 * found.length) / begun.length).toFixed(0)} %`;
}

function quartiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((part) => sorted[Math.floor(part * sorted.length)] ?? "-").join(" ");
}
