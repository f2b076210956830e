import type { Span } from "../../core/blocks.ts";
import type { Element } from "../../core/card.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import type { SectionChange } from "../../core/outcome.ts";

const words = itemDecisionWords.card;

/** What a section said and what it says now, each number in bold. Long changes are folded. */
export function changeElements(title: string, change: SectionChange | null): readonly Element[] {
  const notice: Element = { kind: "notice", tone: "change", spans: [{ text: title }] };
  if (change === null) return [notice];
  const lines = [
    ...change.before.map((line) => [{ text: words.before }, ...markNumbers(line)]),
    ...change.after.map((line) => [{ text: words.now }, ...markNumbers(line)]),
  ];
  const list: Element = { kind: "bullets", items: lines };
  const letters = [...change.before, ...change.after].join("").length;
  if (lines.length <= shownLines && letters <= shownLetters) return [notice, list];
  return [notice, { kind: "fold", label: words.showChange, elements: [list] }];
}

/** A line with its amounts, limits, dates and percentages in bold: where rules change most. */
export function markNumbers(line: string): readonly Span[] {
  return line
    .split(number)
    .map((text, place): Span => (place % 2 === 1 ? { text, bold: true } : { text }))
    .filter(({ text }) => text !== "");
}

/** With its sign or currency: "500", "EUR 1,500.00", "12 %", "09:30". */
const number = /((?:[€$£]\s?|\b[A-Z]{3}\s)?\d+(?:[.,:]\d+)*(?:\s?[%€$£]|\s[A-Z]{3}\b)?)/u;

/** A change of more lines or letters than this would push the buttons off a phone's screen. */
const shownLines = 4;
const shownLetters = 320;
