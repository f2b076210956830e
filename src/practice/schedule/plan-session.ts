import type { ItemState, PooledItem } from "../../core/items.ts";
import type { Policy } from "../../core/policy.ts";
import type { RecentPractice } from "../../core/ports/practice-store.ts";
import type { Coaching, MemoryState, QueuedItem } from "../../core/practice.ts";
import type { Reader } from "../../core/terms.ts";
import { coached } from "./coached.ts";
import { interleave } from "./interleave.ts";
import { neighbours } from "./neighbours.ts";
import { nudges } from "./nudges.ts";
import type { DayBounds } from "./practice-time.ts";
import type { Parameters } from "./schedule.ts";
import { askableItems, missingSkills, standingOf, type Wanted } from "./standing.ts";
import type { ItemPlace } from "./task-weight.ts";

export interface PlanFacts {
  readonly now: Date;
  /** The day of `now` where the person is. */
  readonly day: DayBounds;
  readonly reader: Pick<Reader, "groups">;
  readonly pool: readonly PooledItem[];
  /** Where each item of the pool stands in the person's work. */
  readonly places: ReadonlyMap<string, ItemPlace>;
  /** By item. May leave out what is not due today, if the item is among `known`. */
  readonly memory: ReadonlyMap<string, MemoryState>;
  /** Items that the person was ever asked. */
  readonly known: ReadonlySet<string>;
  /** What happened in the last `nudgeDays` and the last week, at least. */
  readonly recent: RecentPractice;
  /** What the person is coached on. Of this, `memory` leaves nothing out. */
  readonly coaching: readonly Coaching[];
  /** Items of it asked on a practice day, due or not. */
  readonly coachedPerDay: number;
  readonly mode: "learning" | "experienced";
  /** Since when the person has their roles; `null`: long ago. */
  readonly rolesSince: Date | null;
  /** New items a day, as the person chose; `null`: they did not. */
  readonly newPerDay: number | null;
  readonly parameters: Parameters;
  readonly policy: Policy["practice"];
  readonly request: SessionRequest;
}

/** `daily`: what is to be asked today. `more`: the person wants more of it. `topic`: they want these items. */
export type SessionRequest =
  | { readonly kind: "daily" }
  | { readonly kind: "more" }
  | { readonly kind: "topic"; readonly topic: string; readonly items: ReadonlySet<string> };

/** Why an item is not asked now. */
export type PassedReason =
  | { readonly kind: Exclude<ItemState, "askable"> }
  | { readonly kind: "unreadable" }
  | { readonly kind: "other-topic" }
  | { readonly kind: "asked-today" }
  /** `null`: not today; when was not looked up. */
  | { readonly kind: "not-due"; readonly until: Date | null }
  /** New, and no task of the person needs it. */
  | { readonly kind: "not-on-path" }
  /** New, and this skill comes first. */
  | { readonly kind: "prerequisite"; readonly skill: string }
  /** Neither a threshold nor an exception, for somebody experienced. */
  | { readonly kind: "routine" }
  | { readonly kind: "new-used-up"; readonly perDay: number }
  | { readonly kind: "week-used-up"; readonly perWeek: number }
  /** Others came first. */
  | { readonly kind: "no-room"; readonly questions: number };

export interface PassedItem {
  readonly item: string;
  readonly reason: PassedReason;
}

export interface SessionPlan {
  /** In the order in which they are asked. */
  readonly chosen: readonly QueuedItem[];
  /** Everything else in the pool. */
  readonly passed: readonly PassedItem[];
}

/**
 * What a person is asked, and of every other item why not. First what they are coached on, then what was wrong
 * though they were sure, what they missed, what a missed step or their own "unclear" calls for, what has changed, what is due, and at
 * last what is new.
 */
export function planSession(facts: PlanFacts): SessionPlan {
  const { items, passed } = askableItems(facts);
  const nudged = nudges(items, facts);
  const coachedOn = coached(items, facts);
  const neighbouring = neighbours(items, facts);
  const missing = missingSkills(items);
  const wanted: Wanted[] = [];
  const others: PassedItem[] = [...passed];
  for (const item of items.values()) {
    const called = {
      coached: coachedOn.get(item.id) ?? null,
      neighbour: neighbouring.get(item.id) ?? null,
      nudge: nudged.get(item.id) ?? null,
    };
    const standing = standingOf(item, called, { facts, missing });
    if (standing.kind === "wanted") wanted.push(standing);
    else others.push({ item: item.id, reason: standing.reason });
  }
  const { chosen, left } = fill(wanted.toSorted(byUrgency), facts);
  return {
    chosen: inOrder(chosen).map(({ item, why }) => ({ item: item.id, why })),
    passed: [...others, ...left],
  };
}

/** Whoever stops early has had what they are coached on; the rest is interleaved. */
function inOrder(chosen: readonly Wanted[]): readonly Wanted[] {
  const first = chosen.filter(({ why }) => why.kind === "coached");
  const rest = chosen.filter(({ why }) => why.kind !== "coached");
  return [...first, ...interleave(rest, ({ item }) => item.skill)];
}

function byUrgency(one: Wanted, other: Wanted): number {
  const [a, b] = [one.urgency, other.urgency];
  const differing = a.findIndex((part, i) => part !== b[i]);
  if (differing >= 0) return (a[differing] ?? 0) - (b[differing] ?? 0);
  return one.item.id < other.item.id ? -1 : 1;
}

/** Gives out the places of a session. */
function fill(
  wanted: readonly Wanted[],
  facts: PlanFacts,
): { readonly chosen: readonly Wanted[]; readonly left: readonly PassedItem[] } {
  const places = placesIn(facts);
  const perDay = newItemsPerDay(facts);
  const chosen: Wanted[] = [];
  const left: PassedItem[] = [];
  let newLeft = facts.request.kind === "topic" ? Number.POSITIVE_INFINITY : perDay - newToday(facts);
  for (const one of wanted) {
    if (chosen.length >= places.count) left.push({ item: one.item.id, reason: places.whenFull });
    else if (one.item.isNew && newLeft <= 0)
      left.push({ item: one.item.id, reason: { kind: "new-used-up", perDay } });
    else {
      chosen.push(one);
      if (one.item.isNew) newLeft -= 1;
    }
  }
  return { chosen, left };
}

/** Who asks for more, or for a topic, gets a whole session of it. */
function placesIn({ request, recent, day, mode, policy }: PlanFacts): {
  readonly count: number;
  readonly whenFull: PassedReason;
} {
  const { questions, expertPerWeek: perWeek } = policy;
  const askedSince = (since: Date) => recent.asked.filter(({ at }) => at >= since).length;
  const today = request.kind === "daily" ? Math.max(0, questions - askedSince(day.start)) : questions;
  const session = { count: today, whenFull: { kind: "no-room", questions } } as const;
  if (mode !== "experienced" || request.kind !== "daily") return session;
  const week = Math.max(0, perWeek - askedSince(day.weekStart));
  return week < today ? { count: week, whenFull: { kind: "week-used-up", perWeek } } : session;
}

/** At most two a day; in the first 30 days of a role up to six by choice. */
function newItemsPerDay({ newPerDay, rolesSince, now, policy }: PlanFacts): number {
  if (newPerDay === null) return policy.newPerDay;
  const isFirst = rolesSince !== null && now.getTime() - rolesSince.getTime() < policy.firstDays * dayMs;
  return Math.min(newPerDay, isFirst ? policy.newPerDayAtFirst : policy.newPerDay);
}

function newToday({ recent, day }: PlanFacts): number {
  return recent.asked.filter(({ at, isNew }) => isNew && at >= day.start).length;
}

const dayMs = 86_400_000;
