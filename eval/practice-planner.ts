import type { PooledItem } from "../src/core/items.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import type { RecentPractice } from "../src/core/ports/practice-store.ts";
import type { MemoryState } from "../src/core/practice.ts";
import { type PlanFacts, planSession } from "../src/practice/schedule/plan-session.ts";
import { dayBounds } from "../src/practice/schedule/practice-time.ts";
import { rate } from "../src/practice/schedule/rate.ts";
import { nextMemory } from "../src/practice/schedule/schedule.ts";
import type { ItemPlace } from "../src/practice/schedule/task-weight.ts";
import type { Scheduler } from "./practice-schedulers.ts";

/** The product's own planning and memory, as a learner of the simulation lives with it. */
export function ourScheduler(items: number, person: string): Scheduler {
  const pool = Array.from({ length: items }, (_, i) => pooledItem(i));
  const places = new Map(pool.map(({ item }, order) => [item.id, placeOf(order)]));
  const memory = new Map<string, MemoryState>();
  const asked: RecentPractice["asked"][number][] = [];
  return {
    plan: (now) => {
      const facts = { now, pool, places, memory, known: new Set(memory.keys()), asked };
      return planSession(planFacts(facts)).chosen.map(({ item }) => Number(item));
    },
    answered: (index, at, isRecalled) => {
      const item = String(index);
      const before = memory.get(item) ?? null;
      asked.unshift({ at, item, isNew: before === null });
      asked.length = Math.min(asked.length, 60);
      const rating = rate({ correct: isRecalled, confidence: "plain", memory: before });
      const review = { person, item, memory: before, section, at, rating, confidence: "plain" } as const;
      const missedBy = new Date(at.getTime() + 3 * 86_400_000);
      memory.set(item, nextMemory({ ...review, variant: "", missedBy, parameters: null, policy }));
    },
  };
}

const policy = defaultPolicy.practice;

/** For somebody who learns, in UTC. */
export function planFacts(
  given: Pick<PlanFacts, "now" | "pool" | "places" | "memory" | "known"> &
    Partial<Pick<PlanFacts, "mode" | "coaching">> & { readonly asked: RecentPractice["asked"] },
): PlanFacts {
  return {
    mode: "learning",
    coaching: [],
    coachedPerDay: defaultPolicy.signals.coachedPerDay,
    parameters: null,
    ...given,
    day: dayBounds(given.now, "UTC"),
    reader: { groups: [] },
    recent: { asked: given.asked, missedSteps: [], unclear: [] },
    rolesSince: null,
    newPerDay: null,
    policy,
    request: { kind: "daily" },
  };
}

/** What every item of the simulation tests. */
export const section = {
  sop: "page",
  section: "rule",
  title: "Page",
  heading: "Rule",
  version: 1,
  hash: "text",
  url: "/pages/page/v1#rule",
  risk: "normal",
  audience: [],
  lookup: false,
  sensitive: false,
  reviewDue: null,
  owner: null,
} as const;

/** Three items a section. */
export function pooledItem(index: number): PooledItem {
  const slug = `rule-${Math.floor(index / 3)}`;
  return {
    item: {
      id: String(index),
      sop: section.sop,
      section: slug,
      kind: "choice",
      stem: "",
      options: [],
      key: [],
      explain: null,
      variants: {},
      rule: null,
      about: "threshold",
      version: 1,
      skills: [],
      approvedFor: section.hash,
      origin: "written",
    },
    section: { ...section, section: slug },
    state: "askable",
  };
}

export function placeOf(order: number): ItemPlace {
  return { skills: [`skill-${order % 10}`], requires: [], tasks: [], weight: 1, order };
}
