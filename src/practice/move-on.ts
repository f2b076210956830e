import type { Tap } from "../core/asker.ts";
import type { Card } from "../core/card.ts";
import type { Fact } from "../core/facts.ts";
import type { Attempt, MemoryState, PracticeSession } from "../core/practice.ts";
import type { Result } from "../core/result.ts";
import { askNext, type NextQuestion } from "./ask-next.ts";
import { backOnTrack } from "./back-on-track.ts";
import { doneCard } from "./done-card.ts";
import { instead, type LoadedQuestion } from "./open-question.ts";
import type { PracticeDeps } from "./practice-deps.ts";
import { questionCard } from "./question-card.ts";
import { movedSession } from "./session-moves.ts";
import { resultsOf } from "./session-results.ts";
import { showQuestion } from "./show-question.ts";

/** A question that is over, with what is to be said and remembered of it. */
export interface QuestionOver extends Omit<LoadedQuestion, "attempt"> {
  /** Takes the place of the question. */
  readonly card: Card;
  readonly facts: readonly Fact[];
  /** `null`: it was set aside. */
  readonly attempt: Attempt | null;
  /** What is known from the attempt on; left out: as before. */
  readonly memory?: MemoryState;
}

/** After one question comes the next, until nothing is left or the time is up. */
export async function moveOn(
  deps: PracticeDeps,
  tap: Pick<Tap<unknown>, "reader" | "place">,
  over: QuestionOver,
): Promise<Result> {
  if (over.session === null) return { ...instead(over.card), facts: over.facts };
  const remembered = new Map(
    (await deps.store.memoryOf(over.learner.person.id)).map((one) => [one.item, one]),
  );
  if (over.memory !== undefined) remembered.set(over.memory.item, over.memory);
  const next = isTimeUp(over.session, over)
    ? null
    : askNext(over.session.queue, {
        id: deps.newId(),
        session: over.session.id,
        person: over.learner.person.id,
        reader: tap.reader,
        pool: over.pool,
        memoryOf: (item) => remembered.get(item) ?? null,
        at: over.now,
      });
  const message = deps.newId();
  const stays = next !== null && tap.place.reach === "direct";
  const session = movedOn(over.session, over, { next, message: stays ? message : null });
  const opening = over.session.openedAt === null ? await backOnTrack(deps, over.learner, over.now) : [];
  return {
    ...instead(over.card, await followingCard(deps, { over, session, next, remembered })),
    messageIds: [deps.newId(), message],
    facts: [
      ...over.facts,
      movedSession(over.session, session),
      ...(next === null ? [] : [{ kind: "question-asked" as const, question: next.question }]),
      ...opening,
    ],
  };
}

/** The minutes of a session count from its first tap, or from when the person went on with it. */
function isTimeUp({ openedAt }: PracticeSession, { now, learner }: QuestionOver): boolean {
  return openedAt !== null && now.getTime() - openedAt.getTime() >= learner.policy.minutes * 60_000;
}

function movedOn(
  session: PracticeSession,
  { now, attempt }: QuestionOver,
  { next, message }: { readonly next: NextQuestion | null; readonly message: string | null },
): PracticeSession {
  const counted = {
    ...session,
    openedAt: session.openedAt ?? now,
    right: session.right + (attempt?.correct ? 1 : 0),
    message,
  };
  if (next === null) return { ...counted, question: null, endedAt: now, ending: "done" };
  const asked = session.asked + (attempt === null ? 0 : 1);
  return { ...counted, question: next.question.id, queue: next.queue, asked };
}

async function followingCard(
  deps: PracticeDeps,
  {
    over,
    session,
    next,
    remembered,
  }: {
    readonly over: QuestionOver;
    readonly session: PracticeSession;
    readonly next: NextQuestion | null;
    readonly remembered: ReadonlyMap<string, MemoryState>;
  },
): Promise<Card> {
  const { zone, now, skillMap, attempt } = over;
  if (next === null) {
    const results = await resultsOf(deps, { session, latest: attempt, remembered, at: now });
    const left = over.session !== null && isTimeUp(over.session, over) ? session.queue.length : 0;
    return doneCard({ session, results, left, zone, now });
  }
  const { question, item, section } = next;
  const shown = showQuestion(item, question.values, question.seed);
  return questionCard({ question, shown, page: section.title, session, skillMap, zone, now });
}
