import { lessonWords as words } from "../../core/messages/lessons.ts";
import type { Person } from "../../core/people.ts";
import type { ChecklistMark } from "../../core/practice.ts";
import { shown as inReply, inSentences, type Result } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { checklistOf, standingIn, tickedAfter } from "./checklist.ts";
import { ticked } from "./checklist-body.ts";
import { type LessonShown, lessonCard } from "./lesson-card.ts";
import type { LessonTap } from "./open-lesson.ts";
import { readLesson } from "./read-lesson.ts";

/** What somebody ticked is kept; the next part follows when this one is done. */
export async function tick(
  deps: PracticeDeps,
  tap: LessonTap<{ readonly part: number; readonly points: readonly string[] }>,
): Promise<Result> {
  const { part, points } = tap.value;
  return onChecklist(deps, tap, ({ shown, person, mark }) => {
    const checklist = checklistOf(shown.page.sections);
    if (checklist === null) return { mark, changes: false };
    const before = mark === null || mark.state === "put-away" ? [] : mark.ticked;
    // A list that has changed is shown anew: which boxes its parts had is not known any more.
    if (shown.page.version !== tap.value.version) return { mark, changes: false };
    const now = tickedAfter(checklist, before, { part, picked: points });
    const isDone = standingIn(checklist, now).next === null;
    return {
      mark: markOf(shown, person, { ticked: now, state: isDone ? "finished" : "open", at: tap.at }),
      changes: true,
    };
  });
}

/** All boxes empty again, for the next time. */
export async function tickAgain(deps: PracticeDeps, tap: LessonTap<unknown>): Promise<Result> {
  return onChecklist(deps, tap, ({ shown, person }) => ({
    mark: markOf(shown, person, { ticked: [], state: "put-away", at: tap.at }),
    changes: true,
  }));
}

/** Another part of the list. */
export async function showPart(
  deps: PracticeDeps,
  tap: LessonTap<{ readonly part: number }>,
): Promise<Result> {
  return onChecklist(deps, tap, ({ mark }) => ({ mark, changes: false, part: tap.value.part }));
}

interface Marked {
  readonly mark: ChecklistMark | null;
  /** It is to be kept. */
  readonly changes: boolean;
  /** The part to show; left out: the first that is not done. */
  readonly part?: number;
}

async function onChecklist(
  deps: PracticeDeps,
  tap: LessonTap<unknown>,
  decide: (facts: {
    readonly shown: LessonShown;
    readonly person: Person;
    readonly mark: ChecklistMark | null;
  }) => Marked,
): Promise<Result> {
  const { person } = tap;
  const shown = await readLesson(deps, tap.value, tap);
  if (shown === null) return inSentences(words.gone);
  if (person === null) return inSentences(words.checklist.nobody);
  const before = await deps.store.checklistMark(person.id, shown.page.sop);
  const { mark, changes, part } = decide({ shown, person, mark: before });
  return {
    ...inReply([lessonCard(shown, ticked(shown, mark, part))]),
    facts: changes && mark !== null ? [{ kind: "checklist-marked", mark }] : [],
    place: "instead",
  };
}

function markOf(
  { page }: LessonShown,
  { id }: Person,
  mark: Pick<ChecklistMark, "ticked" | "state" | "at">,
): ChecklistMark {
  return { ...mark, person: id, lesson: page.sop, version: page.version };
}
