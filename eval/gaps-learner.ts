import type { PooledItem } from "../src/core/items.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import type { RecentPractice } from "../src/core/ports/practice-store.ts";
import type { Coaching, MemoryState } from "../src/core/practice.ts";
import { planSession } from "../src/practice/schedule/plan-session.ts";
import { rate } from "../src/practice/schedule/rate.ts";
import { nextMemory, predictedRecall } from "../src/practice/schedule/schedule.ts";
import type { ItemPlace } from "../src/practice/schedule/task-weight.ts";
import { dayOf, instantOf, practiceDayAfter } from "./gaps-calendar.ts";
import { placeOf, planFacts, pooledItem, section } from "./practice-planner.ts";

/** One try of one item, with what had been predicted; `null`: the first try. */
export interface Try {
  readonly item: number;
  readonly predicted: number | null;
  readonly isMissed: boolean;
  readonly at: Date;
}

/** What somebody is to learn, in the order of their path. */
export interface Material {
  readonly items: readonly PooledItem[];
  readonly places: ReadonlyMap<string, ItemPlace>;
}

/** What is known about one learner; never changed, so that one life can go on in several ways. */
export interface Learned {
  readonly memory: readonly (MemoryState | null)[];
  readonly asked: RecentPractice["asked"];
}

/** Somebody who opens every session and whose chance to recall is what the simulation says. */
export interface Practised {
  readonly person: string;
  readonly material: Material;
  /** True recall of an item for which this much is predicted. */
  readonly recall: (item: number, predicted: number, at: Date) => number;
  readonly random: () => number;
  readonly mode?: "learning" | "experienced";
}

/** Items by number: those of the first section first. Sections by slug, each with the skill that it teaches. */
export function materialOf(
  sections: readonly { readonly section: string; readonly skill: string }[],
  itemsOfSection: number,
): Material {
  const items: PooledItem[] = [];
  const places = new Map<string, ItemPlace>();
  for (const { section: slug, skill } of sections) {
    for (let i = 0; i < itemsOfSection; i += 1) {
      const { item } = pooledItem(items.length);
      places.set(item.id, { ...placeOf(items.length), skills: [skill] });
      const state = "askable" as const;
      items.push({ item: { ...item, section: slug }, section: { ...section, section: slug }, state });
    }
  }
  return { items, places };
}

export function nothingLearned({ items }: Material): Learned {
  return { memory: items.map(() => null), asked: [] };
}

/** One practice day, exactly as the product plans it: what was tried, and what is known after it. */
export function practiseDay(
  learner: Practised,
  learned: Learned,
  { day, coaching = [] }: { readonly day: number; readonly coaching?: readonly Coaching[] },
): { readonly tries: readonly Try[]; readonly learned: Learned } {
  const now = instantOf(day);
  const memory = [...learned.memory];
  let asked = learned.asked;
  const tries: Try[] = [];
  for (const item of chosenItems(learner, learned, { now, coaching })) {
    const before = memory[item] ?? null;
    const predicted = before === null ? null : predictedRecall(before, now, null);
    const isMissed = learner.random() >= learner.recall(item, predicted ?? firstTryRecall, now);
    tries.push({ item, predicted, isMissed, at: now });
    asked = [{ at: now, item: String(item), isNew: before === null }, ...asked].slice(0, 40);
    memory[item] = remembered(learner, { item, before, isMissed, at: now });
  }
  return { tries, learned: { memory, asked } };
}

/** The plan needs what is due or may come beside it, what is coached, and the next new items. */
function chosenItems(
  { material, mode = "learning" }: Practised,
  { memory, asked }: Learned,
  { now, coaching }: { readonly now: Date; readonly coaching: readonly Coaching[] },
): readonly number[] {
  const { items, places } = material;
  const tomorrow = instantOf(dayOf(now) + 1);
  const isDue = (state: MemoryState | null | undefined) => state != null && state.dueAt < tomorrow;
  const withDue = new Set(items.flatMap(({ item }, i) => (isDue(memory[i]) ? [item.section] : [])));
  const fresh = items.filter((_, i) => memory[i] === null).slice(0, policy.newPerDay);
  const known = items.filter(
    (one, i) => memory[i] !== null && (withDue.has(one.item.section) || isCoached(one, places, coaching)),
  );
  if (fresh.length + known.length === 0) return [];
  const memories = new Map(
    known.flatMap(({ item }): [string, MemoryState][] => {
      const state = memory[Number(item.id)];
      return state == null ? [] : [[item.id, state]];
    }),
  );
  const ids = new Set(memories.keys());
  const facts = {
    now,
    pool: [...known, ...fresh],
    places,
    memory: memories,
    known: ids,
    asked,
    mode,
    coaching,
  };
  return planSession(planFacts(facts)).chosen.map(({ item }) => Number(item));
}

function isCoached({ item }: PooledItem, places: Material["places"], coaching: readonly Coaching[]): boolean {
  return coaching.some(({ subject }) =>
    subject.kind === "section"
      ? subject.section === item.section
      : (places.get(item.id)?.skills.includes(subject.skill) ?? false),
  );
}

function remembered(
  { person }: Practised,
  { item, before, isMissed, at }: { item: number; before: MemoryState | null; isMissed: boolean; at: Date },
): MemoryState {
  const rating = rate({ correct: !isMissed, confidence: "plain", memory: before });
  const review = { person, item: String(item), memory: before, section, at, rating } as const;
  const rest = { confidence: "plain", variant: "", parameters: null, policy } as const;
  const missedBy = instantOf(practiceDayAfter(dayOf(at), policy.missedWithinDays));
  return nextMemory({ ...review, ...rest, missedBy });
}

const policy = defaultPolicy.practice;
/** After the lesson has been read. */
export const firstTryRecall = 0.85;
