import { createHash } from "node:crypto";
import type { SkillMap, Task } from "../../core/company.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";

/** A task of the skill map that no lesson teaches, with what it is made of. */
export interface TaskToTeach {
  /** Ids of the role and the task: what the lesson is drafted for. */
  readonly id: string;
  readonly task: Task;
  readonly sections: readonly [CurrentSection, ...CurrentSection[]];
  /** Of the texts that it is drafted of. */
  readonly textHash: string;
}

export interface TeachableSections {
  /** What stands under each `path#slug` of the skill map. */
  readonly sectionAt: (section: string) => CurrentSection | null;
  /** Whether a lesson is built on it. */
  readonly isTaught: (section: CurrentSection) => boolean;
  /** Sections of one lesson at most. */
  readonly atMost: number;
}

/**
 * Tasks of which no section has a lesson, those of the greatest impact first. Everybody may read a lesson that is
 * built on them: what only some may read, and what is sensitive, is left to people.
 */
export function tasksToTeach({ roles, skills }: SkillMap, known: TeachableSections): readonly TaskToTeach[] {
  const all = Object.entries(roles).flatMap(([role, { tasks }]) => tasks.map((task) => ({ role, task })));
  return all
    .toSorted((a, b) => impacts.indexOf(b.task.impact) - impacts.indexOf(a.task.impact))
    .flatMap(({ role, task }): readonly TaskToTeach[] => {
      const named = new Set(task.skills.flatMap((skill) => skills[skill]?.sections ?? []));
      const sections = [...named].flatMap((section) => known.sectionAt(section) ?? []);
      const [first, ...others] = sections.filter(isForEverybody).slice(0, known.atMost);
      if (first === undefined || sections.some(known.isTaught)) return [];
      const textHash = hashOf([first, ...others]);
      return [{ id: `${role}/${task.id}`, task, sections: [first, ...others], textHash }];
    });
}

const impacts: readonly Task["impact"][] = ["low", "medium", "high"];

function isForEverybody({ audience, sensitive }: CurrentSection): boolean {
  return audience.length === 0 && !sensitive;
}

function hashOf(sections: readonly CurrentSection[]): string {
  return createHash("sha256")
    .update(JSON.stringify(sections.map(({ hash }) => hash)))
    .digest("hex");
}

/** The id of a lesson's draft: of one text of a task's sections there is one. */
export function lessonDraftId({ id, textHash }: Pick<TaskToTeach, "id" | "textHash">): string {
  return `lesson-${id}-${textHash.slice(0, 12)}`;
}
