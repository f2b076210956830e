import type { Coaching, Why } from "../../core/practice.ts";
import type { PlanFacts } from "./plan-session.ts";
import { type AskableItem, wasAskedToday } from "./standing.ts";

/**
 * "On each practice day somebody who is coached is asked 3 items of the gap first, due or not": those that were
 * asked longest ago. What was never asked waits for its turn on the path, and what has changed is shown as a change.
 */
export function coached(items: ReadonlyMap<string, AskableItem>, facts: PlanFacts): ReadonlyMap<string, Why> {
  if (facts.request.kind === "topic") return new Map();
  const ofGaps = [...items.values()].flatMap((item) => {
    const gap = facts.coaching.find(({ subject }) => isAbout(item, subject));
    if (gap === undefined || item.memory === null || item.isChanged) return [];
    return [
      { item, lastAt: item.memory.lastAt.getTime(), why: { kind: "coached", since: gap.since } as const },
    ];
  });
  const today = ofGaps.filter(({ item }) => wasAskedToday(item, facts));
  const chosen = ofGaps
    .filter((one) => !today.includes(one))
    .toSorted((a, b) => a.lastAt - b.lastAt || (a.item.id < b.item.id ? -1 : 1))
    .slice(0, Math.max(0, facts.coachedPerDay - today.length));
  return new Map(chosen.map(({ item, why }) => [item.id, why]));
}

function isAbout({ section, place }: AskableItem, subject: Coaching["subject"]): boolean {
  return subject.kind === "section"
    ? section === `${subject.sop}#${subject.section}`
    : place.skills.includes(subject.skill);
}
