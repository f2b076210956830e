import { stdout } from "node:process";
import { evaluateSchedule } from "./schedule.ts";

/**
 * How well the schedule predicts real reviews, next to older ways of scheduling, on the same reviews.
 *
 *     npm run eval:schedule -- path/to/reviews.csv
 */
async function report(file: string | undefined): Promise<void> {
  if (file === undefined) {
    stdout.write("Give a file with the columns card_id, review_rating and review_time.\n");
    return;
  }
  const { reviews, logLoss, auc, baselines, calibration, fitted } = await evaluateSchedule(file);
  const rows = Object.entries({ "FSRS-6, defaults": { logLoss, auc }, ...baselines });
  stdout.write(`${file}: ${reviews} reviews at least a day after the one before of their card\n`);
  stdout.write(`${"".padEnd(20)}log loss   AUC\n`);
  for (const [name, score] of rows) {
    stdout.write(`${name.padEnd(20)}${number(score.logLoss).padEnd(11)}${number(score.auc)}\n`);
  }
  stdout.write("predicted → recalled, in tenths of the reviews:\n");
  for (const group of calibration) stdout.write(`  ${number(group.predicted)} → ${number(group.recalled)}\n`);
  if (fitted === null) stdout.write("Too few reviews to fit parameters.\n");
  else {
    stdout.write(
      `fitted to the earlier four fifths, on the latest ${fitted.reviews} reviews: ${number(fitted.fitted)}, defaults ${number(fitted.defaults)}: ${fitted.isUsed ? "used" : "not used"}\n`,
    );
  }
}

function number(value: number | null): string {
  return value === null ? "–" : value.toFixed(4);
}

await report(process.argv[2]);
