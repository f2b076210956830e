import { analyser, terms } from "../../retrieval/analyse.ts";

/** How much each word says of a text, as a vector of length 1. */
export type WordVector = ReadonlyMap<string, number>;

/** Texts by how many of them have a word: a word that all have says nothing of any. */
export interface Corpus {
  readonly texts: number;
  readonly textsWith: ReadonlyMap<string, number>;
}

/** Counts a text with every word it has. */
export function countTerms(text: string, textsWith: Map<string, number>): void {
  for (const term of new Set(terms(text))) textsWith.set(term, (textsWith.get(term) ?? 0) + 1);
}

export function vectorOf(text: string, { texts, textsWith }: Corpus): WordVector {
  const counts = new Map<string, number>();
  for (const term of terms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = [...counts].map(([term, count]) => {
    const rarity = Math.log(1 + texts / (0.5 + (textsWith.get(term) ?? 0)));
    return [term, (1 + Math.log(count)) * rarity] as const;
  });
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}

/** From 0 to 1. */
export function similarity(one: WordVector, other: WordVector): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** The words of a text, as it writes them, that make it most like others. */
export function wordsInCommon(
  text: string,
  vector: WordVector,
  others: readonly WordVector[],
  most: number,
): readonly string[] {
  const shared = [...vector]
    .map(
      ([term, weight]) =>
        [term, others.reduce((sum, other) => sum + weight * (other.get(term) ?? 0), 0)] as const,
    )
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most);
  const written = new Map<string, string>();
  for (const word of analyser.words(text)) {
    const term = analyser.term(word);
    if (term !== null && !written.has(term)) written.set(term, word);
  }
  return shared.map(([term]) => written.get(term) ?? term);
}
