import type { PooledItem } from "../src/core/items.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import type { RecentPractice } from "../src/core/ports/practice-store.ts";
import type { MemoryState } from "../src/core/practice.ts";
import { planSession } from "../src/practice/schedule/plan-session.ts";
import { rate } from "../src/practice/schedule/rate.ts";
import { nextMemory, predictedRecall } from "../src/practice/schedule/schedule.ts";
import type { ItemPlace } from "../src/practice/schedule/task-weight.ts";
import { planFacts, pooledItem, section } from "./practice-planner.ts";

/** One try of one item, with what had been predicted; `null`: the first try. */
export interface Try {
  readonly item: number;
  readonly predicted: number | null;
  readonly isMissed: boolean;
  readonly at: Date;
}

/** What is known about one learner; copied, so that one life can go on in several ways. */
export interface Learned {
  readonly memory: readonly (MemoryState | null)[];
  readonly asked: RecentPractice["asked"];
}

/** Somebody who opens every session and whose chance to recall is what the simulation says. */
export interface Practised {
  readonly person: string;
  readonly items: readonly PooledItem[];
  /** True recall of an item for which this much is predicted. */
  readonly recall: (item: number, predicted: number, at: Date) => number;
  readonly random: () => number;
  readonly mode?: "learning" | "experienced";
}

export interface PracticeDay {
  readonly now: Date;
  /** Items that somebody who is coached is asked first, whether due or not. */
  readonly coached?: readonly number[];
}

export function nothingLearned(items: number): Learned {
  return { memory: Array.from({ length: items }, () => null), asked: [] };
}

/** One practice day, exactly as the product plans it: what was tried, and what is known after it. */
export function practiseDay(
  learner: Practised,
  learned: Learned,
  { now, coached = [] }: PracticeDay,
): { readonly tries: readonly Try[]; readonly learned: Learned } {
  const memory = [...learned.memory];
  let asked = learned.asked;
  const tries: Try[] = [];
  const planned = chosenItems(learner, learned, now).filter((item) => !coached.includes(item));
  for (const item of [...coached, ...planned].slice(0, policy.questions)) {
    const before = memory[item] ?? null;
    const predicted = before === null ? null : predictedRecall(before, now, null);
    const isMissed = learner.random() >= learner.recall(item, predicted ?? firstTryRecall, now);
    tries.push({ item, predicted, isMissed, at: now });
    asked = [{ at: now, item: String(item), isNew: before === null }, ...asked].slice(0, 40);
    memory[item] = remembered(learner, { item, before, isMissed, at: now });
  }
  return { tries, learned: { memory, asked } };
}

/** The plan needs only what is due and the next new items: everything else would be passed over. */
function chosenItems(
  { items, mode = "learning" }: Practised,
  { memory, asked }: Learned,
  now: Date,
): readonly number[] {
  const tomorrow = dayStart(now) + dayMs;
  const pool: PooledItem[] = [];
  const known = new Map<string, MemoryState>();
  let newLeft = policy.newPerDay;
  for (const [i, state] of memory.entries()) {
    const item = items[i];
    if (item === undefined || (state === null ? newLeft <= 0 : state.dueAt.getTime() >= tomorrow)) continue;
    if (state === null) newLeft -= 1;
    else known.set(item.item.id, state);
    pool.push(item);
  }
  if (pool.length === 0) return [];
  const facts = { now, pool, places, memory: known, known: new Set(known.keys()), asked, mode };
  return planSession(planFacts(facts)).chosen.map(({ item }) => Number(item));
}

function remembered(
  { person }: Practised,
  { item, before, isMissed, at }: { item: number; before: MemoryState | null; isMissed: boolean; at: Date },
): MemoryState {
  const rating = rate({ correct: !isMissed, confidence: "plain", memory: before });
  const review = { person, item: String(item), memory: before, section, at, rating } as const;
  const rest = { confidence: "plain", variant: "", parameters: null, policy } as const;
  return nextMemory({ ...review, ...rest, missedBy: practiceDayAfter(at, policy.missedWithinDays) });
}

/** Items of the simulation, so many; all on the path. */
export function someItems(count: number): readonly PooledItem[] {
  return Array.from({ length: count }, (_, i) => pooledItem(i));
}

/** Monday to Friday. */
export function practiceDayAfter(at: Date, days: number): Date {
  let day = at;
  for (let left = days; left > 0; ) {
    day = new Date(day.getTime() + dayMs);
    if (isPracticeDay(day)) left -= 1;
  }
  return day;
}

export function isPracticeDay(at: Date): boolean {
  return at.getUTCDay() % 6 !== 0;
}

const policy = defaultPolicy.practice;
const dayMs = 86_400_000;
/** After the lesson has been read. */
export const firstTryRecall = 0.85;
const places: ReadonlyMap<string, ItemPlace> = new Map(
  Array.from({ length: 1_000 }, (_, i) => [
    String(i),
    { skills: [`skill-${i % 10}`], requires: [], tasks: [], weight: 1, order: i },
  ]),
);

function dayStart(at: Date): number {
  return Math.floor(at.getTime() / dayMs) * dayMs;
}
