import type { Tap } from "../../core/asker.ts";
import type { Element } from "../../core/card.ts";
import type { PracticeSession } from "../../core/practice.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { messageStays } from "./message-stays.ts";
import { loadQuestion, questionAsItWaits, setAside } from "./open-question.ts";
import { movedSession } from "./session-moves.ts";

/**
 * Goes on with a session at the question that waits in it, with time for the rest. One whose page has changed
 * meanwhile is set aside. `before`: what to say first.
 */
export async function goOnWith(
  deps: PracticeDeps,
  tap: Tap<unknown>,
  session: PracticeSession,
  before: readonly Element[] = [],
): Promise<Result> {
  const loaded = await loadQuestion(deps, tap, session.question ?? "");
  if (typeof loaded === "string") return inSentences(loaded);
  const opened = { ...session, openedAt: tap.at };
  const card = await questionAsItWaits(deps, { ...loaded, session: opened }, before);
  if (card === null) return setAside(deps, tap, { ...loaded, session: opened });
  const message = deps.newId();
  const stays = messageStays(tap.place) ? message : null;
  return {
    ...shown([card]),
    messageIds: [message],
    facts: [movedSession(session, { ...opened, message: stays })],
  };
}
