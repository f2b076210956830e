import type { Asker, Tap } from "../../core/asker.ts";
import type { Fact } from "../../core/facts.ts";
import { lessonWords as words } from "../../core/messages/lessons.ts";
import { shown as inReply, inSentences, type Result } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { ticked, unticked } from "./checklist-body.ts";
import { explained, gone, type WalkState, walked } from "./lesson-body.ts";
import { type LessonBody, type LessonShown, lessonCard } from "./lesson-card.ts";
import { type LessonWanted, readLesson } from "./read-lesson.ts";

/** A lesson, as its kind is shown first; a checklist where it was left. */
export async function openLesson(deps: PracticeDeps, tap: Tap<LessonWanted>): Promise<Result> {
  const shown = await readLesson(deps, tap.value, tap);
  if (shown === null) return inSentences(words.gone);
  return { ...inReply([lessonCard(shown, await beginning(deps, shown, tap))]), facts: seenFacts(shown, tap) };
}

/** What remembers that somebody was shown a lesson. */
function seenFacts({ page }: LessonShown, { person, at }: Pick<Asker, "person" | "at">): readonly Fact[] {
  if (person === null) return [];
  return [{ kind: "lesson-seen", person: person.id, lesson: page.sop, version: page.version, at }];
}

/** What a lesson shows before anything was tapped on it. */
async function beginning(
  { store }: PracticeDeps,
  shown: LessonShown,
  { person }: Pick<Asker, "person">,
): Promise<LessonBody> {
  switch (shown.page.lessonKind) {
    case "checklist":
      return person === null
        ? unticked(shown)
        : ticked(shown, await store.checklistMark(person.id, shown.page.sop));
    case "decision-tree":
    case "scenario":
      return walked(shown, { at: "", from: [] });
    case "worked-example":
      return gone(shown, 0);
    default:
      return explained(shown);
  }
}

/** A tap on a card of a lesson, made of the version that it names. */
export type LessonTap<More> = Tap<LessonWanted & { readonly version: number } & More>;

/** One step on the way through a decision tree or a case. */
export function walk(deps: PracticeDeps, tap: LessonTap<WalkState>): Promise<Result> {
  return goOn(deps, tap, (shown) => walked(shown, tap.value));
}

/** The next step of a worked example. */
export function reveal(deps: PracticeDeps, tap: LessonTap<{ readonly shown: number }>): Promise<Result> {
  return goOn(deps, tap, (shown) => gone(shown, tap.value.shown));
}

/** In the place of the card that was tapped. A lesson with another text by now begins again, and says so. */
async function goOn<More>(
  deps: PracticeDeps,
  tap: LessonTap<More>,
  next: (shown: LessonShown) => LessonBody,
): Promise<Result> {
  const shown = await readLesson(deps, tap.value, tap);
  if (shown === null) return inSentences(words.gone);
  const { version } = shown.page;
  const isNew = version !== tap.value.version;
  const body = isNew ? { ...(await beginning(deps, shown, tap)), said: words.changed(version) } : next(shown);
  return { ...inReply([lessonCard(shown, body)]), place: "instead" };
}
