import type { Span } from "./blocks.ts";
import type { Element } from "./card.ts";
import { changeWords } from "./messages/changes.ts";
import type { ChangedLines } from "./section-changes.ts";

const words = changeWords.card;

/** What a text said and what it says now, each number in bold. */
export function wordingElement({ before, after }: ChangedLines): Element {
  return {
    kind: "bullets",
    items: [
      ...before.map((line) => [{ text: words.before }, ...markNumbers(line)]),
      ...after.map((line) => [{ text: words.now }, ...markNumbers(line)]),
    ],
  };
}

/** The same under a title; a long change is folded. `null`: the title alone. */
export function wordingElements(title: string, lines: ChangedLines | null): readonly Element[] {
  const notice: Element = { kind: "notice", tone: "change", spans: [{ text: title }] };
  if (lines === null) return [notice];
  const list = wordingElement(lines);
  if (isShort(lines)) return [notice, list];
  return [notice, { kind: "fold", label: words.showChange, elements: [list] }];
}

/** Whether it leaves room for the buttons on a phone's screen. */
export function isShort({ before, after }: ChangedLines): boolean {
  const all = [...before, ...after];
  return all.length <= shownLines && all.join("").length <= shownLetters;
}

const shownLines = 4;
const shownLetters = 320;

/** A line with its amounts, limits, dates and percentages in bold: where rules change most. */
export function markNumbers(line: string): readonly Span[] {
  return line
    .split(number)
    .map((text, place): Span => (place % 2 === 1 ? { text, bold: true } : { text }))
    .filter(({ text }) => text !== "");
}

/** With its sign or currency: "500", "EUR 1,500.00", "12 %", "09:30". */
const number = /((?:[€$£]\s?|\b[A-Z]{3}\s)?\d+(?:[.,:]\d+)*(?:\s?[%€$£]|\s[A-Z]{3}\b)?)/u;
