/** How similar to a question that no page answers the nearest passage of a corpus is. */
export interface ChanceSimilarity {
  readonly mean: number;
  /** Standard deviation. */
  readonly spread: number;
}

/**
 * Cosine similarities of one embedding model lie between 0.1 and 0.6, of another between 0.7 and 0.9. What
 * they mean is how far they stand above those of questions that no page answers, counted in spreads: 0 at
 * their mean and below.
 */
export function aboveChance(similarity: number | null, { mean, spread }: ChanceSimilarity): number {
  return similarity === null ? 0 : Math.max(0, (similarity - mean) / spread);
}

/** Mean and spread of the similarities that small talk reaches. */
export function chanceOf(similarities: readonly number[]): ChanceSimilarity {
  if (similarities.length < FEW) return unmeasured;
  const mean = similarities.reduce((sum, one) => sum + one, 0) / similarities.length;
  const variance = similarities.reduce((sum, one) => sum + (one - mean) ** 2, 0) / similarities.length;
  return { mean, spread: Math.max(LEAST_SPREAD, Math.sqrt(variance)) };
}

/**
 * How surely a passage answers by its meaning alone, 0 to 1. Not fitted: no real model has been measured
 * with it. Of bell-shaped similarities one in thirty thousand stands four spreads above the mean, and
 * questions near to what the pages speak of stand two or three above it.
 */
export function evidenceOfMeaning(spreads: number): number {
  return spreads === 0 ? 0 : 1 / (1 + Math.exp(-STEEPNESS * (spreads - EVEN)));
}

/** Where a corpus or its questions are too few to measure by; near what common models give. */
export const unmeasured: ChanceSimilarity = { mean: 0.3, spread: 0.07 };

const FEW = 20;
const LEAST_SPREAD = 0.02;
const STEEPNESS = 1.2;
const EVEN = 4;
