import type { Vocabulary } from "../core/ports/retrieval.ts";
import { stem } from "../core/stem.ts";
import { type QuestionWord, smallWords } from "./analyse.ts";
import { type SimilarWord, similarWords } from "./similar-words.ts";

/** A word that no page uses, and the words it may stand for, likeliest first; none for a small word. */
export interface Correction {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * Corrections of the words the corpus does not know. Which of several fits is left to the passages: all
 * are looked for, and the one that stands beside the question's other words wins. A slip in a small word
 * ("whihc") corrects to nothing.
 */
export function corrections(
  asked: readonly QuestionWord[],
  vocabulary: Vocabulary,
  glossaryWords: ReadonlySet<string>,
): readonly Correction[] {
  return asked.flatMap(({ word, term }) => {
    const known = vocabulary.words.has(word) || vocabulary.frequencies.has(term) || glossaryWords.has(word);
    if (known || word.length < SHORTEST_CORRECTED || !LETTERS.test(word)) return [];
    if (isSlip(word, similarWords(word, 1, smallWords))) return [{ from: word, to: [] }];
    const to = likeliest(word, similarWords(word, slipsIn(word), vocabulary.words));
    return to.length > 0 ? [{ from: word, to }] : [];
  });
}

function isSlip(word: string, similar: readonly SimilarWord[]): boolean {
  return word.length > SHORTEST_CORRECTED && similar.some((candidate) => canBecome(word, candidate.word));
}

function slipsIn(word: string): number {
  return word.length >= TWO_SLIPS_FROM ? 2 : 1;
}

/** The frequent before the rare; one slip before two; the first letter is seldom wrong. */
function likeliest(word: string, similar: readonly SimilarWord[]): readonly string[] {
  const scored = similar
    .filter((candidate) => canBecome(word, candidate.word))
    .map((candidate) => ({ word: candidate.word, score: likelihood(word, candidate) }))
    .sort((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) - WORTH_A_LOOK;
  const byTerm = new Map<string, string>();
  for (const { word: candidate, score } of scored) {
    if (score >= least && !byTerm.has(stem(candidate))) byTerm.set(stem(candidate), candidate);
  }
  return [...byTerm.values()].slice(0, LOOKED_FOR);
}

/**
 * Of four letters nearly every word is a neighbour of another, and so is many a word about something
 * else: "taco" must not become "tack". A short word may have lost a letter or swapped two, no more.
 */
function canBecome(word: string, other: string): boolean {
  if (word.length > SHORT) return other.length >= SHORT;
  return other.length > word.length || (other.length === word.length && sorted(other) === sorted(word));
}

function sorted(word: string): string {
  return [...word].sort().join("");
}

/** In nats. */
function likelihood(word: string, { word: candidate, frequency, distance }: SimilarWord): number {
  const otherStart = candidate[0] === word[0] ? 0 : OTHER_FIRST_LETTER;
  return Math.log(frequency) - distance * EACH_SLIP - otherStart;
}

const SHORTEST_CORRECTED = 4;
const SHORT = 4;
const TWO_SLIPS_FROM = 9;
/** A word with two slips must be a thousand times as frequent as one with one. */
const EACH_SLIP = 7;
const OTHER_FIRST_LETTER = 1;
/** Candidates less likely than the likeliest by more than this, in nats, are not looked for. */
const WORTH_A_LOOK = 4;
const LOOKED_FOR = 3;
const LETTERS = /^\p{L}+$/u;
