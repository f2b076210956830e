import type { FieldTerms } from "../core/ports/retrieval.ts";
import type { Concept } from "./question.ts";

/** Where and how often a passage speaks of one concept of a question. */
export interface Places {
  inTitle: number;
  inHeadings: number;
  inText: number;
  inWordings: number;
  /** Positions in title, headings and text, ascending; each field is a stretch of its own. */
  readonly positions: number[];
  /** First position in the text; `null` when it is not there. */
  first: number | null;
  /** 1, or less where the passage says it in another way than the question. */
  readonly likeness: number;
}

/** Finds a question's concepts in passages, reading each passage once. */
export type Finder = (fields: FieldTerms) => readonly (Places | null)[];

interface Way {
  readonly concept: number;
  readonly terms: readonly string[];
  /** Place in the order of preference: the question's own words come first. */
  readonly rank: number;
}

export function finder(concepts: readonly Concept[]): Finder {
  const ways = concepts.flatMap(({ terms, alternatives }, concept) =>
    [terms, ...alternatives].map((way, rank): Way => ({ concept, terms: way, rank })),
  );
  const byFirst = Map.groupBy(ways, ({ terms }) => terms[0] ?? "");
  return (fields) => {
    const found = new Map<Way, Places>();
    look(fields.title, byFirst, -2 * APART, found, "inTitle");
    look(fields.headings, byFirst, -APART, found, "inHeadings");
    look(fields.text, byFirst, 0, found, "inText");
    look(fields.wordings, byFirst, APART, found, "inWordings");
    return preferred(concepts, found).map(
      (places, i) => places ?? scattered(concepts[i]?.terms ?? [], fields),
    );
  };
}

function look(
  terms: readonly string[],
  ways: ReadonlyMap<string, readonly Way[]>,
  offset: number,
  found: Map<Way, Places>,
  field: "inTitle" | "inHeadings" | "inText" | "inWordings",
): void {
  for (let i = 0; i < terms.length; i += 1) {
    const starting = ways.get(terms[i] ?? "");
    if (starting === undefined) continue;
    for (const way of starting) {
      if (way.terms.length > 1 && !way.terms.every((term, n) => terms[i + n] === term)) continue;
      const places = found.get(way) ?? noPlaces(way.rank === 0 ? 1 : OTHER_WAY);
      found.set(way, places);
      places[field] += 1;
      if (field === "inText") places.first ??= i;
      if (field !== "inWordings") places.positions.push(offset + i);
    }
  }
}

function preferred(concepts: readonly Concept[], found: ReadonlyMap<Way, Places>) {
  const best: (Places | null)[] = concepts.map(() => null);
  const ranks = concepts.map(() => Number.POSITIVE_INFINITY);
  for (const [{ concept, rank }, places] of found) {
    if (rank >= (ranks[concept] ?? 0)) continue;
    ranks[concept] = rank;
    best[concept] = places;
  }
  return best;
}

/**
 * A term of several words that stand apart, some of them in what the passage is called: "evidence pack" in
 * "Evidence for a chargeback", under "Build the pack".
 */
function scattered(terms: readonly string[], { title, headings, text }: FieldTerms): Places | null {
  if (terms.length < 2) return null;
  const fields = [title, headings, text];
  if (!terms.every((term) => fields.some((field) => field.includes(term)))) return null;
  if (!terms.some((term) => title.includes(term) || headings.includes(term))) return null;
  const within = (field: readonly string[]) => (terms.some((term) => field.includes(term)) ? 1 : 0);
  const [first = -1] = terms.map((term) => text.indexOf(term)).filter((place) => place >= 0);
  return {
    ...noPlaces(SCATTERED),
    inTitle: within(title),
    inHeadings: within(headings),
    inText: within(text),
    positions: first < 0 ? [] : [first],
    first: first < 0 ? null : first,
  };
}

function noPlaces(likeness: number): Places {
  return { inTitle: 0, inHeadings: 0, inText: 0, inWordings: 0, positions: [], first: null, likeness };
}

/** Further apart than two words that have to do with one another. */
const APART = 10_000;
const OTHER_WAY = 0.8;
const SCATTERED = 0.6;
