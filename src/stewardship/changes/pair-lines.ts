import { similarity, wordBag } from "./word-similarity.ts";

/** A line and what stands in its place, with their places among the others. */
export interface LinePair {
  readonly was: string;
  readonly is: string;
  readonly from: number;
  readonly to: number;
}

/** Lines of the same sentence, best likeness first; each once. */
export function pairLines(before: readonly string[], after: readonly string[]): readonly LinePair[] {
  const bags = new Map([...before, ...after].map((line) => [line, wordBag(line)]));
  const bag = (line: string) => bags.get(line) ?? wordBag(line);
  const candidates = before
    .flatMap((was, from) =>
      after.flatMap((is, to) =>
        Math.abs(from - to) > farthest
          ? []
          : [{ was, is, from, to, likeness: similarity(bag(was), bag(is)) }],
      ),
    )
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort(
      (a, b) =>
        b.likeness - a.likeness || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from,
    );
  const taken = { from: new Set<number>(), to: new Set<number>() };
  return candidates
    .filter(({ from, to }) => {
      if (taken.from.has(from) || taken.to.has(to)) return false;
      taken.from.add(from);
      taken.to.add(to);
      return true;
    })
    .sort((a, b) => a.to - b.to);
}

/** Likeness from which two lines are the same sentence. */
const leastLikeness = 0.25;
/** Lines apart beyond which nothing is looked for: a thousand lines must not be held against a thousand. */
const farthest = 60;
