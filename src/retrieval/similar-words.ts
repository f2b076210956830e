import { editDistance } from "./edit-distance.ts";

export interface SimilarWord {
  readonly word: string;
  /** Passages that contain it. */
  readonly frequency: number;
  readonly distance: number;
}

/**
 * Words of the corpus that look like one it does not know. One slip of the finger leaves either the
 * beginning or the end of a word alone, so only words of about the same length which share one of the
 * two are compared.
 */
export function similarWords(
  word: string,
  limit: number,
  frequencies: ReadonlyMap<string, number>,
): readonly SimilarWord[] {
  const { buckets } = bucketsOf(frequencies);
  const compared = new Set<string>();
  const similar: SimilarWord[] = [];
  for (const key of keysLike(word, limit)) {
    for (const other of buckets.get(key) ?? []) {
      const frequency = frequencies.get(other);
      if (frequency === undefined || compared.has(other)) continue;
      compared.add(other);
      const distance = editDistance(word, other, limit);
      if (distance <= limit) similar.push({ word: other, frequency, distance });
    }
  }
  return similar;
}

interface Buckets {
  readonly words: Set<string>;
  readonly buckets: Map<string, string[]>;
  /** Size of the vocabulary when it was last read. */
  size: number;
}

/** One vocabulary is one living map; what was read from it is kept as long as it lives. */
const remembered = new WeakMap<ReadonlyMap<string, number>, Buckets>();

/** Words that left the vocabulary stay in their bucket and are passed over when they are met. */
function bucketsOf(frequencies: ReadonlyMap<string, number>): Buckets {
  const known = remembered.get(frequencies) ?? { words: new Set(), buckets: new Map(), size: 0 };
  remembered.set(frequencies, known);
  if (known.size === frequencies.size) return known;
  for (const word of frequencies.keys()) {
    if (known.words.has(word) || word.length < SHORTEST || !LETTERS.test(word)) continue;
    known.words.add(word);
    for (const key of keysOf(word)) {
      const bucket = known.buckets.get(key);
      if (bucket) bucket.push(word);
      else known.buckets.set(key, [word]);
    }
  }
  known.size = frequencies.size;
  return known;
}

function* keysOf(word: string): Generator<string> {
  for (const shared of [1, 2, 3]) {
    if (shared === 1 && word.length > SHORT + 1) continue;
    yield `${word.length}^${word.slice(0, shared)}`;
    yield `${word.length}$${word.slice(-shared)}`;
  }
}

function* keysLike(word: string, limit: number): Generator<string> {
  const shared = word.length <= SHORT ? 1 : word.length < LONG ? 2 : 3;
  for (let length = word.length - limit; length <= word.length + limit; length += 1) {
    yield `${length}^${word.slice(0, shared)}`;
    yield `${length}$${word.slice(-shared)}`;
  }
}

const SHORTEST = 3;
/** A slip in the middle of a word this short leaves one letter at either end. */
const SHORT = 4;
/** From this length on it leaves at least three. */
const LONG = 8;
const LETTERS = /^\p{L}+$/u;
