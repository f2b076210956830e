import type { Fact } from "../../core/facts.ts";
import type { PooledItem } from "../../core/items.ts";
import type { RecentPractice } from "../../core/ports/practice-store.ts";
import type { Coaching, MemoryState, PracticeDay, PracticeSession, QueuedItem } from "../../core/practice.ts";
import type { Notice } from "../../core/result.ts";
import type { Reader } from "../../core/terms.ts";
import type { Learner } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { type DayDecision, planDay } from "../schedule/plan-day.ts";
import { planSession } from "../schedule/plan-session.ts";
import type { ItemPlace } from "../schedule/task-weight.ts";
import { beginSession, firstQuestion } from "../session/begin-session.ts";
import { openingCard } from "../session/opening-card.ts";
import { endedSession } from "../session/session-moves.ts";
import { setAsideNotices } from "../session/set-aside.ts";
import { bringBack, isPutOff } from "./bring-back.ts";
import { firstTimeElements } from "./first-time.ts";
import { pauseCard } from "./offer-pause.ts";
import { personFacts } from "./plan-for.ts";

/** What happened by itself with one person: to be written all or nothing. */
export interface PracticeNews {
  readonly facts: readonly Fact[];
  readonly notices: readonly Notice[];
}

/** Everything that decides what somebody gets today. */
export interface Surroundings {
  readonly day: PracticeDay;
  readonly learner: Learner;
  readonly reader: Reader;
  readonly pool: readonly PooledItem[];
  readonly poolById: ReadonlyMap<string, PooledItem>;
  readonly places: ReadonlyMap<string, ItemPlace>;
  readonly open: PracticeSession | null;
  readonly recent: RecentPractice;
  readonly coaching: readonly Coaching[];
  /** Memories of what is due by the end of the day, by item; of whoever is coached, all of them. */
  readonly due: ReadonlyMap<string, MemoryState>;
  readonly known: ReadonlySet<string>;
  readonly now: Date;
}

/** What one person gets now, and when they are looked at next. */
export async function lookAtDay(deps: PracticeDeps, around: Surroundings): Promise<PracticeNews> {
  const { day, learner, open, recent, now } = around;
  if (isPutOff(around)) return bringBack(deps, around);
  const { schedule, settings, policy } = learner;
  const person = learner.person.id;
  // What is stored and who sees it is told with the first card, before it.
  const facts = { person, now, day, schedule, settings, isTold: true, open, recent, policy };
  const decision = planDay(facts, () => planSession(planFacts(deps, around)).chosen);
  const planned: Fact = { kind: "practice-day-planned", day: decision.day, was: day.nextAt };
  switch (decision.kind) {
    case "nothing":
      return { facts: [planned], notices: [] };
    case "offer-pause":
      return (await isReachable(deps, person))
        ? offerPause(deps, around, planned)
        : quietDay(around, decision.day);
    case "ask": {
      const news = (await isReachable(deps, person)) ? await ask(deps, around, decision) : null;
      if (news === null) return quietDay(around, decision.day);
      return { facts: [planned, ...news.facts], notices: news.notices };
    }
  }
}

/** Whether Cairn knows where to write to them. */
export async function isReachable({ reachable }: PracticeDeps, person: string): Promise<boolean> {
  return (await reachable([person])).has(person);
}

function planFacts(deps: PracticeDeps, around: Surroundings): Parameters<typeof planSession>[0] {
  return {
    ...personFacts(deps, { ...around, at: around.now }),
    memory: around.due,
    known: around.known,
    recent: around.recent,
    coaching: around.coaching,
    request: { kind: "daily" },
  };
}

/** Nobody is reached, or nothing may be asked after all: that counts for nothing. */
function quietDay({ day }: Surroundings, { person, nextAt }: PracticeDay): PracticeNews {
  const same = { person, nextAt, ignored: day.ignored };
  return { facts: [{ kind: "practice-day-planned", day: same, was: day.nextAt }], notices: [] };
}

function offerPause({ newId }: PracticeDeps, around: Surroundings, planned: Fact): PracticeNews {
  const { open, learner, now } = around;
  const ended = open === null ? [] : [endedSession(open, "unopened", now)];
  const notice: Notice = {
    id: newId(),
    to: { kind: "person", person: learner.person.id },
    card: pauseCard(),
    replaces: open?.message ?? null,
  };
  return { facts: [planned, ...ended], notices: [notice] };
}

async function ask(
  deps: PracticeDeps,
  around: Surroundings,
  { session: kind, queue, replaces }: Extract<DayDecision, { kind: "ask" }>,
): Promise<PracticeNews | null> {
  const { learner, reader, poolById, now, open, known } = around;
  const message = deps.newId();
  const memories = await memoriesOf(deps, around, queue);
  const begun = beginSession(deps, {
    kind,
    learner,
    reader,
    queue,
    pool: poolById,
    memoryOf: (item) => memories.get(item) ?? null,
    at: now,
    openedAt: null,
    message,
  });
  if (begun === null) return null;
  const memory = memories.get(begun.next.item.id) ?? null;
  const first = await firstQuestion(deps, begun, { zone: learner.zone, memory });
  const { why } = begun.next.question;
  const more = known.size === 0 ? firstTimeElements(deps, { learner, why, now }) : [];
  const card = openingCard(first, begun.session.queue, more);
  const isUnopened = replaces?.ending === "unopened";
  const notice: Notice = {
    id: message,
    to: { kind: "person", person: learner.person.id },
    card,
    replaces: isUnopened ? (open?.message ?? null) : null,
  };
  return {
    facts: [
      ...(open === null || replaces === null ? [] : [endedSession(open, replaces.ending, now)]),
      { kind: "session-moved", session: begun.session, was: null },
      { kind: "question-asked", question: begun.next.question },
    ],
    notices: [...(open === null || isUnopened ? [] : setAsideNotices(deps, open)), notice],
  };
}

/** What is not due is looked up where it is asked all the same, so that no variant comes twice running. */
async function memoriesOf(
  { store }: PracticeDeps,
  { learner, due, known }: Surroundings,
  queue: readonly QueuedItem[],
): Promise<ReadonlyMap<string, MemoryState>> {
  const isComplete = queue.every(({ item }) => due.has(item) || !known.has(item));
  if (isComplete) return due;
  return new Map((await store.memoryOf(learner.person.id)).map((one) => [one.item, one]));
}
