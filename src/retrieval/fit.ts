import type { FieldTerms, IndexHit } from "../core/ports/retrieval.ts";
import { terms } from "./analyse.ts";
import { heaviestStretch, pairsFound } from "./nearness.ts";
import { type Finder, finder, type Places } from "./places.ts";
import type { Concept, Question } from "./question.ts";

/** How well one row's own words fit a question. */
export interface Fit {
  readonly score: number;
  /** For each concept of the question: does the row speak of it? */
  readonly speaksOf: readonly boolean[];
}

/** Fits are shares of the question's whole weight, so that long and short questions compare. */
export function fitAll(question: Question, hits: readonly IndexHit[]): readonly Fit[] {
  const find = finder(question.concepts);
  const lengths = averageLengths(hits);
  return hits.map((hit) => fitOf(question, hit, find, lengths));
}

/**
 * Chosen by hand on three public sets of questions together, after a search had shown where the gains
 * are, and rounded. So the gains of `npm run eval:retrieval` on these sets flatter them: weights searched
 * on two of the sets alone gained 9.0 % (18f), 4.6 % (orsharc) and 0.7 % (contoso-hr) on the third.
 */
const WEIGHTS = {
  beside: 0.8,
  near: 0.3,
  stretch: 0.3,
  title: 0.25,
  early: 0.15,
  /** A wording that helped somebody outweighs a page that merely uses the words. */
  wording: 1.5,
} as const;

function fitOf(question: Question, hit: IndexHit, find: Finder, lengths: Lengths): Fit {
  const { concepts, weight } = question;
  const places = find(hit.terms);
  const { beside, near } = pairsFound(concepts, places);
  const named =
    weighted(concepts, places, (place) => saturated(place, hit.terms, lengths)) +
    weighted(concepts, places, earliness) * WEIGHTS.early +
    beside * WEIGHTS.beside +
    near * WEIGHTS.near +
    heaviestStretch(concepts, places) * WEIGHTS.stretch;
  const known =
    titleNamed(question, hit.terms.title) * WEIGHTS.title +
    likestWording(question, hit.row.wordings) * WEIGHTS.wording;
  return {
    score: (weight > 0 ? named / weight : 0) + known,
    speaksOf: places.map((place) => place !== null),
  };
}

function weighted(
  concepts: readonly Concept[],
  places: readonly (Places | null)[],
  value: (place: Places) => number,
): number {
  let sum = 0;
  places.forEach((place, i) => {
    if (place) sum += (concepts[i]?.weight ?? 0) * value(place);
  });
  return sum;
}

/** BM25F: counts of all fields together, those of long fields for less, each further one for less. */
function saturated(place: Places, fields: FieldTerms, lengths: Lengths): number {
  const count =
    1.2 * normal(place.inTitle, fields.title.length, lengths.title, 0.5) +
    0.9 * normal(place.inHeadings, fields.headings.length, lengths.headings, 0.5) +
    normal(place.inText, fields.text.length, lengths.text, 0.65) +
    Math.min(1, place.inWordings);
  return (place.likeness * count * (1 + SATURATION)) / (count + SATURATION);
}

function normal(count: number, length: number, average: number, strength: number): number {
  return count === 0 ? 0 : count / (1 - strength + (strength * length) / average);
}

function earliness(place: Places): number {
  return place.first === null ? 0 : 1 / (1 + place.first / 20);
}

/** How much of the title the question names: what tells one plan's page from the other plan's. */
function titleNamed({ concepts, rarity }: Question, title: readonly string[]): number {
  let [named, all] = [0, 0];
  for (const term of title) {
    const weight = rarity(term);
    all += weight;
    if (concepts.some((concept) => concept.terms.includes(term))) named += weight;
  }
  return all > 0 ? named / all : 0;
}

function likestWording({ concepts }: Question, wordings: readonly string[]): number {
  if (wordings.length === 0) return 0;
  const asked = new Set(concepts.flatMap((concept) => concept.terms));
  const likeness = wordings.map((wording) => {
    const known = new Set(terms(wording));
    const shared = [...asked].filter((term) => known.has(term)).length;
    return shared / Math.max(1, asked.size + known.size - shared);
  });
  const likest = Math.max(...likeness);
  return likest < LEAST_LIKENESS ? 0 : likest;
}

interface Lengths {
  readonly title: number;
  readonly headings: number;
  readonly text: number;
}

function averageLengths(hits: readonly IndexHit[]): Lengths {
  const average = (field: keyof Lengths) =>
    Math.max(1, hits.reduce((sum, hit) => sum + hit.terms[field].length, 0) / Math.max(1, hits.length));
  return { title: average("title"), headings: average("headings"), text: average("text") };
}

const SATURATION = 1.2;
/** One word in common among five is chance, not the same question. */
const LEAST_LIKENESS = 0.25;
