import { isLessonKind, lessonKinds } from "../../core/lesson-kinds.ts";
import { type WalkProblem, walkProblems } from "../../core/lesson-walk.ts";
import { oddities } from "../../core/messages/stewardship.ts";
import type { SectionText } from "../../core/ports/page-store.ts";

/** What is odd about a lesson of its kind, in words. */
export function lessonNotes(kind: string | null, sections: readonly SectionText[]): readonly string[] {
  if (kind === null) return [];
  if (!isLessonKind(kind)) return [oddities.unknownLessonKind(kind, lessonKinds)];
  if (kind !== "decision-tree" && kind !== "scenario") return [];
  return walkProblems(sections).map((problem) => inWords(problem, kind));
}

function inWords(problem: WalkProblem, kind: string): string {
  switch (problem.kind) {
    case "no-ways":
      return oddities.lessonWithoutWays(kind);
    case "unreached":
      return oddities.lessonUnreached(problem.heading);
    case "no-end":
      return oddities.lessonWithoutEnd(problem.heading);
  }
}
