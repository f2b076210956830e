import { spanText } from "../core/blocks.ts";
import type { Card, Element } from "../core/card.ts";

/** A card whose summary is its elements in plain words. */
export function cardOf(elements: readonly Element[]): Card {
  return { summary: plainText(elements), elements };
}

/** Elements as plain lines: steps numbered, points dashed. Buttons and what a fold hides are left out. */
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
    case "buttons":
      return [];
  }
}
