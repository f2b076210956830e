import type { Why } from "../../core/practice.ts";
import type { PlanFacts } from "./plan-session.ts";
import { predictedRecall } from "./schedule.ts";
import type { AskableItem } from "./standing.ts";

/**
 * Questions that follow a missed step reported by a work system, or the person's own "unclear": the working day
 * after, one about exactly that. What was asked since needs none, nor what is to be asked anyway.
 */
export function nudges(items: ReadonlyMap<string, AskableItem>, facts: PlanFacts): ReadonlyMap<string, Why> {
  const nudged = new Map<string, Why>();
  for (const { why, isAbout, at } of events(facts)) {
    const about = [...items.values()].filter(isAbout);
    const isAnswered = facts.recent.asked.some(
      (asked) => asked.at > at && about.some(({ id }) => id === asked.item),
    );
    if (isAnswered || about.some(({ id }) => nudged.has(id))) continue;
    const [weakest] = about.toSorted(
      (a, b) => strength(a, facts) - strength(b, facts) || (a.id < b.id ? -1 : 1),
    );
    if (weakest !== undefined) nudged.set(weakest.id, why);
  }
  return nudged;
}

interface NudgeEvent {
  readonly why: Why;
  readonly at: Date;
  readonly isAbout: (item: AskableItem) => boolean;
}

/** Those of the days before, the latest first. What happened today waits for the next working day. */
function events({ recent, day, policy }: PlanFacts): readonly NudgeEvent[] {
  const since = new Date(day.start.getTime() - policy.nudgeDays * dayMs);
  const steps = recent.missedSteps.map(({ task, step, at }) => ({
    why: { kind: "step-missed", task, step: step ?? task, at } as const,
    at,
    isAbout: ({ section, place }: AskableItem) =>
      step === null ? place.tasks.includes(task) : section === step || place.skills.includes(step),
  }));
  const unclear = recent.unclear.map(({ section, at }) => ({
    why: { kind: "unclear", at } as const,
    at,
    isAbout: (item: AskableItem) => item.section === section,
  }));
  return [...steps, ...unclear]
    .filter(({ at }) => at < day.start && at >= since)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** What the person knows least comes first, but nothing new while something known is about the same. */
function strength({ memory, isNew }: AskableItem, { now, parameters }: PlanFacts): number {
  if (isNew) return 2;
  return memory === null ? 1 : predictedRecall(memory, now, parameters);
}

const dayMs = 86_400_000;
