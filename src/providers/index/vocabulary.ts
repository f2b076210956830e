import type { Analyser, Vocabulary } from "../../core/ports/retrieval.ts";
import type { IndexRow } from "../../core/terms.ts";

type Texts = Pick<IndexRow, "title" | "headings" | "text" | "wordings">;

/** How often each word and term came or went with some rows: by how many passages the counts change. */
export interface VocabularyChange {
  passages: number;
  readonly words: Map<string, number>;
  readonly terms: Map<string, number>;
}

export interface CountedVocabulary extends Vocabulary {
  passages: number;
  readonly frequencies: Map<string, number>;
  readonly words: Map<string, number>;
}

export function emptyVocabulary(): CountedVocabulary {
  return { passages: 0, frequencies: new Map(), words: new Map() };
}

export function noChange(): VocabularyChange {
  return { passages: 0, words: new Map(), terms: new Map() };
}

/** Counts one passage in (`by` 1) or out (`by` -1). */
export function countPassage(change: VocabularyChange, row: Texts, analyser: Analyser, by: 1 | -1): void {
  const words = new Set(analyser.words([row.title, ...row.headings, row.text, ...row.wordings].join("\n")));
  const terms = new Set<string>();
  for (const word of words) {
    const term = analyser.term(word);
    if (term === null) continue;
    terms.add(term);
    add(change.words, word, by);
  }
  for (const term of terms) add(change.terms, term, by);
  change.passages += by;
}

export function applyChange(vocabulary: CountedVocabulary, change: VocabularyChange): void {
  vocabulary.passages += change.passages;
  for (const [word, by] of change.words) add(vocabulary.words, word, by);
  for (const [term, by] of change.terms) add(vocabulary.frequencies, term, by);
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
