import { once } from "./once.ts";
import type { Sentence } from "./sentence.ts";
import { type StatedValue, wordsBeside } from "./stated-values.ts";
import { contentOf } from "./words.ts";

/** A value with the words around it: the nearer, the more they weigh. */
export interface Placed {
  readonly kind: string;
  readonly value: string;
  readonly text: string;
  readonly near: ReadonlyMap<string, number>;
}

/** Figures of one measure, codes, and names of more than a word. */
export const placedIn = once((sentence: Sentence): readonly Placed[] => {
  const { text, values, names } = sentence;
  const words = wordsBeside(sentence.words, values);
  const all = [
    ...values.map((one) => ({
      kind: measureOf(one),
      value: measureValue(one),
      text: one.text,
      from: one.from,
    })),
    ...names
      .filter((one) => /\s/.test(one.text))
      .map((one) => ({ kind: "name", value: one.text.toLowerCase(), text: one.text, from: one.from })),
  ].sort((a, b) => a.from - b.from);
  const isRow = text.includes(" · ");
  return all
    .filter((one, at) => !isListed(text, all[at - 1], one) && !isListed(text, one, all[at + 1]))
    .map(({ from, ...one }) => ({
      ...one,
      near: isRow
        ? nearInRow(text, words, from, one.text.length)
        : nearOf(words, from, from + one.text.length),
    }));
});

/** "Days 1, 3, 7 and 14": what is true of one of them is true of all. */
function isListed(text: string, first: PlacedAt | undefined, last: PlacedAt | undefined): boolean {
  if (first === undefined || last === undefined || first.kind !== last.kind) return false;
  return /^\s?(?:,|,? and|,? or|,? und|,? oder)\s$/.test(
    text.slice(first.from + first.text.length, last.from),
  );
}

interface PlacedAt {
  readonly kind: string;
  readonly text: string;
  readonly from: number;
}

function measureOf({ kind }: Sentence["values"][number]): string {
  if (kind === "amount" || kind === "number") return "measure";
  return kind;
}

function measureValue({ kind, value, count }: StatedValue): string {
  return kind === "amount" || kind === "number" ? String(count) : value;
}

/** In a sentence the words on both sides, the nearest first. */
function nearOf(words: Sentence["words"], from: number, to: number): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  const own = (words.find((word) => word.from >= from) ?? words.at(-1))?.clause ?? 0;
  const add = (side: Sentence["words"], mark: string) => {
    for (const [distance, { raw, stem, clause }] of side.slice(0, reach).entries()) {
      const strength = 1 / (1 + distance) / (clause === own ? 1 : acrossClauses);
      const key = stem ?? `${mark}${raw}`;
      near.set(key, Math.max(near.get(key) ?? 0, strength));
    }
  };
  const before = words.filter((word) => word.from < from);
  add(before.toReversed(), "<");
  add(
    words.filter((word) => word.from >= to),
    ">",
  );
  return near;
}

/** In a row of a table its column's label and what stands in the other cells; the first says what the row is about. */
function nearInRow(
  text: string,
  words: Sentence["words"],
  at: number,
  length: number,
): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  const add = (found: readonly string[], strength: number) => {
    for (const word of found) near.set(word, Math.max(near.get(word) ?? 0, strength));
  };
  for (const [place, { from, label, to }] of cellsOf(text).entries()) {
    const within = (start: number, end: number) =>
      contentOf(words.filter((word) => word.from >= start && word.from < end));
    if (at < from || at >= to) add(within(label, to), place === 0 ? 1 : otherCells);
    else {
      add([...within(from, label), ...within(from, label).map((word) => `label ${word}`)], 1);
      const cell = words.filter((word) => word.from >= label && word.from < to);
      for (const [word, strength] of nearOf(cell, at, at + length)) add([word], strength);
    }
  }
  return near;
}

/** Where each cell begins, where its label ends, and where the cell does. */
function cellsOf(
  text: string,
): readonly { readonly from: number; readonly label: number; readonly to: number }[] {
  let from = 0;
  return text.split(" · ").map((cell) => {
    const place = { from, label: from + Math.max(0, cell.indexOf(": ")), to: from + cell.length };
    from = place.to + " · ".length;
    return place;
  });
}

const reach = 7;
const acrossClauses = 2;
const otherCells = 0.5;
