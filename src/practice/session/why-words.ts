import type { SkillMap } from "../../core/company.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { Why } from "../../core/practice.ts";

const words = practiceWords.why;

export interface WhyView {
  /** Title of the page. */
  readonly page: string;
  readonly skillMap: SkillMap;
  readonly zone: string;
  readonly now: Date;
}

/** Why somebody is asked, in one plain sentence. */
export function whyInWords(why: Why, { page, skillMap, zone, now }: WhyView): string {
  const day = (at: Date) => dayInWords(at, now, zone);
  switch (why.kind) {
    case "due":
      return words.due(why.recall);
    case "missed":
      return words.missed(day(why.at));
    case "new":
      return newInWords(why, skillMap);
    case "changed":
      return words.changed(page, why.from, why.to);
    case "step-missed":
      return words.stepMissed(taskTitle(skillMap, why.task) ?? why.task, day(why.at));
    case "unclear":
      return words.unclear(day(why.at));
    case "neighbour":
      return words.neighbour(day(why.at));
    case "coached":
      return words.coached(day(why.since));
    case "topic":
      return words.topic(why.topic);
    case "placement":
      return words.placement;
    case "lesson":
      return words.lesson(why.title);
  }
}

function newInWords({ task, skill }: Extract<Why, { kind: "new" }>, skillMap: SkillMap): string {
  const title = task === null ? null : taskTitle(skillMap, task);
  if (title !== null) return words.newTask(title);
  const skillTitle = skill === null ? undefined : skillMap.skills[skill]?.title;
  return skillTitle === undefined ? words.new : words.newSkill(skillTitle);
}

function taskTitle({ roles }: SkillMap, id: string): string | null {
  const tasks = Object.values(roles).flatMap((role) => role.tasks);
  return tasks.find((task) => task.id === id)?.title ?? null;
}
