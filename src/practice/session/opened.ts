import type { Fact } from "../../core/facts.ts";
import { backOnTrack } from "../day/back-on-track.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import type { LoadedQuestion } from "./open-question.ts";
import { movedSession } from "./session-moves.ts";

/** The first tap on a session, whatever it was. */
export async function openedFacts(
  deps: PracticeDeps,
  { session, learner, now }: Pick<LoadedQuestion, "session" | "learner" | "now">,
): Promise<readonly Fact[]> {
  if (session === null || session.openedAt !== null) return [];
  return [movedSession(session, { ...session, openedAt: now }), ...(await backOnTrack(deps, learner, now))];
}
