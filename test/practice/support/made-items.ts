import { type ItemSection, itemState, type PooledItem, type QuizItem } from "../../../src/core/items.ts";
import { defaultPolicy } from "../../../src/core/policy.ts";
import type { RecentPractice } from "../../../src/core/ports/practice-store.ts";
import type { MemoryState, WorkEvent } from "../../../src/core/practice.ts";
import type { PlanFacts } from "../../../src/practice/schedule/plan-session.ts";
import { dayBounds } from "../../../src/practice/schedule/practice-time.ts";
import type { ItemPlace } from "../../../src/practice/schedule/task-weight.ts";

/** A Monday, ten in the morning in Dublin. */
export const monday = new Date("2026-11-02T10:00:00Z");

export function daysFrom(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

export interface MadeItem {
  readonly id: string;
  readonly item?: Partial<QuizItem>;
  readonly section?: Partial<ItemSection>;
  readonly place?: Partial<ItemPlace>;
  readonly memory?: Partial<MemoryState>;
}

/** An item that anybody may be asked, on a section of its own. */
export function pooledItem({ id, item, section }: MadeItem): PooledItem {
  const made: QuizItem = {
    id,
    sop: `page-${id}`,
    section: "rule",
    kind: "choice",
    stem: "Who agrees?",
    options: [
      { name: "lead", text: "The team lead" },
      { name: "nobody", text: "Nobody" },
    ],
    key: ["lead"],
    explain: null,
    variants: {},
    rule: null,
    about: "routine",
    version: 1,
    skills: [],
    approvedFor: "text-1",
    origin: "written",
    ...item,
  };
  const tested: ItemSection = {
    sop: made.sop,
    section: made.section,
    title: "Refunds",
    heading: "Rule",
    version: 7,
    hash: "text-1",
    url: "/pages/refunds/v7#rule",
    risk: "normal",
    audience: [],
    lookup: false,
    sensitive: false,
    reviewDue: null,
    owner: null,
    ...section,
  };
  return { item: made, section: tested, state: itemState(made, tested) };
}

/** Learned in October, right at the last try, due in December. */
export function memoryState(item: string, given: Partial<MemoryState> = {}): MemoryState {
  return {
    person: "ada",
    item,
    learned: "text-1",
    stability: 60,
    difficulty: 5,
    lastAt: daysFrom(monday, -30),
    dueAt: daysFrom(monday, 30),
    repetitions: 3,
    lapses: 0,
    sureRuns: 0,
    last: "right",
    lastVariant: "",
    ...given,
  };
}

/** Due since yesterday. */
export const due = { dueAt: daysFrom(monday, -1) } as const;

export function missedStep(given: Partial<WorkEvent> = {}): WorkEvent {
  return {
    id: "event-1",
    source: "ledger",
    person: "ada",
    task: "refund",
    kind: "missed",
    step: null,
    at: daysFrom(monday, -3),
    ...given,
  };
}

export const quietWeek: RecentPractice = { asked: [], missedSteps: [], unclear: [] };

/** On an ordinary Monday, for somebody who learns. Items are on the path in the order given. */
export function planFacts(items: readonly MadeItem[], given: Partial<PlanFacts> = {}): PlanFacts {
  const remembered = items.flatMap(({ id, memory }) =>
    memory === undefined ? [] : [memoryState(id, memory)],
  );
  const places = items.map(({ id, place }, order): [string, ItemPlace] => [
    id,
    { skills: [`skill-${id}`], requires: [], tasks: ["refund"], weight: 1, order, ...place },
  ]);
  return {
    now: monday,
    day: dayBounds(given.now ?? monday, "Europe/Dublin"),
    reader: { groups: ["ada", "employee"] },
    pool: items.map(pooledItem),
    places: new Map(places),
    memory: new Map(remembered.map((memory) => [memory.item, memory])),
    known: new Set(remembered.map((memory) => memory.item)),
    recent: quietWeek,
    coaching: [],
    coachedPerDay: defaultPolicy.signals.coachedPerDay,
    mode: "learning",
    rolesSince: null,
    newPerDay: null,
    parameters: null,
    policy: defaultPolicy.practice,
    request: { kind: "daily" },
    ...given,
  };
}
