import type { PracticeSession } from "../../core/practice.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";

/** A session as it is from now on, told apart from what another tap makes of it at the same time. */
export function movedSession(
  before: PracticeSession,
  after: PracticeSession,
): PracticeFactOf<"session-moved"> {
  return {
    kind: "session-moved",
    session: { ...after, moves: before.moves + 1 },
    was: before.moves,
  };
}

/** A session that another takes the place of, or that nobody goes on with. */
export function endedSession(
  session: PracticeSession,
  ending: NonNullable<PracticeSession["ending"]>,
  at: Date,
): PracticeFactOf<"session-moved"> {
  return movedSession(session, { ...session, endedAt: at, ending });
}
