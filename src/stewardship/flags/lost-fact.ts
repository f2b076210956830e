import { factsInLine, type StatedFact } from "../../grounding/facts.ts";
import { terms } from "../../retrieval/analyse.ts";

/** A sentence that repeats what the page it cites said, and what that one says instead. */
export interface LostFact {
  readonly says: string;
  /** `null`: it says nothing on it any more. */
  readonly now: string | null;
}

/**
 * Whether some lines still state a figure that the section they cite stated before and no longer does, of the same
 * thing: the two lines share a word besides the figure.
 */
export function lostFact(
  citing: readonly string[],
  before: readonly string[],
  after: readonly string[],
): LostFact | null {
  const kept = new Set(after.flatMap(figuresIn).map(nameOf));
  const lost = before.flatMap((line) =>
    figuresIn(line).flatMap((fact) => (kept.has(nameOf(fact)) ? [] : [{ line, name: nameOf(fact) }])),
  );
  for (const says of citing) {
    const stated = new Set(figuresIn(says).map(nameOf));
    const found = lost.find(({ line, name }) => stated.has(name) && sharedWords(line, says) > 0);
    if (found !== undefined) return { says, now: nearest(found.line, after) };
  }
  return null;
}

function figuresIn(line: string): readonly StatedFact[] {
  return factsInLine(line).filter(({ kind }) => kind !== "name" && kind !== "link" && kind !== "number");
}

function nameOf({ kind, value }: StatedFact): string {
  return `${kind} ${value}`;
}

function sharedWords(one: string, other: string): number {
  const words = new Set(aboutOf(other));
  return new Set(aboutOf(one).filter((term) => words.has(term))).size;
}

function aboutOf(line: string): readonly string[] {
  const figures = figuresIn(line).map(({ text }) => text);
  return terms(figures.reduce((text, figure) => text.replace(figure, " "), line)).filter(
    (term) => !/^\d/.test(term),
  );
}

/** The line that says most of the same; `null`: none shares half of its words. */
function nearest(line: string, lines: readonly string[]): string | null {
  const least = aboutOf(line).length / 2;
  const [best] = lines
    .map((text) => ({ text, shared: sharedWords(line, text) }))
    .toSorted((a, b) => b.shared - a.shared);
  return best !== undefined && best.shared > 0 && best.shared >= least ? best.text : null;
}
