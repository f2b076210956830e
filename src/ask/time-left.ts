import type { Asker } from "../core/asker.ts";
import type { AskDeps } from "./ask-deps.ts";

/**
 * Whole milliseconds that a model has left for an answer, counted from the arrival of what was asked: who waited in line
 * is quoted the page rather than kept waiting. On the command line the clock may have been moved, and nobody waits.
 */
export function timeLeft(
  { company, now }: Pick<AskDeps, "company" | "now">,
  { at, place }: Pick<Asker, "at" | "place">,
  elapsedMs: number,
): number {
  const waited = place.channel === "cli" ? 0 : now().getTime() - at.getTime();
  return Math.floor(company.policy.models.answerWithinMs - Math.max(waited, elapsedMs));
}
