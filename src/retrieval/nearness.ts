import type { Places } from "./places.ts";
import type { Concept } from "./question.ts";

/**
 * How much of the question's neighbouring pairs the passage has side by side, in the same order, and how
 * much a few words apart. A pair weighs as much as its commoner word: "tax" beside "credit" says more
 * than either word does.
 */
export function pairsFound(
  concepts: readonly Concept[],
  places: readonly (Places | null)[],
): { readonly beside: number; readonly near: number } {
  let beside = 0;
  let near = 0;
  for (let i = 0; i + 1 < concepts.length; i += 1) {
    const [one, other] = [places[i], places[i + 1]];
    if (!one || !other) continue;
    const weight = Math.min(concepts[i]?.weight ?? 0, concepts[i + 1]?.weight ?? 0);
    const gap = smallestGap(one.positions, other.positions, concepts[i]?.terms.length ?? 1);
    if (gap === 1) beside += weight;
    else if (gap <= NEAR) near += weight;
  }
  return { beside, near };
}

/** From the end of the first to the start of the second, where it follows. */
function smallestGap(from: readonly number[], to: readonly number[], length: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  let next = 0;
  for (const position of from) {
    while (next < to.length && (to[next] ?? 0) <= position) next += 1;
    const following = to[next];
    if (following === undefined) break;
    smallest = Math.min(smallest, following - position - length + 1);
  }
  return smallest;
}

/** The greatest weight of concepts which the passage names within a sentence's length. */
export function heaviestStretch(concepts: readonly Concept[], places: readonly (Places | null)[]): number {
  const named = places
    .flatMap((place, concept) => place?.positions.map((position) => ({ position, concept })) ?? [])
    .sort((a, b) => a.position - b.position);
  const counts = concepts.map(() => 0);
  let [weight, heaviest, start] = [0, 0, 0];
  for (const { position, concept } of named) {
    counts[concept] = (counts[concept] ?? 0) + 1;
    if (counts[concept] === 1) weight += concepts[concept]?.weight ?? 0;
    for (let oldest = named[start]; oldest && oldest.position < position - SENTENCE; oldest = named[start]) {
      counts[oldest.concept] = (counts[oldest.concept] ?? 0) - 1;
      if (counts[oldest.concept] === 0) weight -= concepts[oldest.concept]?.weight ?? 0;
      start += 1;
    }
    heaviest = Math.max(heaviest, weight);
  }
  return heaviest;
}

/** In content words. */
const NEAR = 3;
const SENTENCE = 12;
