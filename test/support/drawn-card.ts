import type { spanText } from "../../src/core/blocks.ts";
import type { Button, Card, Element } from "../../src/core/card.ts";

/** A card as lines of text: what a reader of the golden files sees. */
export function drawn(card: Card): string {
  return [
    ...card.elements.flatMap((element) => draw(element, "")),
    "",
    `summary: ${card.summary.replaceAll("\n", "\n         ")}`,
  ].join("\n");
}

function draw(element: Element, indent: string): readonly string[] {
  switch (element.kind) {
    case "heading":
      return [`${indent}## ${element.text}`];
    case "text":
      return [`${indent}${element.quiet ? "(quiet) " : ""}${words(element.spans)}`];
    case "notice":
      return [`${indent}[${element.tone}] ${words(element.spans)}`];
    case "steps":
      return element.steps.flatMap((step, place) => [
        `${indent}${element.start + place}. ${words(step.spans)}`,
        ...step.details.map((detail) => `${indent}   ${detail.warning ? "!!" : "-"} ${words(detail.spans)}`),
      ]);
    case "bullets":
      return element.items.map((item) => `${indent}• ${words(item)}`);
    case "citation":
      return [`${indent}» ${element.label}`, `${indent}  ${element.detail} → ${element.url}`];
    case "fold":
      return [
        `${indent}[+] ${element.label}`,
        ...element.elements.flatMap((inner) => draw(inner, `${indent}  | `)),
      ];
    case "buttons":
      return [indent + buttonRow(element.buttons)];
    case "fields":
      return [
        ...element.fields.flatMap((field) => [
          `${indent}[ ${field.label} ]`,
          ...("options" in field ? field.options.map(({ label }) => `${indent}  ( ) ${label}`) : []),
        ]),
        indent + buttonRow(element.buttons),
      ];
    case "verdict":
      return [indent + buttonRow([element.positive, element.negative, ...element.others])];
  }
}

function buttonRow(buttons: readonly Button[]): string {
  return buttons
    .map((button) => `( ${button.label}${button.kind === "link" ? ` → ${button.url}` : ""} )`)
    .join(" ");
}

function words(spans: Parameters<typeof spanText>[0]): string {
  return spans.map((span) => (span.href === undefined ? span.text : `[${span.text}](${span.href})`)).join("");
}
