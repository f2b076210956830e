import type { PooledItem } from "../../core/items.ts";
import type { RecentPractice } from "../../core/ports/practice-store.ts";
import type { MemoryState } from "../../core/practice.ts";
import type { Reader } from "../../core/terms.ts";
import type { Learner } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import {
  type PlanFacts,
  planSession,
  type SessionPlan,
  type SessionRequest,
} from "../schedule/plan-session.ts";
import { dayBounds } from "../schedule/practice-time.ts";
import { type ItemPlace, weighItems } from "../schedule/task-weight.ts";

/** A plan with what it was made of. */
export interface PlanMade {
  readonly plan: SessionPlan;
  /** By id of the item. */
  readonly pool: ReadonlyMap<string, PooledItem>;
  /** By item. */
  readonly memory: ReadonlyMap<string, MemoryState>;
}

interface Wanted {
  readonly learner: Learner;
  readonly reader: Reader;
  readonly request: SessionRequest;
  readonly at: Date;
}

/** What one person would be asked now, from everything that is known of them. */
export async function planFor(
  deps: PracticeDeps,
  { learner, reader, request, at }: Wanted,
): Promise<PlanMade> {
  const { person } = learner;
  const [pool, memories, recent, coaching] = await Promise.all([
    deps.pool(at),
    deps.store.memoryOf(person.id),
    deps.store.recently([person.id], recentlySince(deps, at)),
    deps.store.coachingOf([person.id]),
  ]);
  const memory = new Map(memories.map((one) => [one.item, one]));
  const plan = planSession({
    ...personFacts(deps, { learner, reader, pool, at, places: placesFor(deps, person.roles, pool) }),
    memory,
    known: new Set(memory.keys()),
    recent: recent.get(person.id) ?? nothingRecent,
    coaching: coaching.get(person.id) ?? [],
    request,
  });
  return { plan, pool: new Map(pool.map((one) => [one.item.id, one])), memory };
}

export const nothingRecent: RecentPractice = { asked: [], missedSteps: [], unclear: [] };

/** From when on plans look back: a week and the days of nudges, and the day that may have begun elsewhere. */
export function recentlySince({ company }: Pick<PracticeDeps, "company">, now: Date): Date {
  const days = Math.max(7, company.policy.practice.nudgeDays) + 1;
  return new Date(now.getTime() - days * 86_400_000);
}

export function placesFor(
  { skillMap, company }: Pick<PracticeDeps, "skillMap" | "company">,
  roles: readonly string[],
  pool: readonly PooledItem[],
): ReadonlyMap<string, ItemPlace> {
  return weighItems({ skillMap, roles, pool, policy: company.policy.practice });
}

/** What of a plan's facts follows from the person and what they chose. */
export function personFacts(
  { company }: Pick<PracticeDeps, "company">,
  {
    learner,
    reader,
    pool,
    at,
    places,
  }: Pick<Wanted, "learner" | "reader" | "at"> & Pick<PlanFacts, "pool" | "places">,
): Omit<PlanFacts, "memory" | "known" | "recent" | "coaching" | "request"> {
  const { person, settings, zone } = learner;
  return {
    now: at,
    day: dayBounds(at, zone),
    reader,
    pool,
    places,
    // Nobody is taken for experienced who has not said or shown it.
    mode: settings.practiceMode ?? "learning",
    rolesSince: person.rolesSince,
    newPerDay: settings.newPerDay,
    parameters: learner.parameters,
    coachedPerDay: company.policy.signals.coachedPerDay,
    policy: company.policy.practice,
  };
}
