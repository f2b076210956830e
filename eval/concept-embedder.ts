import type { Embedder } from "../src/core/ports/embedder.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { terms } from "../src/retrieval/analyse.ts";
import { conceptGroups } from "./concept-groups.ts";

/**
 * An instrument, not a model: every word points in a direction of its own, drawn by its letters, and words
 * of one group of a small thesaurus in nearly the same. So it understands some paraphrases and nothing else,
 * is the same everywhere, and needs no network.
 */
export const concepts: Embedder = {
  name: "concepts-1",
  embed: async (texts) => texts.map(embedText),
};

function embedText(text: string): readonly number[] {
  const counts = new Map<string, number>();
  for (const term of terms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const sum = new Array<number>(DIMENSIONS).fill(0);
  for (const [term, count] of counts) {
    const weight = Math.log(1 + count);
    for (const [direction, share] of directionsOf(term)) {
      drawn(direction).forEach((value, i) => {
        sum[i] = (sum[i] ?? 0) + weight * share * value;
      });
    }
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length || 1 / DIMENSIONS);
}

/** A word's own direction and those of its groups. */
function directionsOf(term: string): readonly (readonly [string, number])[] {
  const groups = groupsByTerm.get(term) ?? [];
  return [
    [`word ${term}`, groups.length === 0 ? 1 : OWN],
    ...groups.map((group) => [`group ${group}`, Math.sqrt((1 - OWN ** 2) / groups.length)] as const),
  ];
}

const groupsByTerm: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>();
  conceptGroups
    .trim()
    .split("\n")
    .forEach((line, group) => {
      for (const term of new Set(terms(line))) found.set(term, [...(found.get(term) ?? []), group]);
    });
  return found;
})();

const known = new Map<string, readonly number[]>();

function drawn(name: string): readonly number[] {
  const direction = known.get(name) ?? direct(seededRandom(hashOf(name)));
  known.set(name, direction);
  return direction;
}

function direct(random: () => number): readonly number[] {
  const values = Array.from({ length: DIMENSIONS }, () => random() - 0.5);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const DIMENSIONS = 384;
/** What a word keeps of its own beside its groups. */
const OWN = 0.6;
