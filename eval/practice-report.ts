import { stdout } from "node:process";
import {
  checkDays,
  comparePerMinute,
  meanOf,
  perMinute,
  type SchedulerName,
  simulate,
} from "./practice-simulation.ts";

/** `npm run eval:practice`: learners with known memory under our scheduler and four others. */
const names: readonly SchedulerName[] = ["cairn", "daily", "weekly", "leitner", "sm2"];
for (const memory of ["traces", "two-strengths"] as const) {
  for (const items of [40, 100, 200]) {
    const outcomes = simulate({ memory, items, learners: Number(process.env.N ?? 100), seed: 1 });
    stdout.write(`memory by ${memory}, ${items} items, ${outcomes.length} learners\n`);
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
      const { mean, low, high } = comparePerMinute(outcomes, name, 2);
      stdout.write(
        `  more a minute at day 90 than ${name}: ${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})\n`,
      );
    }
  }
}
