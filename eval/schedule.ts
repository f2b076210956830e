import { readFile } from "node:fs/promises";
import { InputError } from "../src/core/errors.ts";
import { evaluationWords } from "../src/core/messages/command-line.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import type { Rating } from "../src/core/practice.ts";
import { fitParameters } from "../src/practice/schedule/fit.ts";
import { type CardReview, logLoss, type Prediction, replay } from "../src/practice/schedule/replay.ts";
import { auroc } from "./retrieval-measures.ts";
import { leitner, predictWith, sm2 } from "./schedule-baselines.ts";

interface Score {
  readonly logLoss: number | null;
  readonly auc: number | null;
}

export interface ScheduleFigures extends Score {
  /** Reviews scored: those at least a day after the one before of their card. */
  readonly reviews: number;
  /** Reviews in ten groups of growing predicted recall: what was predicted, and how many were recalled. */
  readonly calibration: readonly {
    readonly predicted: number;
    readonly recalled: number;
    readonly reviews: number;
  }[];
  /** The same reviews by other means; `constant` knows the mean of the whole file beforehand. */
  readonly baselines: Readonly<Record<"constant" | "leitner" | "sm2", Score>>;
  /** Parameters learned from the earlier four fifths, on the latest fifth; `null`: too few reviews. */
  readonly fitted: {
    readonly reviews: number;
    readonly defaults: number;
    readonly fitted: number;
    readonly isUsed: boolean;
  } | null;
}

/** How well the schedule predicts real reviews, with the default parameters. */
export async function evaluateSchedule(file: string): Promise<ScheduleFigures> {
  const reviews = readReviews(await readFile(file, "utf8"));
  const policy = defaultPolicy.practice;
  const predictions = replay(reviews, null, policy);
  const fit = await fitParameters(reviews, policy);
  return {
    reviews: predictions.length,
    ...score(predictions),
    calibration: calibrate(predictions),
    baselines: {
      constant: score(constant(predictions)),
      leitner: score(predictWith(reviews, leitner)),
      sm2: score(predictWith(reviews, sm2)),
    },
    fitted: fit.heldBack === null ? null : { ...fit.heldBack, isUsed: fit.why === "fitted" },
  };
}

/** In the order of time. A line that cannot be read is named. */
function readReviews(text: string): readonly CardReview[] {
  const [header = "", ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const columns = header.split(",").map((name) => name.trim());
  const [card, rating, time] = ["card_id", "review_rating", "review_time"].map((name) => {
    if (!columns.includes(name)) throw new InputError(evaluationWords.noColumn(name));
    return columns.indexOf(name);
  });
  const reviews = lines.map((line, i) => {
    const cells = line.split(",").map((cell) => cell.trim());
    const at = new Date(cells[time ?? -1] ?? "");
    const rated = ratings[cells[rating ?? -1] ?? ""];
    if (rated === undefined || Number.isNaN(at.getTime()))
      throw new InputError(evaluationWords.oddReview(i + 2));
    return { card: cells[card ?? -1] ?? "", rating: rated, at };
  });
  return reviews.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const ratings: Readonly<Record<string, Rating>> = { 1: "again", 2: "hard", 3: "good", 4: "easy" };

function score(predictions: readonly Prediction[]): Score {
  const recallOf = (some: readonly Prediction[]) => some.map(({ recall }) => recall);
  return {
    logLoss: logLoss(predictions),
    auc: auroc(
      recallOf(predictions.filter(({ isRecalled }) => isRecalled)),
      recallOf(predictions.filter(({ isRecalled }) => !isRecalled)),
    ),
  };
}

function constant(predictions: readonly Prediction[]): readonly Prediction[] {
  const recall = predictions.filter(({ isRecalled }) => isRecalled).length / predictions.length;
  return predictions.map((one) => ({ ...one, recall }));
}

function calibrate(predictions: readonly Prediction[]): ScheduleFigures["calibration"] {
  const sorted = predictions.toSorted((a, b) => a.recall - b.recall);
  const groups = Array.from({ length: 10 }, (_, i) =>
    sorted.slice(Math.floor((i * sorted.length) / 10), Math.floor(((i + 1) * sorted.length) / 10)),
  );
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      predicted: group.reduce((sum, { recall }) => sum + recall, 0) / group.length,
      recalled: group.filter(({ isRecalled }) => isRecalled).length / group.length,
      reviews: group.length,
    }));
}
