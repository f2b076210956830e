import { type Span, spanText } from "../core/blocks.ts";
import type { Element, Step } from "../core/card.ts";
import { answerWords } from "../core/messages/ask.ts";

/**
 * The answer as far as it fits a phone's screen together with its citation, what is announced and the way
 * to a human; the rest of it closed in a fold. A step, with its warnings, is on one side of the cut.
 */
export function fitPhoneScreen(elements: readonly Element[]): readonly Element[] {
  const shown: Element[] = [];
  const rest: Element[] = [];
  let room = PHONE_LINES;
  for (const element of elements) {
    const [fits, left] = rest.length > 0 ? [null, element] : cut(element, room, shown.length === 0);
    if (fits !== null) {
      shown.push(fits);
      room -= linesOf(fits);
    }
    if (left !== null) rest.push(left);
  }
  return rest.length === 0 ? shown : [...shown, { kind: "fold", label: labelOf(rest), elements: rest }];
}

/** What of an element fits, and what is left of it. The first element of an answer is never left out. */
function cut(element: Element, room: number, first: boolean): readonly [Element | null, Element | null] {
  if (linesOf(element) <= room) return [element, null];
  switch (element.kind) {
    case "steps": {
      const count = countFitting(element.steps.map(linesOfStep), room, first);
      const [shown, left] = [element.steps.slice(0, count), element.steps.slice(count)];
      return [
        shown.length === 0 ? null : { ...element, steps: shown },
        left.length === 0 ? null : { ...element, start: element.start + count, steps: left },
      ];
    }
    case "bullets": {
      const count = countFitting(element.items.map(linesOfSpans), room, first);
      const [shown, left] = [element.items.slice(0, count), element.items.slice(count)];
      return [
        shown.length === 0 ? null : { ...element, items: shown },
        left.length === 0 ? null : { ...element, items: left },
      ];
    }
    case "heading":
    case "text":
    case "notice":
    case "citation":
    case "fold":
    case "buttons":
    case "fields":
    case "verdict":
      return first ? [element, null] : [null, element];
  }
}

function countFitting(lines: readonly number[], room: number, first: boolean): number {
  let left = room;
  const fitting = lines.findIndex((own) => {
    left -= own;
    return left < 0;
  });
  return first ? Math.max(LEAST, fitting) : fitting;
}

function labelOf(rest: readonly Element[]): string {
  const [only] = rest;
  if (rest.length === 1 && only?.kind === "steps") {
    return answerWords.furtherSteps(only.start, only.start + only.steps.length - 1);
  }
  return answerWords.restOfAnswer;
}

function linesOf(element: Element): number {
  switch (element.kind) {
    case "heading":
      return 1;
    case "text":
      return linesOfSpans(element.spans, LINE_LENGTH);
    case "notice":
      return 1 + linesOfSpans(element.spans, LINE_LENGTH);
    case "steps":
      return element.steps.reduce((sum, step) => sum + linesOfStep(step), 0);
    case "bullets":
      return element.items.reduce((sum, item) => sum + linesOfSpans(item, STEP_LENGTH), 0);
    case "citation":
      return 2;
    case "fold":
    case "buttons":
    case "verdict":
      return 2;
    case "fields":
      return 1 + 2 * element.fields.length;
  }
}

/** A warning stands in a box of its own, which costs it a line and some width. */
function linesOfStep(step: Step): number {
  const details = step.details.map(({ warning, spans }) =>
    warning ? 1 + linesOfSpans(spans, WARNING_LENGTH) : linesOfSpans(spans, STEP_LENGTH),
  );
  return details.reduce((sum, lines) => sum + lines, linesOfSpans(step.spans, STEP_LENGTH));
}

function linesOfSpans(spans: readonly Span[], lineLength: number): number {
  return Math.max(1, Math.ceil(spanText(spans).length / lineLength));
}

/** Lines of a phone's screen that an answer may fill, of about twenty-six below the chat's own head. */
const PHONE_LINES = 17;
/** Characters of a line of text, of a step beside its number, and of a warning in a step. */
const LINE_LENGTH = 42;
const STEP_LENGTH = 39;
const WARNING_LENGTH = 34;
/** Steps or points shown however long they are. */
const LEAST = 2;
