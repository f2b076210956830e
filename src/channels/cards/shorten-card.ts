import type { Span } from "../../core/blocks.ts";
import type { Card, Element } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";

/** Characters of one paragraph, step or point in a card that is too long. */
const textLimit = 1000;

/** Parts of a card's text that give way one by one: a heading, paragraph, step, point or notice each. */
export function unitsOf(elements: readonly Element[]): number {
  return outsideFolds(elements) + insideFolds(elements);
}

/**
 * The card with its first `units` units of text, those outside folds first; each unit is cut to a fixed
 * length. A line says where something is left out, and leads to the page. Citations, fields and buttons stay,
 * those of an emptied fold too.
 */
export function shortenCard(card: Card, units: number): Card {
  const outside = outsideFolds(card.elements);
  const left: Left = {
    outside: Math.min(units, outside),
    inside: Math.max(0, units - outside),
    told: false,
    note: noteFor(card.elements),
  };
  const elements = shortenAll(card.elements, left, "outside");
  return { ...card, elements: left.told ? elements : [...elements, left.note] };
}

type Place = "outside" | "inside";
type Left = Record<Place, number> & { told: boolean; readonly note: Element };

function noteFor(elements: readonly Element[]): Element {
  const page = firstCitation(elements);
  const link = page === null ? {} : { href: page.url };
  return { kind: "text", spans: [{ text: cardWords.shortened, ...link }], quiet: true };
}

function firstCitation(elements: readonly Element[]): (Element & { kind: "citation" }) | null {
  for (const element of elements) {
    const found =
      element.kind === "citation"
        ? element
        : element.kind === "fold"
          ? firstCitation(element.elements)
          : null;
    if (found !== null) return found;
  }
  return null;
}

function outsideFolds(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + (element.kind === "fold" ? 0 : ownUnits(element)), 0);
}

function insideFolds(elements: readonly Element[]): number {
  return elements.reduce(
    (sum, element) => sum + (element.kind === "fold" ? unitsOf(element.elements) : 0),
    0,
  );
}

function ownUnits(element: Exclude<Element, { kind: "fold" }>): number {
  switch (element.kind) {
    case "heading":
    case "text":
    case "notice":
      return 1;
    case "steps":
      return element.steps.length;
    case "bullets":
      return element.items.length;
    case "citation":
    case "buttons":
    case "fields":
    case "verdict":
      return 0;
  }
}

function shortenAll(elements: readonly Element[], left: Left, place: Place): readonly Element[] {
  return elements.flatMap((element) => {
    if (element.kind === "fold") return shortenFold(element, left);
    const taken = Math.min(left[place], ownUnits(element));
    const missing = taken < ownUnits(element);
    left[place] -= taken;
    const tellNow = missing && !left.told;
    if (tellNow) left.told = true;
    return [...firstUnits(element, taken), ...(tellNow ? [left.note] : [])];
  });
}

function shortenFold(fold: Element & { kind: "fold" }, left: Left): readonly Element[] {
  const hadRoom = left.inside > 0;
  const elements = shortenAll(fold.elements, left, "inside");
  return hadRoom ? [{ ...fold, elements }] : elements;
}

function firstUnits(element: Exclude<Element, { kind: "fold" }>, count: number): readonly Element[] {
  switch (element.kind) {
    case "heading":
      return count === 0 ? [] : [element];
    case "text":
    case "notice":
      return count === 0 ? [] : [{ ...element, spans: cappedSpans(element.spans) }];
    case "steps":
      return count === 0 ? [] : [{ ...element, steps: element.steps.slice(0, count).map(cappedStep) }];
    case "bullets":
      return count === 0 ? [] : [{ ...element, items: element.items.slice(0, count).map(cappedSpans) }];
    case "citation":
    case "buttons":
    case "fields":
    case "verdict":
      return [element];
  }
}

function cappedStep(step: (Element & { kind: "steps" })["steps"][number]): typeof step {
  return {
    spans: cappedSpans(step.spans),
    details: step.details.map((detail) => ({ ...detail, spans: cappedSpans(detail.spans) })),
  };
}

function cappedSpans(spans: readonly Span[]): readonly Span[] {
  let room = textLimit;
  return spans.flatMap((span) => {
    if (room === 0) return [];
    const text = cappedText(span.text, room);
    room = text.length < span.text.length ? 0 : room - text.length;
    return [{ ...span, text }];
  });
}

/** At most `limit` UTF-16 units, with an ellipsis where it was cut, never in the middle of a character. */
export function cappedText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "");
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${atWord.length > cut.length / 2 ? atWord : cut}…`;
}
