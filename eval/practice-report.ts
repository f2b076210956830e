import { stdout } from "node:process";
import type { MemoryChoice } from "./practice-memory.ts";
import { livePeople } from "./practice-people.ts";
import {
  checkDays,
  comparePerMinute,
  meanOf,
  perMinute,
  type SchedulerName,
  simulate,
} from "./practice-simulation.ts";

/**
 * `npm run eval:practice`: learners with known memory under our planning and under four others; the same items,
 * days, questions and new ones a day. Intervals are of 95 %, over learners, each compared with themselves.
 */
const learners = 300;
const names: readonly SchedulerName[] = ["cairn", "daily", "weekly", "leitner", "sm2"];

for (const material of ["average", "hard"] as const) {
  for (const kind of ["power-law", "traces", "two-strengths"] as const) {
    for (const items of [60, 120]) report({ kind, material }, items);
  }
}

const habits = livePeople(400, 180);
stdout.write(
  `${habits.people} people for 180 days, half of them experts, who ignore, stop halfway, guess and are away:\n`,
);
stdout.write(
  `  ${habits.sessions} sessions, ${habits.questions} questions, ${habits.pauseOffers} times "pause?"\n`,
);
stdout.write(
  `  most questions in seven days: ${habits.mostForAnExpert} for an expert, ${habits.mostForALearner} for a learner\n`,
);
stdout.write(
  `  cards beside an unopened one: ${habits.stacked}; outside working hours: ${habits.offHours}; items twice a day: ${habits.repeated}\n`,
);

function report(memory: MemoryChoice, items: number): void {
  const outcomes = simulate({ memory, items, learners, seed: 1 });
  stdout.write(`${memory.material} material, ${memory.kind}, ${items} items, ${learners} learners\n`);
  for (const name of names) {
    const cells = checkDays.map((day, check) => {
      const recalled = meanOf(outcomes.map((under) => under[name].recalled[check] ?? 0));
      const minutes = meanOf(outcomes.map((under) => under[name].minutes[check] ?? 0));
      const rate = meanOf(outcomes.map((under) => perMinute(under[name], check)));
      return `day ${day}: ${recalled.toFixed(1)} in ${minutes.toFixed(0)} min, ${rate.toFixed(3)} a minute`;
    });
    stdout.write(`  ${name.padEnd(8)} ${cells.join(" · ")}\n`);
  }
  for (const name of names.slice(1)) {
    const { mean, low, high } = comparePerMinute(outcomes, name, checkDays.length - 1);
    stdout.write(
      `  more a minute at day 90 than ${name}: ${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})\n`,
    );
  }
}
