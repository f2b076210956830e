import type { Card, Element } from "../../core/card.ts";
import { line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { pathWords } from "../../core/messages/path.ts";
import { type StepPlace, stepButtons, stepHint } from "../lessons/lesson-card.ts";
import { shortened } from "../lessons/shortened.ts";
import { type CitedSection, citationElement } from "../session/cite-section.ts";

const words = pathWords.lesson;

export interface SectionStep extends StepPlace {
  /** `null`: nothing that is open to the learner. */
  readonly source: CitedSection | null;
  readonly zone: string;
  readonly now: Date;
}

/** A step of the path that has no lesson: its section in short speaks for itself, then the case. */
export function sectionStepCard(view: SectionStep): Card {
  const { step, place, all, source } = view;
  return cardOf([
    quietLine(words.place(place, all, step.title)),
    ...(source === null ? [line(words.nothingToShow)] : sectionElements(source)),
    ...(source === null ? [] : [citationElement(source, view)]),
    ...stepHint(step),
    { kind: "buttons", buttons: stepButtons(step) },
  ]);
}

function sectionElements({ section }: CitedSection): readonly Element[] {
  return [{ kind: "heading", text: section.heading }, ...shortened([section], sectionLines, words.rest)];
}

/** A section that stands in for a lesson is quoted short. */
const sectionLines = 8;
