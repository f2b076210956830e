import { spanText } from "../../../src/core/blocks.ts";
import type { Button, Card, Element } from "../../../src/core/card.ts";

/** A card as text, for reading it like prose. */
export function drawn(card: Card): string {
  return `${card.elements.flatMap((element) => draw(element, "")).join("\n")}\n`;
}

function draw(element: Element, indent: string): readonly string[] {
  switch (element.kind) {
    case "heading":
      return [`${indent}## ${element.text}`];
    case "text":
      return [`${indent}${element.quiet ? "(quiet) " : ""}${spanText(element.spans)}`];
    case "notice":
      return [`${indent}[${element.tone}] ${spanText(element.spans)}`];
    case "steps":
      return element.steps.map((step, place) => `${indent}${element.start + place}. ${spanText(step.spans)}`);
    case "bullets":
      return element.items.map((item) => `${indent}• ${spanText(item)}`);
    case "citation":
      return [`${indent}» ${element.label}`, `${indent}  ${element.detail} → ${element.url}`];
    case "fold":
      return [
        `${indent}[+] ${element.label}`,
        ...element.elements.flatMap((inner) => draw(inner, `${indent}  | `)),
      ];
    case "buttons":
      return [indent + element.buttons.map(button).join(" ")];
    case "fields":
      return [
        ...element.fields.map(({ label }) => `${indent}[ ${label} ]`),
        indent + element.buttons.map(button).join(" "),
      ];
    case "verdict":
      return [indent + [element.positive, element.negative, ...element.others].map(button).join(" ")];
  }
}

function button(one: Button): string {
  return one.kind === "link" ? `( ${one.label} → ${one.url} )` : `( ${one.label} )`;
}
