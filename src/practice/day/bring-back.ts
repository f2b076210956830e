import { quietLine } from "../../core/card-parts.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import { mayWriteFirst } from "../../core/pause.ts";
import type { PracticeSession } from "../../core/practice.ts";
import { dateIn } from "../../core/working-time.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { nextPracticeInstant, practiceNow } from "../schedule/practice-time.ts";
import { loadQuestion, questionAsItWaits } from "../session/open-question.ts";
import { movedSession } from "../session/session-moves.ts";
import { isReachable, type PracticeNews, type Surroundings } from "./look-at-day.ts";

/** Whether today's session was opened and put off until now. */
export function isPutOff({ open, learner, now }: Surroundings): boolean {
  return (
    open !== null &&
    (open.kind === "daily" || open.kind === "nudge") &&
    open.openedAt !== null &&
    open.question !== null &&
    // Whoever went on with it before its time is left alone.
    now.getTime() - open.openedAt.getTime() >= leftAloneMs &&
    open.plannedOn === dateIn(now, learner.zone) &&
    mayWriteFirst(learner.settings, now) &&
    practiceNow(learner, now) !== null
  );
}

/** "In an hour" is over: the question that waits comes again, below whatever was said since. */
export async function bringBack(deps: PracticeDeps, around: Surroundings): Promise<PracticeNews> {
  const { day, learner, now, open, reader } = around;
  const nextAt = nextPracticeInstant(learner, now) ?? new Date(now.getTime() + weekMs);
  const planned = {
    kind: "practice-day-planned",
    day: { person: day.person, nextAt, ignored: 0 },
    was: day.nextAt,
  } as const;
  const card =
    open === null || !(await isReachable(deps, day.person))
      ? null
      : await waitingCard(deps, around, open, reader);
  if (card === null || open === null) return { facts: [planned], notices: [] };
  const message = deps.newId();
  return {
    facts: [planned, movedSession(open, { ...open, message })],
    notices: [{ id: message, to: { kind: "person", person: day.person }, card, replaces: null }],
  };
}

const leftAloneMs = 30 * 60_000;
const weekMs = 7 * 86_400_000;

async function waitingCard(
  deps: PracticeDeps,
  { learner, now }: Surroundings,
  open: PracticeSession,
  reader: Surroundings["reader"],
) {
  const loaded = await loadQuestion(deps, { person: learner.person, reader, at: now }, open.question ?? "");
  if (typeof loaded === "string") return null;
  return questionAsItWaits(deps, loaded, [quietLine(practiceWords.start.goOn(open.queue.length + 1))]);
}
