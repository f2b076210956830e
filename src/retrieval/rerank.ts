import type { Candidate } from "./rescore.ts";

/**
 * The first candidates in the order of a reranking model. It orders and does not decide: the scores stay in
 * their places, so that how close the first ones are is judged as without it.
 */
export function inOrderOf(
  candidates: readonly Candidate[],
  figures: readonly number[],
): readonly Candidate[] {
  const first = candidates.slice(0, figures.length);
  const ordered = first
    .map((candidate, i) => ({ candidate, figure: figures[i] ?? 0 }))
    .sort((a, b) => b.figure - a.figure);
  return [
    ...ordered.map(({ candidate }, i) => ({ ...candidate, score: first[i]?.score ?? candidate.score })),
    ...candidates.slice(figures.length),
  ];
}
