import type { Vocabulary } from "../core/ports/retrieval.ts";
import { stem } from "../core/stem.ts";
import type { GlossaryEntry } from "../core/terms.ts";
import { amountsAsked } from "./amounts.ts";
import { analyser, type QuestionWord, questionWords } from "./analyse.ts";
import type { Standalone } from "./follow-up.ts";
import { type Expansion, type Synonyms, synonymsOf } from "./glossary.ts";
import type { Phrasing } from "./phrasing.ts";
import { type Correction, corrections } from "./spelling.ts";

/** One thing a question asks for: a word of it, or several that are one term of the glossary. */
export interface Concept extends Expansion {
  /** How rare it is, in nats: a word that no passage contains is rarer than all others. */
  readonly rarity: number;
  /** What it counts in the ranking: its rarity, less of it for what was only asked before. */
  readonly weight: number;
  /** Whether it stands for a word that no page uses. */
  readonly corrected: boolean;
  /** Whether it was asked before, not now. */
  readonly fromContext: boolean;
}

/** A question, ready to be looked for. */
export interface Question {
  readonly concepts: readonly Concept[];
  /** The concepts' weights together. */
  readonly weight: number;
  readonly phrasing: Phrasing;
  /** The amounts it is about. */
  readonly amounts: readonly number[];
  readonly corrections: readonly Correction[];
  /** The words for the index: corrected, with synonyms, the rarest first where there are too many. */
  readonly text: string;
  /** Rarity of a term, in nats. */
  readonly rarity: (term: string) => number;
}

export function understand(
  { text, context }: Standalone,
  vocabulary: Vocabulary,
  glossary: readonly GlossaryEntry[],
): Question {
  const synonyms = synonymsOf(glossary);
  const rarity = (term: string) => rarityOf(vocabulary.frequencies.get(term) ?? 0, vocabulary.passages);
  const asked = conceptsOf(text, vocabulary, synonyms, false);
  const known = new Set(asked.concepts.map(nameOf));
  const before = context.flatMap((earlier) => conceptsOf(earlier, vocabulary, synonyms, true).concepts);
  const added = distinct(before.filter((concept) => !known.has(nameOf(concept))));
  const concepts = [...asked.concepts, ...added.slice(-CONTEXT_CONCEPTS)];
  return {
    concepts,
    weight: concepts.reduce((sum, { weight }) => sum + weight, 0),
    amounts: amountsAsked(text),
    phrasing: phrasingOf(text, asked.corrections, rarity),
    corrections: asked.corrections,
    text: searchedText(concepts, rarity("")),
    rarity,
  };
}

/** BM25's inverse document frequency. */
function rarityOf(frequency: number, passages: number): number {
  return Math.log(1 + (Math.max(0, passages - frequency) + 0.5) / (frequency + 0.5));
}

function conceptsOf(text: string, vocabulary: Vocabulary, synonyms: Synonyms, fromContext: boolean) {
  const words = questionWords(text);
  const corrected = corrections(words, vocabulary, synonyms.words);
  const instead = new Map(corrected.map(({ from, to }) => [from, to]));
  const expansions = synonyms.expand(words.flatMap((word) => spelled(word, instead)));
  const others = new Map(corrected.map(({ to }) => [stem(to[0] ?? ""), to.slice(1)]));
  const general = distinct(expansions).filter((expansion) => !isParticular(expansion, vocabulary));
  const concepts = general.map((expansion): Concept => {
    const wider = withOthers(expansion, others);
    const rarity = rarityOf(frequencyOf(wider, vocabulary), vocabulary.passages);
    return {
      ...wider,
      rarity,
      weight: fromContext ? rarity * CONTEXT_WEIGHT : rarity,
      corrected: expansion.terms.some((term) => others.has(term)),
      fromContext,
    };
  });
  return { concepts, corrections: corrected };
}

/**
 * A number that no page contains is a particular of the asker's case ("a 750 euro refund"): it says nothing
 * about whether the pages speak of such cases.
 */
function isParticular({ terms, alternatives }: Expansion, { frequencies }: Vocabulary): boolean {
  const [term = ""] = terms;
  return terms.length === 1 && alternatives.length === 0 && /^\d+$/.test(term) && !frequencies.has(term);
}

function spelled(asked: QuestionWord, instead: ReadonlyMap<string, readonly string[]>): QuestionWord[] {
  const words = instead.get(asked.word);
  if (words === undefined) return [asked];
  const [word] = words;
  return word === undefined ? [] : [{ word, term: stem(word) }];
}

/** The other words a mistyped one may stand for are other ways to say it. */
function withOthers(expansion: Expansion, others: ReadonlyMap<string, readonly string[]>): Expansion {
  const words = expansion.terms.length === 1 ? (others.get(expansion.terms[0] ?? "") ?? []) : [];
  if (words.length === 0) return expansion;
  return {
    terms: expansion.terms,
    alternatives: [...expansion.alternatives, ...words.map((word) => [stem(word)])],
    words: [expansion.words, ...words].join(" "),
  };
}

/** Passages that may speak of it: those of its commonest way to say it, each at most its rarest word's. */
function frequencyOf({ terms, alternatives }: Expansion, { frequencies }: Vocabulary): number {
  const ways = [terms, ...alternatives];
  return Math.max(...ways.map((way) => Math.min(...way.map((term) => frequencies.get(term) ?? 0))));
}

function distinct<E extends Expansion>(expansions: readonly E[]): readonly E[] {
  return [...new Map(expansions.map((expansion) => [nameOf(expansion), expansion])).values()];
}

function nameOf({ terms }: Expansion): string {
  return terms.join(" ");
}

function phrasingOf(
  text: string,
  corrected: readonly Correction[],
  rarity: (term: string) => number,
): Phrasing {
  const instead = new Map(corrected.map(({ from, to }) => [from, to[0]]));
  const words = analyser
    .words(text)
    .slice(0, PHRASED_WORDS)
    .map((word) => instead.get(word) ?? word);
  const weights = words.map((word) => {
    const term = analyser.term(word);
    return term === null ? 0 : rarity(term);
  });
  return { words, weights };
}

function searchedText(concepts: readonly Concept[], unknown: number): string {
  const known = concepts.filter(({ rarity }) => rarity < unknown);
  const heaviest = [...known].sort((a, b) => b.weight - a.weight).slice(0, SEARCHED_CONCEPTS);
  return heaviest.map(({ words }) => words).join(" ");
}

/** What was asked before helps to choose between passages about what is asked now. */
const CONTEXT_WEIGHT = 0.5;
const CONTEXT_CONCEPTS = 10;
/** Of a pasted letter the rarest words are looked for: each more costs the engine time and finds little. */
const SEARCHED_CONCEPTS = 24;
const PHRASED_WORDS = 60;
