import type { Confidence, MemoryState, Rating } from "../../core/practice.ts";

export interface Answered {
  /** `false` for "Don't know", too. */
  readonly correct: boolean;
  readonly confidence: Confidence;
  /** What was known before, if it was of the same text (`memoryOfText`); `null`: nothing. */
  readonly memory: Pick<MemoryState, "sureRuns"> | null;
}

/**
 * How well it was remembered, from the answer and what the learner said about it; nothing is inferred from
 * speed. Right → good; "Guessing" and right → hard; "Sure" and right, twice running → easy; wrong or "Don't
 * know" → again.
 */
export function rate({ correct, confidence, memory }: Answered): Rating {
  if (!correct) return "again";
  switch (confidence) {
    case "guessing":
      return "hard";
    case "sure":
      return (memory?.sureRuns ?? 0) >= 1 ? "easy" : "good";
    case "plain":
      return "good";
  }
}
