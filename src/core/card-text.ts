import { spanText } from "./blocks.ts";
import type { Card, Element, Field } from "./card.ts";

/** A card of plain sentences, one below the other. */
export function sentences(...lines: readonly string[]): Card {
  return cardOf(lines.map((text) => ({ kind: "text", spans: [{ text }] })));
}

/** A card whose summary is its elements in plain words. */
export function cardOf(elements: readonly Element[]): Card {
  return { summary: plainText(elements), elements };
}

/**
 * Elements as plain lines: steps numbered, points dashed. What a fold hides is left out, and so are buttons,
 * except those that offer something to choose.
 */
export function plainText(elements: readonly Element[]): string {
  return elements.flatMap(linesOf).join("\n");
}

function linesOf(element: Element): readonly string[] {
  switch (element.kind) {
    case "heading":
      return [element.text];
    case "text":
    case "notice":
      return [spanText(element.spans)];
    case "steps":
      return element.steps.flatMap((step, place) => [
        `${element.start + place}. ${spanText(step.spans)}`,
        ...step.details.map((detail) => `   ${detail.warning ? "" : "- "}${spanText(detail.spans)}`),
      ]);
    case "bullets":
      return element.items.map((item) => `- ${spanText(item)}`);
    case "citation":
      return [`${element.label}, ${element.detail}`];
    case "fold":
      return [];
    case "buttons":
      return element.buttons.flatMap((button) =>
        element.choices || (button.kind === "act" && CHOICES.has(button.action)) ? [`- ${button.label}`] : [],
      );
    case "fields":
      return element.fields.flatMap(linesOfField);
    case "verdict":
      return [];
  }
}

/** What is asked, with what can be chosen. */
function linesOfField(field: Field): readonly string[] {
  switch (field.kind) {
    case "choice":
    case "several":
      return [field.label, ...field.options.map(({ label }) => `- ${label}`)];
    case "text":
    case "check":
    case "time":
      return [field.label];
  }
}

const CHOICES = new Set(["ask.pick", "ask.again"]);
