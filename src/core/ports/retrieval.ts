import type { IndexRow, Passage } from "../terms.ts";
import type { QuestionVector } from "./embedder.ts";
import type { RowVectors } from "./row-vectors.ts";

/** How texts are cut into words: the same for pages, in an index, and for questions. */
export interface Analyser {
  /** Name and version. An index built with another one is built anew. */
  readonly name: string;
  /** Lower-case words in their order, without accents and punctuation. */
  words(text: string): readonly string[];
  /** What such a word is found and counted under; `null` for a word that is never looked for. */
  term(word: string): string | null;
}

/** Search over passages by their words and, once they have vectors, by their meaning. A cache: it may lag or be rebuilt. */
export interface PassageIndex {
  /** Rows are written without vectors, which come later; a row that is replaced keeps its own. */
  readonly vectors: RowVectors;
  /** Best rows first, already filtered by window, audience and language. */
  search(query: IndexQuery): Promise<readonly IndexHit[]>;
  /** Adds rows, or replaces those with the same id. Visible to `search` when it returns. */
  upsert(rows: readonly IndexRow[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Lets what was written get its vectors, if they are searched and can be had. Call before a publication takes effect. */
  ready(): Promise<void>;
  /** Folds small writes together, once they are enough. Call after a publication. */
  optimize(): Promise<void>;
  /** Words of the corpus, for spelling correction and rarity. Follows the writes made through this object. */
  vocabulary(): Promise<Vocabulary>;
  /** Number of the last publication that this index has taken in; 0 for a new one. */
  lastPublication(): Promise<number>;
  setLastPublication(sequence: number): Promise<void>;
  /** Everything it holds, for a comparison with the database. */
  held(): Promise<HeldRows>;
  /** Bytes on disk and rows. */
  size(): Promise<{ readonly rows: number; readonly bytes: number }>;
  close(): Promise<void>;
}

interface HeldRows {
  /** `rowMark` of each row by its id. */
  readonly marks: ReadonlyMap<string, string>;
  /** Ids written since the last publication was set: one under way may be about to make them true. */
  readonly unsettled: ReadonlySet<string>;
}

export interface IndexQuery {
  /** Words to look for, corrected and with synonyms. */
  readonly text: string;
  /** The question's vector, where there is one; of use only while the index serves vectors of its model. */
  readonly vector: QuestionVector | null;
  readonly groups: readonly string[];
  /** The instant for which rows must be current. */
  readonly at: Date;
  /** `null`: any language. */
  readonly language: string | null;
  /** Rows wanted, at most. */
  readonly limit: number;
}

export interface IndexHit {
  readonly row: IndexRow;
  /** The row's terms in their order, worked out when it was stored. */
  readonly terms: FieldTerms;
  /** The engine's own score; comparable within one answer of the engine only. */
  readonly score: number;
  /** Cosine similarity of the question's and the row's vectors; `null` when it was not among the nearest. */
  readonly similarity: number | null;
}

/** Terms (see `Analyser`) of each field of a row. */
export interface FieldTerms {
  readonly title: readonly string[];
  readonly headings: readonly string[];
  readonly text: readonly string[];
  readonly wordings: readonly string[];
}

/** Live: the maps change with the index, in place. */
export interface Vocabulary {
  /** Passages in the index. */
  readonly passages: number;
  /** Stemmed word → number of passages that contain it. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Word as it is written, lower case → number of passages that contain it. */
  readonly words: ReadonlyMap<string, number>;
}

/** The database's word on what is true at an instant: which of these passages may be cited now. */
export interface CurrentPassages {
  /** Keeps those that stand in the version of their Sop current at `at`, in the order given. */
  keepCurrent(passages: readonly Passage[], at: Date): Promise<readonly Passage[]>;
}
