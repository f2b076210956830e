import type { ActButton, Card, Element } from "./card.ts";

/** A sentence on a card. */
export function line(text: string): Element {
  return { kind: "text", spans: [{ text }] };
}

export function boldLine(text: string): Element {
  return { kind: "text", spans: [{ text, bold: true }] };
}

/** A sentence that stands back behind the others. */
export function quietLine(text: string): Element {
  return { kind: "text", spans: [{ text }], quiet: true };
}

export function act(label: string, action: string, value: ActButton["value"]): ActButton {
  return { kind: "act", label, action, value };
}

export function buttons(...all: readonly ActButton[]): Element {
  return { kind: "buttons", buttons: all };
}

/** The same card with a sentence above it. */
export function prefaced(card: Card, words: string): Card {
  return {
    ...card,
    summary: `${words} ${card.summary}`,
    elements: [{ kind: "notice", tone: "info", spans: [{ text: words }] }, ...card.elements],
  };
}
