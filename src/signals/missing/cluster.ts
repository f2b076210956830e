import type { Vocabulary } from "../../core/ports/retrieval.ts";
import type { GlossaryEntry } from "../../core/terms.ts";
import { questionWords } from "../../retrieval/analyse.ts";
import { synonymsOf } from "../../retrieval/glossary.ts";

/** How rare words are on the pages: what is common there says little about what somebody asks. */
export type Corpus = Pick<Vocabulary, "passages" | "frequencies">;

/**
 * Questions about the same, as groups of their places, the largest first. They are cut into words as retrieval does
 * it, with the company's other words for the same; a word also stands a little for those it is often asked with.
 * Groups are joined for as long as their questions are on average as near as `nearEnough`.
 */
export function clusterQuestions(
  questions: readonly string[],
  { glossary, corpus }: { readonly glossary: readonly GlossaryEntry[]; readonly corpus: Corpus },
): readonly (readonly number[])[] {
  const synonyms = synonymsOf(glossary);
  const terms = questions.map((text) => {
    // Amounts, dates and numbers of customers are of one case, and of no topic.
    const asked = synonyms.expand(questionWords(text).filter(({ word }) => !isNumber(word)));
    // Of several ways to say the same, the one that comes first in the alphabet stands for all.
    const names = asked.map(({ terms: own, alternatives }) =>
      [own, ...alternatives].map((way) => way.join(" ")),
    );
    return [...new Set(names.flatMap((ways) => ways.toSorted()[0] ?? []))];
  });
  const vectors = vectorsOf(terms, corpus);
  return joinNearest(similarities(vectors)).toSorted(
    (a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0),
  );
}

/**
 * Cosine from which on two groups are about the same. In `npm run eval:clusters` 0.5 agrees a little better with the
 * true intents, but mixes more of them, and a page proposed for two things helps nobody.
 */
const nearEnough = 0.55;
/** Questions two words must share to be words that are asked together. */
const together = 2;

/** 401k is a word. */
export function isNumber(word: string): boolean {
  return /^[\d.]+$|\d{4}/.test(word);
}

type Vector = ReadonlyMap<string, number>;

function vectorsOf(terms: readonly (readonly string[])[], corpus: Corpus): readonly Vector[] {
  const counts = new Map<string, number>();
  for (const term of terms.flat()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const known = terms.length + corpus.passages;
  // The root, so that a rare word does not outweigh all others of a short question.
  const weight = (term: string) =>
    Math.sqrt(Math.log(1 + known / ((counts.get(term) ?? 0) + (corpus.frequencies.get(term) ?? 0))));
  const neighbours = neighboursOf(terms, counts);
  return terms.map((own) => {
    const vector = new Map<string, number>();
    const add = (term: string, amount: number) => vector.set(term, (vector.get(term) ?? 0) + amount);
    for (const term of own) {
      add(term, weight(term));
      for (const [other, share] of neighbours.get(term) ?? []) add(other, share * weight(term));
    }
    return toLengthOne(vector);
  });
}

/** For each word those that it is asked with more often than by chance. */
function neighboursOf(
  terms: readonly (readonly string[])[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, Vector> {
  const shared = new Map<string, Map<string, number>>();
  for (const own of terms) {
    for (const term of own) {
      const others = shared.get(term) ?? new Map<string, number>();
      shared.set(term, others);
      for (const other of own) if (other !== term) others.set(other, (others.get(other) ?? 0) + 1);
    }
  }
  const strength = (term: string, other: string, count: number) => {
    const byChance = ((counts.get(term) ?? 0) * (counts.get(other) ?? 0)) / terms.length;
    return count < together || count <= byChance ? 0 : Math.sqrt(count * Math.log(count / byChance));
  };
  return new Map(
    [...shared].map(([term, others]) => {
      const near = [...others].map(([other, count]) => [other, strength(term, other, count)] as const);
      return [term, toLengthOne(new Map(near.filter(([, much]) => much > 0)))];
    }),
  );
}

function toLengthOne(vector: Vector): Vector {
  const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : new Map([...vector].map(([term, value]) => [term, value / length]));
}

/** Cosines of all pairs, by an index of who has which word. */
function similarities(vectors: readonly Vector[]): Float32Array[] {
  const rows = vectors.map(() => new Float32Array(vectors.length));
  const holders = new Map<string, (readonly [place: number, value: number])[]>();
  for (const [place, vector] of vectors.entries()) {
    for (const [term, value] of vector) {
      const those = holders.get(term) ?? [];
      for (const [other, otherValue] of those) addBoth(rows, place, other, value * otherValue);
      those.push([place, value]);
      holders.set(term, those);
    }
  }
  return rows;
}

function addBoth(rows: readonly Float32Array[], one: number, other: number, amount: number): void {
  const [first, second] = [rows[one], rows[other]];
  if (first === undefined || second === undefined) return;
  first[other] = (first[other] ?? 0) + amount;
  second[one] = (second[one] ?? 0) + amount;
}

/** Joins the two nearest groups (by the average of their pairs) until none are near enough. Changes `near`. */
function joinNearest(near: readonly Float32Array[]): readonly (readonly number[])[] {
  const groups = new Map(near.map((_, place): [number, number[]] => [place, [place]]));
  const nearest = new Map([...groups.keys()].map((place) => [place, nearestOf(near, groups, place)]));
  for (;;) {
    const [one, { other, similarity }] = mostSimilar(nearest);
    if (similarity < nearEnough) return [...groups.values()];
    join(near, groups, one, other);
    nearest.delete(other);
    for (const [place, known] of nearest) {
      if (place === one || known.other === one || known.other === other) {
        nearest.set(place, nearestOf(near, groups, place));
      } else if ((near[place]?.[one] ?? 0) > known.similarity) {
        nearest.set(place, { other: one, similarity: near[place]?.[one] ?? 0 });
      }
    }
  }
}

interface Nearest {
  readonly other: number;
  readonly similarity: number;
}

function nearestOf(
  near: readonly Float32Array[],
  groups: ReadonlyMap<number, unknown>,
  place: number,
): Nearest {
  const row = near[place];
  let best: Nearest = { other: -1, similarity: -1 };
  for (const other of groups.keys()) {
    const similarity = row?.[other] ?? 0;
    if (other !== place && similarity > best.similarity) best = { other, similarity };
  }
  return best;
}

function mostSimilar(nearest: ReadonlyMap<number, Nearest>): readonly [number, Nearest] {
  let best: readonly [number, Nearest] = [-1, { other: -1, similarity: -1 }];
  for (const entry of nearest) if (entry[1].similarity > best[1].similarity) best = entry;
  return best;
}

function join(
  near: readonly Float32Array[],
  groups: Map<number, number[]>,
  one: number,
  other: number,
): void {
  const [own, theirs] = [groups.get(one) ?? [], groups.get(other) ?? []];
  groups.set(one, [...own, ...theirs]);
  groups.delete(other);
  const [row, gone] = [near[one], near[other]];
  for (const place of groups.keys()) {
    const kept = near[place];
    if (place === one || row === undefined || gone === undefined || kept === undefined) continue;
    const sum = (row[place] ?? 0) * own.length + (gone[place] ?? 0) * theirs.length;
    row[place] = sum / (own.length + theirs.length);
    kept[one] = row[place] ?? 0;
  }
}
