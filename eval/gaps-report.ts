import { argv, stdout } from "node:process";
import { falseAlarms, findTrueGap, ourSetting } from "./gaps.ts";

/**
 * `npm run eval:gaps`: how often the rules find a true gap within six weeks, and how often they would escalate
 * somebody who recalls exactly as predicted. Seeds are the numbers of the people.
 */
const people = Number(argv[2] ?? 300);
const peopleAsPredicted = Number(argv[3] ?? 150);
const forks = 40;

for (const coachedPerDay of [ourSetting.coachedPerDay, 0]) {
  stdout.write(`\n${coachedPerDay} items of the gap asked a practice day while coached, due or not\n`);
  for (const onset of [0, 120]) {
    const since = onset === 0 ? "never learned well" : `lost after ${onset} days`;
    for (const itemsOfSection of [1, 2, 3, 4, 6]) {
      const setting = { ...ourSetting, coachedPerDay, itemsOfSection };
      report(`one section of ${itemsOfSection} items, ${since}`, { of: "section", onset }, setting);
    }
    report(
      `a skill of 4 sections of 3 items, ${since}`,
      { of: "skill", onset },
      { ...ourSetting, coachedPerDay },
    );
  }
  const alarms = falseAlarms({ people: peopleAsPredicted, forks }, { ...ourSetting, coachedPerDay });
  stdout.write(
    `  recalling as predicted, ${alarms.personYears} person-years of up to 5 questions a day: coached ${alarms.coached.toFixed(2)} times a person-year (${alarms.lapses.toFixed(2)} by lapses), escalated ${(alarms.escalated * 10_000).toFixed(2)} times in 10,000 person-years\n`,
  );
}

function report(
  what: string,
  gap: { readonly of: "section" | "skill"; readonly onset: number },
  setting: typeof ourSetting,
): void {
  const findings = Array.from({ length: people }, (_, i) => findTrueGap({ ...gap, seed: `${i}` }, setting));
  const share = (count: number) => `${((100 * count) / people).toFixed(0)} %`;
  const coached = findings.filter(({ coachedAfter }) => coachedAfter !== null).length;
  const days = findings.flatMap(({ foundAfter }) => foundAfter ?? []).toSorted((a, b) => a - b);
  const sooner = days.filter((day) => day <= 42).length;
  stdout.write(
    `  ${what.padEnd(52)} coached ${share(coached)}, due for escalation within 6 weeks ${share(sooner)}, within 12 ${share(days.length)}, median day ${days[Math.floor(days.length / 2)] ?? "-"}\n`,
  );
}
