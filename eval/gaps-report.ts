import { argv, stdout } from "node:process";
import { findTrueGap, sixWeeks, type TrueGap } from "./gaps.ts";
import { falseAlarms } from "./gaps-alarms.ts";
import { type GapSetting, ourSetting } from "./gaps-company.ts";

/**
 * `npm run eval:gaps [people] [people as predicted]`: how often the rules find a true gap within six weeks, and how
 * often they would escalate somebody who recalls exactly as predicted. Seeds are the numbers of the people.
 */
const people = Number(argv[2] ?? 300);
const peopleAsPredicted = Number(argv[3] ?? 150);
const forks = 40;

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
  const share = (count: number) => `${((100 * count) / people).toFixed(0)} %`;
  const coached = findings.filter(({ coachedAfter }) => coachedAfter !== null).length;
  const days = findings.flatMap(({ foundAfter }) => foundAfter ?? []).toSorted((a, b) => a - b);
  const sooner = days.filter((day) => day <= sixWeeks).length;
  const tries = findings.reduce((sum, one) => sum + one.tries, 0) / people;
  const since = gap.onset === 0 ? "never learned well" : `lost after ${gap.onset} days`;
  stdout.write(
    `${`${what}, ${since}`.padEnd(54)} coached ${share(coached)}, found within 6 weeks ${share(sooner)}, within 12 ${share(days.length)}, median day ${days[Math.floor(days.length / 2)] ?? "-"}, tries ${tries.toFixed(1)}\n`,
  );
}
