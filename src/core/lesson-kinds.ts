/** What a lesson may be. One of another kind is read as an explainer. */
export const lessonKinds = ["explainer", "checklist", "decision-tree", "worked-example", "scenario"] as const;

export type LessonKind = (typeof lessonKinds)[number];

export function isLessonKind(kind: string | null): kind is LessonKind {
  return lessonKinds.some((one) => one === kind);
}
