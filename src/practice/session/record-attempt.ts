import type { Attempt, Confidence, MemoryState, Rating } from "../../core/practice.ts";
import { variantOf } from "../items/draw.ts";
import { nextPracticeInstants } from "../schedule/practice-time.ts";
import { rate } from "../schedule/rate.ts";
import { memoryOfText, nextMemory, predictedRecall } from "../schedule/schedule.ts";
import type { OpenQuestion } from "./open-question.ts";
import { attemptOf } from "./question-ids.ts";

/** An answer that is judged. */
export interface Judged {
  readonly kind: "answer" | "dont-know";
  readonly answer: string | null;
  readonly correct: boolean;
  readonly gradedBy: "rule" | "self" | "model";
  readonly confidence: Confidence;
  /** Recalled in part: left out, it follows from the rest. */
  readonly rating?: Rating;
}

/** The attempt, and what is known of the item from now on. */
export function recordAttempt(
  open: OpenQuestion,
  judged: Judged,
  before: MemoryState | null,
): { readonly attempt: Attempt; readonly memory: MemoryState } {
  const { question, learner, pooled, now: at } = open;
  const { person, item } = question;
  const policy = learner.policy;
  const known = memoryOfText(before, question.sectionHash);
  const rating = judged.rating ?? rate({ ...judged, memory: known });
  const variant = variantOf(question.values);
  const { parameters } = learner;
  const memory = nextMemory({
    person,
    item,
    memory: before,
    section: pooled.section,
    at,
    parameters,
    policy,
    rating,
    confidence: judged.confidence,
    variant,
    missedBy: nextPracticeInstants(learner, at, policy.missedWithinDays).at(-1) ?? null,
  });
  const attempt: Attempt = {
    id: attemptOf(question.id),
    question: question.id,
    person,
    item,
    itemVersion: question.itemVersion,
    sop: question.sop,
    section: question.section,
    sopVersion: question.sopVersion,
    sectionHash: question.sectionHash,
    ...judged,
    rating,
    predicted: known === null ? null : predictedRecall(known, at, parameters),
    variant,
    at,
  };
  return { attempt, memory };
}
