import type { PooledItem } from "../../core/items.ts";
import { mayRead } from "../../core/people.ts";
import type { MemoryState, Why } from "../../core/practice.ts";
import type { PassedItem, PassedReason, PlanFacts } from "./plan-session.ts";
import { predictedRecall } from "./schedule.ts";
import type { ItemPlace } from "./task-weight.ts";

/** An item that the person may be asked, with what is known of it. */
export interface AskableItem {
  readonly id: string;
  /** `sop#slug` */
  readonly section: string;
  readonly sopVersion: number;
  readonly place: ItemPlace;
  /** What it is interleaved by: the skill it tests, else its page. */
  readonly skill: string;
  readonly isRoutine: boolean;
  /** Never asked. */
  readonly isNew: boolean;
  /** `null`: new, or not due today. */
  readonly memory: MemoryState | null;
  /** What was learned is no longer what the section says. */
  readonly isChanged: boolean;
}

/** An item that has a reason to be asked now. */
export interface Wanted {
  readonly kind: "wanted";
  readonly item: AskableItem;
  readonly why: Why;
  /** Compared part by part, the lowest first. */
  readonly urgency: readonly number[];
}

type Standing = Wanted | { readonly kind: "passed"; readonly reason: PassedReason };

interface Surroundings {
  readonly facts: PlanFacts;
  /** Skills that come before others, as `missingSkills` found them. */
  readonly missing: ReadonlySet<string>;
}

/** Items that this person may be asked at all, by id, and why not the others. */
export function askableItems(facts: PlanFacts): {
  readonly items: ReadonlyMap<string, AskableItem>;
  readonly passed: readonly PassedItem[];
} {
  const items = new Map<string, AskableItem>();
  const passed: PassedItem[] = [];
  for (const pooled of facts.pool) {
    const { id } = pooled.item;
    const reason = whyNever(pooled, facts);
    if (reason !== null) passed.push({ item: id, reason });
    else items.set(id, toAskable(pooled, facts));
  }
  return { items, passed };
}

function whyNever({ section, state }: PooledItem, { reader }: PlanFacts): PassedReason | null {
  // Before the rest: of a page that they may not see, not even its state is theirs to know.
  if (section !== null && !mayRead(reader, section.audience)) return { kind: "unreadable" };
  return state === "askable" ? null : { kind: state };
}

function toAskable({ item, section }: PooledItem, { places, memory, known }: PlanFacts): AskableItem {
  const place = places.get(item.id) ?? nowhere;
  const remembered = memory.get(item.id) ?? null;
  return {
    id: item.id,
    section: `${item.sop}#${item.section}`,
    sopVersion: section?.version ?? 0,
    place,
    skill: place.skills[0] ?? item.sop,
    isRoutine: item.about === "routine",
    isNew: remembered === null && !known.has(item.id),
    memory: remembered,
    isChanged: remembered !== null && remembered.learned !== section?.hash,
  };
}

const nowhere: ItemPlace = { skills: [], requires: [], tasks: [], weight: 0, order: null };

/** What calls for an item whether or not it is due; `null`: nothing does. */
interface Called {
  readonly coached: Why | null;
  readonly neighbour: Why | null;
  readonly nudge: Why | null;
}

/** Whether an item has a reason to be asked now, and how urgent it is. */
export function standingOf(
  item: AskableItem,
  { coached, neighbour, nudge }: Called,
  { facts, missing }: Surroundings,
): Standing {
  const { request, mode, now, parameters } = facts;
  const { memory, place } = item;
  if (request.kind === "topic" && !request.items.has(item.id)) return passed({ kind: "other-topic" });
  if (wasAskedToday(item, facts)) return passed({ kind: "asked-today" });
  const recall = () => (memory === null ? 0 : predictedRecall(memory, now, parameters));
  if (request.kind === "topic") return wanted(item, { kind: "topic", topic: request.topic }, [recall()]);
  if (coached !== null) return wanted(item, coached, [0, memory?.lastAt.getTime() ?? 0]);

  const isDue = memory !== null && memory.dueAt < facts.day.end;
  if (isDue && !item.isChanged && memory.last !== "right") {
    const first = memory.last === "sure-and-wrong" ? 1 : 2;
    return wanted(item, { kind: "missed", at: memory.lastAt }, [first, memory.dueAt.getTime()]);
  }
  if (neighbour !== null) return wanted(item, neighbour, [3]);
  if (nudge !== null) return wanted(item, nudge, [4]);
  if (item.isChanged)
    return wanted(item, { kind: "changed", from: null, to: item.sopVersion }, [5, -place.weight]);
  if (!item.isNew && !isDue) return passed({ kind: "not-due", until: memory?.dueAt ?? null });
  if (mode === "experienced" && item.isRoutine) return passed({ kind: "routine" });
  if (isDue) return wanted(item, { kind: "due", recall: recall() }, [6, -place.weight, recall()]);

  if (place.order === null) return passed({ kind: "not-on-path" });
  const skill = mode === "learning" ? place.requires.find((one) => missing.has(one)) : undefined;
  if (skill !== undefined) return passed({ kind: "prerequisite", skill });
  const why = { kind: "new", task: place.tasks[0] ?? null, skill: place.skills[0] ?? null } as const;
  return wanted(item, why, [7, place.order]);
}

/** Whether it was, in whichever session. */
export function wasAskedToday({ id, memory }: AskableItem, { recent, day }: PlanFacts): boolean {
  if (memory !== null && memory.lastAt >= day.start) return true;
  return recent.asked.some(({ item, at }) => item === id && at >= day.start);
}

/** Skills that still come before others: one of their items was never asked, or none was right when last asked. */
export function missingSkills(items: ReadonlyMap<string, AskableItem>): ReadonlySet<string> {
  const missing = new Set<string>();
  const right = new Set<string>();
  for (const { place, isNew, memory } of items.values()) {
    for (const skill of place.skills) {
      if (isNew) missing.add(skill);
      // One without a memory is not due, so it was right.
      else if (memory === null || memory.last === "right") right.add(skill);
    }
  }
  const taught = new Set([...items.values()].flatMap(({ place }) => place.skills));
  return new Set([...taught].filter((skill) => missing.has(skill) || !right.has(skill)));
}

function wanted(item: AskableItem, why: Why, urgency: readonly number[]): Wanted {
  return { kind: "wanted", item, why, urgency };
}

function passed(reason: PassedReason): Standing {
  return { kind: "passed", reason };
}
