import { defaultPolicy } from "../src/core/policy.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { aMinute, type MemoryChoice, makeMemory } from "./practice-memory.ts";
import { ourScheduler } from "./practice-planner.ts";
import { fixedScheduler, ladderScheduler, type Scheduler } from "./practice-schedulers.ts";
import { leitner, sm2 } from "./schedule-baselines.ts";

export interface Population {
  readonly memory: MemoryChoice;
  readonly learners: number;
  readonly items: number;
  readonly seed: number;
}

export type SchedulerName = "cairn" | "daily" | "weekly" | "leitner" | "sm2";

/** What one learner got out of one way of scheduling. */
export interface Outcome {
  /** Minutes practised until day 30, 60 and 90. */
  readonly minutes: readonly number[];
  /** Items expected to be recalled on these days. */
  readonly recalled: readonly number[];
}

/** Each learner under each scheduler, with the same memory and the same luck. */
export function simulate(population: Population): readonly Readonly<Record<SchedulerName, Outcome>>[] {
  return Array.from({ length: population.learners }, (_, i) => {
    const seed = `${population.seed} ${i}`;
    const under = (scheduler: Scheduler) => live(population, seed, scheduler);
    const { items } = population;
    const { questions: perDay, newPerDay } = defaultPolicy.practice;
    const pace = { perDay, newPerDay };
    return {
      cairn: under(ourScheduler(items, `learner-${seed}`)),
      daily: under(fixedScheduler(items, pace, { weekly: false })),
      weekly: under(fixedScheduler(items, pace, { weekly: true })),
      leitner: under(ladderScheduler(items, pace, leitner)),
      sm2: under(ladderScheduler(items, pace, sm2)),
    };
  });
}

/** Ninety days from a Monday on, of which five in seven are worked. */
function live({ memory: choice, items }: Population, seed: string, scheduler: Scheduler): Outcome {
  const memory = makeMemory(choice, items, seededRandom(seed));
  const luck = luckOf(items, seed);
  const minutes: number[] = [];
  const recalled: number[] = [];
  const met = new Set<number>();
  let seconds = 0;
  for (let day = 0; day <= 90; day += 1) {
    if (checkDays.includes(day)) {
      minutes.push(seconds / 60);
      recalled.push(sum(Array.from({ length: items }, (_, item) => memory.recall(item, day))));
    }
    if (day % 7 >= 5) continue;
    const now = new Date(firstMonday + day * 86_400_000);
    for (const item of scheduler.plan(now)) {
      if (!met.has(item)) {
        met.add(item);
        memory.learn(item, day);
        seconds += secondsLesson;
      }
      const isRecalled = luck(item) < memory.recall(item, day + aMinute);
      memory.practise(item, day + aMinute, isRecalled);
      scheduler.answered(item, now, isRecalled);
      seconds += isRecalled ? secondsRight : secondsWrong;
    }
  }
  return { minutes, recalled };
}

export const checkDays: readonly number[] = [30, 60, 90];
const firstMonday = Date.parse("2027-01-04T10:00:00Z");
/** One lesson before the first question, as on the path. */
const secondsLesson = 60;
/** Reading the question and answering; and reading the key and why, when it was wrong. */
const secondsRight = 20;
const secondsWrong = 35;

/** The n-th time an item is asked has the same luck under every scheduler. */
function luckOf(items: number, seed: string): (item: number) => number {
  const draws = Array.from({ length: items }, (_, item) => seededRandom(`luck ${seed} ${item}`));
  return (item) => draws[item]?.() ?? 0;
}

/** Mean difference over learners of items recalled per minute, with its 95 % interval. */
export function comparePerMinute(
  outcomes: ReturnType<typeof simulate>,
  other: SchedulerName,
  check: number,
): { readonly mean: number; readonly low: number; readonly high: number } {
  const differences = outcomes.map((under) => perMinute(under.cairn, check) - perMinute(under[other], check));
  const mean = sum(differences) / differences.length;
  const variance = sum(differences.map((one) => (one - mean) ** 2)) / (differences.length - 1);
  const margin = 1.96 * Math.sqrt(variance / differences.length);
  return { mean, low: mean - margin, high: mean + margin };
}

export function perMinute({ minutes, recalled }: Outcome, check: number): number {
  return (recalled[check] ?? 0) / (minutes[check] ?? 1);
}

export function meanOf(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
