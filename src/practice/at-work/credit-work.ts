import type { SkillMap } from "../../core/company.ts";
import type { PooledItem } from "../../core/items.ts";
import type { Policy } from "../../core/policy.ts";
import type { MemoryState, WorkEvent } from "../../core/practice.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import { dayBounds } from "../schedule/practice-time.ts";
import { creditWork, type Parameters, predictedRecall } from "../schedule/schedule.ts";
import { skillsOf } from "../schedule/task-weight.ts";

interface CreditFacts {
  readonly event: WorkEvent;
  readonly pool: readonly PooledItem[];
  readonly skillMap: SkillMap;
  /** What the person knows, by item. */
  readonly memory: ReadonlyMap<string, MemoryState>;
  /** IANA zone of the person. */
  readonly zone: string;
  /** How they forget, as far as it was measured. */
  readonly parameters: Parameters;
  readonly policy: Policy["practice"];
  readonly now: Date;
}

/**
 * A task done right counts as a review of what is known of its items: never as knowing something new, and at
 * most once for each item and day, an answer of that day included.
 */
export function creditsFor(facts: CreditFacts): readonly PracticeFactOf<"attempt-made">[] {
  const { event, pool, memory, zone, parameters, now } = facts;
  const at = event.at < now ? event.at : now;
  const day = dayBounds(at, zone);
  return pool.flatMap((pooled): readonly PracticeFactOf<"attempt-made">[] => {
    const before = memory.get(pooled.item.id);
    if (before === undefined || before.lastAt >= day.start || pooled.section === null) return [];
    if (pooled.state !== "askable" || !isAbout(pooled, event, facts.skillMap)) return [];
    const { item, section } = pooled;
    const review = { person: event.person, item: item.id, memory: before, section, at, parameters };
    const credited = creditWork({ ...review, policy: facts.policy });
    if (credited === null) return [];
    const attempt = {
      // One a day: of two that come at once, the second is a conflict.
      id: `work-${event.person}-${item.id}-${day.date}`,
      question: null,
      person: event.person,
      item: item.id,
      itemVersion: item.version,
      sop: item.sop,
      section: item.section,
      sopVersion: section.version,
      sectionHash: section.hash,
      kind: "work",
      answer: null,
      correct: true,
      gradedBy: "work",
      confidence: "plain",
      rating: "good",
      predicted: predictedRecall(before, at, parameters),
      variant: "",
      at,
    } as const;
    return [{ kind: "attempt-made", attempt, memory: credited }];
  });
}

/** Whether an item tests the step of an event; where it names none, a skill of its task. */
function isAbout(pooled: PooledItem, { task, step }: WorkEvent, skillMap: SkillMap): boolean {
  const skills = skillsOf(pooled, skillMap);
  if (step !== null) return step === `${pooled.item.sop}#${pooled.item.section}` || skills.includes(step);
  return taskSkills(skillMap, task).some((skill) => skills.includes(skill));
}

/** Skills that a task needs, in the map's order. Several roles may have it. */
export function taskSkills({ roles }: SkillMap, task: string): readonly string[] {
  const same = Object.values(roles).flatMap(({ tasks }) => tasks.filter(({ id }) => id === task));
  return [...new Set(same.flatMap(({ skills }) => skills))];
}
