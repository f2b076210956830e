import type { Card } from "../../core/card.ts";
import { buttons, line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { lessonButton } from "../../core/lesson-button.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { workEventWords } from "../../core/messages/work-events.ts";
import { mayRead } from "../../core/people.ts";
import type { LessonLink } from "../../core/ports/page-store.ts";
import type { WorkEvent } from "../../core/practice.ts";
import type { Notice } from "../../core/result.ts";
import { dateIn, isWorking } from "../../core/working-time.ts";
import type { Learner } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { taskSkills } from "./credit-work.ts";

const words = workEventWords.checklist;

interface Started {
  readonly event: WorkEvent;
  readonly learner: Learner;
  /** When the person last worked on this task before; `null`: never, as far as is known. */
  readonly lastAt: Date | null;
  readonly now: Date;
}

/**
 * The checklist of a task that somebody starts for the first time in 30 days, at once and within their working
 * hours; `null`: none is called for. Its message has the same id all day: there is at most one a day.
 */
export async function checklistFor(deps: PracticeDeps, started: Started): Promise<Notice | null> {
  const { event, learner, lastAt, now } = started;
  const { checklistAfterDays, checklistWithinMinutes } = deps.company.policy.practice;
  const wasLately = lastAt !== null && event.at.getTime() - lastAt.getTime() < checklistAfterDays * dayMs;
  const isLate = now.getTime() - event.at.getTime() > checklistWithinMinutes * 60_000;
  if (wasLately || isLate || !isWorking(now, learner.schedule)) return null;
  const lesson = await checklistOf(deps, started);
  if (lesson === null) return null;
  return {
    id: `checklist-${event.person}-${dateIn(now, learner.zone)}`,
    to: { kind: "person", person: event.person },
    card: checklistCard(lesson, taskTitle(deps, event.task), started),
    replaces: null,
  };
}

async function checklistOf(
  { pages, skillMap, readerOf }: PracticeDeps,
  { event, learner, now }: Started,
): Promise<LessonLink | null> {
  const reader = readerOf(learner.person);
  for (const skill of taskSkills(skillMap, event.task)) {
    for (const place of skillMap.skills[skill]?.sections ?? []) {
      const [sop = "", section = ""] = place.split("#");
      const lessons = await pages.lessonsFor({ sop, section }, now);
      const found = lessons.find(
        ({ lessonKind, audience }) => lessonKind === "checklist" && mayRead(reader, audience),
      );
      if (found !== undefined) return found;
    }
  }
  return null;
}

function checklistCard(lesson: LessonLink, task: string, { lastAt, learner, now }: Started): Card {
  return cardOf([
    { kind: "heading", text: words.title(task) },
    line(lastAt === null ? words.first : words.last(dayInWords(lastAt, now, learner.zone))),
    buttons(lessonButton(lesson)),
  ]);
}

function taskTitle({ skillMap }: PracticeDeps, id: string): string {
  const tasks = Object.values(skillMap.roles).flatMap((role) => role.tasks);
  return tasks.find((task) => task.id === id)?.title ?? id;
}

const dayMs = 86_400_000;
