import { defaultPolicy } from "../src/core/policy.ts";
import type { RecentPractice } from "../src/core/ports/practice-store.ts";
import type { Confidence, MemoryState, PracticeDay, PracticeSession } from "../src/core/practice.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { isWorking, type WorkSchedule } from "../src/core/working-time.ts";
import { type DayFacts, dayAfterOpening, planDay } from "../src/practice/schedule/plan-day.ts";
import { planSession } from "../src/practice/schedule/plan-session.ts";
import { dayBounds, nextPracticeInstants } from "../src/practice/schedule/practice-time.ts";
import { rate } from "../src/practice/schedule/rate.ts";
import { nextMemory } from "../src/practice/schedule/schedule.ts";
import { aMinute, makeMemory } from "./practice-memory.ts";
import { placeOf, planFacts, pooledItem, section } from "./practice-planner.ts";

export interface Habits {
  readonly isExpert: boolean;
  /** Chance that a session is opened at all, and that after a question the next one is answered, too. */
  readonly opens: number;
  readonly goesOn: number;
  /** Chance that what is not recalled is guessed right. */
  readonly guesses: number;
  /** Chance that an offered pause is declined. */
  readonly declinesPause: number;
}

/** What somebody was sent in the days they were watched. */
export interface Life {
  /** When each question was shown. */
  readonly questions: readonly { readonly at: Date; readonly item: string }[];
  readonly sessions: number;
  readonly pauseOffers: number;
  /** Cards sent while an unopened one was left standing. */
  readonly stacked: number;
  readonly offHours: number;
  readonly schedule: WorkSchedule;
}

/** Lives through so many days as people do: they ignore, stop halfway, guess, and are away. */
export function liveWithHabits(habits: Habits, schedule: WorkSchedule, days: number, seed: string): Life {
  const random = seededRandom(`habits ${seed}`);
  const learner = makeLearner(habits, schedule, seed);
  let [sessions, pauseOffers, stacked, offHours] = [0, 0, 0, 0];
  let open: PracticeSession | null = null;
  let day: PracticeDay | null = null;
  const facts = (now: Date): DayFacts => ({ ...learner.facts(now), day, open });

  for (let now = start; now < new Date(start.getTime() + days * dayMs); now = day.nextAt) {
    const decision = planDay(facts(now), () => learner.plan(now));
    day = decision.day;
    if (decision.kind === "nothing") continue;
    if (open !== null && decision.replaces?.session !== open.id) stacked += 1;
    if (!isWorking(now, schedule)) offHours += 1;
    open = null;
    if (decision.kind === "offer-pause") {
      pauseOffers += 1;
      if (random() < habits.declinesPause) day = dayAfterOpening(facts(now));
      continue;
    }
    sessions += 1;
    const isOpened = random() < habits.opens;
    for (const [i, { item }] of decision.queue.entries()) {
      if (i > 0 && (!isOpened || random() >= habits.goesOn)) break;
      learner.show(item, now);
      if (isOpened) learner.answer(item, now);
    }
    if (isOpened) day = dayAfterOpening(facts(now));
    else open = unopened(`${seed} ${sessions}`, now, schedule);
  }
  return { questions: learner.questions, sessions, pauseOffers, stacked, offHours, schedule };
}

/** Somebody with a memory of their own, and what the product remembers of them. */
function makeLearner(habits: Habits, schedule: WorkSchedule, seed: string) {
  const random = seededRandom(`answers ${seed}`);
  const truth = makeMemory({ kind: "power-law", material: "average" }, itemCount, seededRandom(seed));
  const pool = Array.from({ length: itemCount }, (_, i) => pooledItem(i));
  const places = new Map(pool.map(({ item }, order) => [item.id, placeOf(order)]));
  const memory = new Map<string, MemoryState>();
  const questions: { at: Date; item: string }[] = [];
  let asked: RecentPractice["asked"] = [];
  const facts = (now: Date): Omit<DayFacts, "day" | "open"> => ({
    person: seed,
    now,
    schedule,
    settings: { quizTime: null, pausedUntil: null, messages: "on" },
    isTold: true,
    recent: { asked },
    policy,
  });
  const answer = (item: string, at: Date) => {
    const time = (at.getTime() - start.getTime()) / dayMs;
    const before = memory.get(item) ?? null;
    if (before === null) truth.learn(Number(item), time);
    const isRecalled = random() < truth.recall(Number(item), time + aMinute);
    const isLucky = !isRecalled && random() < habits.guesses;
    truth.practise(Number(item), time + aMinute, isRecalled);
    const confidence: Confidence = isLucky && random() < 0.5 ? "guessing" : "plain";
    const rating = rate({ correct: isRecalled || isLucky, confidence, memory: before });
    const missedBy = nextPracticeInstants(facts(at), at, policy.missedWithinDays).at(-1) ?? null;
    const review = { person: seed, item, memory: before, section, at, rating, confidence, missedBy } as const;
    memory.set(item, nextMemory({ ...review, variant: "", parameters: null, policy }));
  };
  for (const daysAgo of habits.isExpert ? [250, 240, 200, 90] : []) {
    for (const { item } of pool) answer(item.id, new Date(start.getTime() - daysAgo * dayMs));
  }
  return {
    questions,
    facts,
    answer,
    plan: (now: Date) => {
      const mode = habits.isExpert ? "experienced" : "learning";
      const plan = planFacts({ now, pool, places, memory, known: new Set(memory.keys()), asked, mode });
      return planSession({ ...plan, day: dayBounds(now, schedule.timeZone) }).chosen;
    },
    show: (item: string, at: Date) => {
      asked = [{ at, item, isNew: !memory.has(item) }, ...asked].slice(0, 60);
      questions.push({ at, item });
    },
  };
}

/** The most questions shown to somebody in any seven days, by the calendar where they are. */
export function mostInAWeek({ questions, schedule }: Life): number {
  const counts = questions.map(({ at }) => {
    const { weekStart } = dayBounds(at, schedule.timeZone);
    return questions.filter((other) => other.at >= weekStart && other.at <= at).length;
  });
  return Math.max(0, ...counts);
}

const policy = defaultPolicy.practice;
const itemCount = 60;
const start = new Date("2027-01-04T00:00:00Z");
const dayMs = 86_400_000;

function unopened(id: string, at: Date, { timeZone }: WorkSchedule): PracticeSession {
  return {
    id,
    person: "",
    kind: "daily",
    plannedOn: dayBounds(at, timeZone).date,
    at,
    queue: [],
    question: id,
    asked: 1,
    right: 0,
    openedAt: null,
    endedAt: null,
    ending: null,
    message: null,
    moves: 0,
  };
}
