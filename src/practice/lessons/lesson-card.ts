import type { ActButton, Button, Card, Element } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { isLessonKind } from "../../core/lesson-kinds.ts";
import { lessonWords as words } from "../../core/messages/lessons.ts";
import { pathWords } from "../../core/messages/path.ts";
import { currentPageUrl } from "../../core/page-url.ts";
import type { PageView } from "../../core/ports/page-store.ts";
import type { PathStep } from "../path/path.ts";
import { pathButton } from "../path/path-card.ts";
import { type CitedSection, citationElement } from "../session/cite-section.ts";

/** A lesson in front of somebody. */
export interface LessonShown {
  readonly page: PageView;
  /** What it is built on, as far as it is open to the reader. */
  readonly cited: readonly CitedSection[];
  /** The step of their path that it is; `null`: opened for itself. */
  readonly step: StepPlace | null;
  readonly zone: string;
  readonly now: Date;
}

/** A step of somebody's path, its place from 1, and how many there are. */
export interface StepPlace {
  readonly step: PathStep;
  readonly place: number;
  readonly all: number;
}

/** What a lesson shows at one moment. */
export interface LessonBody {
  readonly elements: readonly Element[];
  /** What stands behind it; `null`: the first section the lesson is built on. */
  readonly cites: CitedSection | null;
  /** Said before everything else. */
  readonly said?: string;
}

/** Where it belongs, what it teaches, what it rests on, and where to go on. */
export function lessonCard(shown: LessonShown, body: LessonBody): Card {
  const { page, step } = shown;
  const source = body.cites ?? shown.cited[0] ?? null;
  return cardOf([
    ...(body.said === undefined ? [] : [line(body.said)]),
    ...placeLine(shown),
    { kind: "heading", text: page.title },
    ...body.elements,
    ...(source === null ? [] : [citationElement(source, shown)]),
    ...(step === null ? [] : stepHint(step.step)),
    { kind: "buttons", buttons: buttonsOf(shown) },
  ]);
}

function placeLine({ page, step }: LessonShown): readonly Element[] {
  if (step !== null) return [quietLine(pathWords.lesson.place(step.place, step.all, step.step.title))];
  return isLessonKind(page.lessonKind) ? [quietLine(words.kind[page.lessonKind])] : [];
}

/** What is said below a step of the path, with or without a lesson. */
export function stepHint({ item }: PathStep): readonly Element[] {
  return [quietLine(item === null ? pathWords.lesson.noCase : pathWords.lesson.tryHint)];
}

/** The case of a step, and the way back to the path. */
export function stepButtons(step: PathStep): readonly ActButton[] {
  const tryIt = act(pathWords.lesson.tryIt, "practice.try", { skill: step.skill });
  return [...(step.item === null ? [] : [{ ...tryIt, primary: true as const }]), pathButton()];
}

function buttonsOf({ page, step }: LessonShown): readonly Button[] {
  const whole = { kind: "link" as const, label: words.whole, url: currentPageUrl(page) };
  return [...(step === null ? [] : stepButtons(step.step)), whole];
}

/** What a button of a lesson carries, so that the next card is about the same. */
export function carried({ page, step }: LessonShown): Readonly<Record<string, string | number>> {
  return { lesson: page.sop, version: page.version, skill: step?.step.skill ?? "" };
}
