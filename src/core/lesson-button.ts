import type { ActButton } from "./card.ts";
import { act } from "./card-parts.ts";
import { isLessonKind } from "./lesson-kinds.ts";
import { lessonWords } from "./messages/lessons.ts";
import type { LessonLink } from "./ports/page-store.ts";

/** Opens a lesson in the chat, named by what it is: a checklist, a walk, a case. */
export function lessonButton({
  sop,
  title,
  lessonKind,
}: Pick<LessonLink, "sop" | "title" | "lessonKind">): ActButton {
  const kind = isLessonKind(lessonKind) ? lessonKind : "explainer";
  return act(lessonWords.open[kind](title), "practice.lesson", { lesson: sop });
}
