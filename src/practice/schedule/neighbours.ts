import type { Why } from "../../core/practice.ts";
import type { PlanFacts } from "./plan-session.ts";
import { type AskableItem, wasAskedToday } from "./standing.ts";

/**
 * "When a missed item comes back, 1 other of its section that is known and not due comes with it": whether it was
 * a slip or the whole section is gone is soon known. Which one changes from time to time.
 */
export function neighbours(
  items: ReadonlyMap<string, AskableItem>,
  facts: PlanFacts,
): ReadonlyMap<string, Why> {
  const chosen = new Map<string, Why>();
  if (facts.request.kind === "topic") return chosen;
  const known = Map.groupBy(
    [...items.values()].filter((item) => mayCome(item, facts)).toSorted(byId),
    ({ section }) => section,
  );
  for (const { section, memory } of missedAndDue(items, facts)) {
    const others = (known.get(section) ?? []).filter(({ id }) => !chosen.has(id));
    const first = memory.repetitions % Math.max(1, others.length);
    const turned = [...others.slice(first), ...others.slice(0, first)];
    for (const { id } of turned.slice(0, facts.policy.withMissed))
      chosen.set(id, { kind: "neighbour", at: memory.lastAt });
  }
  return chosen;
}

function missedAndDue(items: ReadonlyMap<string, AskableItem>, { day }: PlanFacts) {
  return [...items.values()]
    .flatMap(({ id, section, memory, isChanged }) => {
      const isMissed = memory !== null && memory.last !== "right" && memory.dueAt < day.end && !isChanged;
      return isMissed ? [{ id, section, memory }] : [];
    })
    .toSorted(byId);
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}

function mayCome(item: AskableItem, facts: PlanFacts): boolean {
  const { isNew, isChanged, isRoutine, memory } = item;
  if (isNew || isChanged || wasAskedToday(item, facts)) return false;
  if (facts.mode === "experienced" && isRoutine) return false;
  return memory === null || memory.dueAt >= facts.day.end;
}
