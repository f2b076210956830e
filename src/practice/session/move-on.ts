import type { Tap } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import type { Fact } from "../../core/facts.ts";
import type { Attempt, MemoryState, PracticeSession } from "../../core/practice.ts";
import type { Result } from "../../core/result.ts";
import { backOnTrack } from "../day/back-on-track.ts";
import { showQuestion } from "../items/show-question.ts";
import { learnerChange } from "../owners/learner-change.ts";
import { type CaseAnswered, placementCredits } from "../path/placement.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { afterSession } from "./after-session.ts";
import { askNext, type NextQuestion } from "./ask-next.ts";
import { messageStays } from "./message-stays.ts";
import { instead, type LoadedQuestion } from "./open-question.ts";
import { questionCard } from "./question-card.ts";
import { movedSession } from "./session-moves.ts";

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
  const stays = next !== null && messageStays(tap.place);
  const session = movedOn(over.session, over, { next, message: stays ? message : null });
  const opening = over.session.openedAt === null ? await backOnTrack(deps, over.learner, over.now) : [];
  const following =
    next === null
      ? await afterSession(deps, { session, last: over, reader: tap.reader, remembered, left: leftIn(over) })
      : await askedNext(deps, { over, session, next, memory: remembered.get(next.item.id) ?? null });
  return {
    ...instead(over.card, following.card),
    messageIds: [deps.newId(), message],
    facts: [
      ...over.facts,
      ...creditsOf(deps, over, { reader: tap.reader, memory: remembered }),
      movedSession(over.session, session),
      ...following.facts,
      ...opening,
    ],
  };
}

/** What a right case of a placement says of its skills. */
function creditsOf(
  { skillMap }: PracticeDeps,
  { session, attempt, pool, learner }: QuestionOver,
  known: Pick<CaseAnswered, "reader" | "memory">,
): readonly Fact[] {
  if (session?.kind !== "placement" || attempt === null) return [];
  const { roles } = learner.person;
  const { policy, parameters } = learner;
  const facts = { ...known, attempt, session, skillMap, roles, parameters, policy };
  return placementCredits({ ...facts, pool: [...pool.values()] });
}

/**
 * The minutes of a session count from its first tap, or from when the person went on with it. Who places
 * themselves has asked for all of it.
 */
function isTimeUp({ openedAt, kind }: PracticeSession, { now, learner }: QuestionOver): boolean {
  if (kind === "placement") return false;
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

/** Questions that the time does not suffice for. */
function leftIn(over: QuestionOver): number {
  return over.session !== null && isTimeUp(over.session, over) ? over.session.queue.length : 0;
}

async function askedNext(
  deps: PracticeDeps,
  {
    over: { zone, now, attempt: last },
    session,
    next: { question, item, section },
    memory,
  }: {
    readonly over: QuestionOver;
    readonly session: PracticeSession;
    readonly next: NextQuestion;
    readonly memory: MemoryState | null;
  },
): Promise<{ readonly card: Card; readonly facts: readonly Fact[] }> {
  const shown = showQuestion(item, question.values, question.seed);
  const changed = await learnerChange(deps, { question, memory, last, zone, now });
  const { skillMap } = deps;
  const card = questionCard({ question, shown, page: section.title, changed, session, skillMap, zone, now });
  return { card, facts: [{ kind: "question-asked", question }] };
}
