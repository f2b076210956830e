import type { IndexRow } from "../core/terms.ts";
import { words as wordsOf } from "./analyse.ts";

/** A question's own words in their order, small words and endings included, with what each weighs. */
export interface Phrasing {
  readonly words: readonly string[];
  readonly weights: readonly number[];
}

/**
 * How much of the question's wording a passage has word for word, in runs of two and three. "You can
 * claim" and "your claim" are the same to a stemmer and different to a reader.
 */
export function phrasingFinder({ words, weights }: Phrasing): (row: IndexRow) => number {
  const places = Map.groupBy(words.keys(), (i) => words[i] ?? "");
  return (row) => {
    const { twos, threes } = runsIn(`${row.title}\n${row.headings.join("\n")}\n${row.text}`, places);
    let found = 0;
    for (const start of twos) found += runWeight(weights, start, 2);
    for (const start of threes) found += THREE * runWeight(weights, start, 3);
    return found;
  };
}

/** Where in the question the runs start that the text has, too. */
function runsIn(text: string, places: ReadonlyMap<string, readonly number[]>) {
  const [twos, threes] = [new Set<number>(), new Set<number>()];
  /** Place in the question that the last word may have been → length of the run up to there. */
  let runs = new Map<number, number>();
  for (const word of wordsOf(text)) {
    const here = places.get(word);
    if (here === undefined && runs.size === 0) continue;
    const longer = new Map<number, number>();
    for (const place of here ?? []) {
      const length = (runs.get(place - 1) ?? 0) + 1;
      longer.set(place, length);
      if (length >= 2) twos.add(place - 1);
      if (length >= 3) threes.add(place - 2);
    }
    runs = longer;
  }
  return { twos, threes };
}

/** A run weighs as much as its second heaviest word. */
function runWeight(weights: readonly number[], from: number, length: number): number {
  const [, second = 0] = weights.slice(from, from + length).sort((a, b) => b - a);
  return Math.max(SMALL_WORDS, second);
}

/** Runs with small words in them tell a little, too. In nats, as all weights are. */
const SMALL_WORDS = 0.3;
const THREE = 0.2;
