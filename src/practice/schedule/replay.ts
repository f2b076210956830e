import type { Policy } from "../../core/policy.ts";
import type { MemoryState, Rating } from "../../core/practice.ts";
import { nextMemory, type Parameters, predictedRecall } from "./schedule.ts";

/** One review of one card: an item, for one learner. */
export interface CardReview {
  readonly card: string;
  readonly rating: Rating;
  readonly at: Date;
}

/** What was predicted of a review, and what came of it. */
export interface Prediction {
  readonly at: Date;
  /** 0 to 1, as predicted the moment before. */
  readonly recall: number;
  readonly isRecalled: boolean;
}

/**
 * What the schedule would have predicted of each review, knowing the earlier ones only; of those that came at
 * least a day after the one before of the same card, in the order of time.
 */
export function replay(
  reviews: readonly CardReview[],
  parameters: Parameters,
  policy: Pick<Policy["practice"], "retention" | "retentionCritical">,
): readonly Prediction[] {
  const memories = new Map<string, MemoryState>();
  const predictions: Prediction[] = [];
  for (const { card, rating, at } of reviews.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const memory = memories.get(card) ?? null;
    if (memory !== null && at.getTime() - memory.lastAt.getTime() >= dayMs) {
      const recall = predictedRecall(memory, at, parameters);
      predictions.push({ at, recall, isRecalled: rating !== "again" });
    }
    const review = { person: "", item: card, memory, at, rating, parameters, policy } as const;
    memories.set(
      card,
      nextMemory({ ...review, section: noSection, confidence: "plain", variant: "", missedBy: null }),
    );
  }
  return predictions;
}

const noSection = { hash: "", risk: "normal", reviewDue: null } as const;
const dayMs = 86_400_000;

/** Mean surprise: 0 for who always knew, 0.69 for who tossed a coin. `null` of nothing. */
export function logLoss(predictions: readonly Pick<Prediction, "recall" | "isRecalled">[]): number | null {
  if (predictions.length === 0) return null;
  const total = predictions.reduce((sum, { recall, isRecalled }) => {
    const chance = Math.min(1 - leastChance, Math.max(leastChance, isRecalled ? recall : 1 - recall));
    return sum - Math.log(chance);
  }, 0);
  return total / predictions.length;
}

/** Nothing is certain: one sure mistake shall not outweigh all the rest. */
const leastChance = 1e-6;
