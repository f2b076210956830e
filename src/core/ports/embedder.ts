import type { RetrievalMode } from "../retrieval-mode.ts";

/** Turns texts into vectors of one fixed length. */
export interface Embedder {
  /** Model and length; vectors of different names are never compared. */
  readonly name: string;
  /**
   * One vector for each text, in their order. `withinMs`: for a question, which is asked once and has no time;
   * left out, a service that is busy or down is asked again a few times.
   *
   * @throws EmbeddingsUnavailableError, and nothing else.
   */
  embed(
    texts: readonly string[],
    options?: { readonly withinMs?: number },
  ): Promise<readonly (readonly number[])[]>;
}

/** A question as the vectors of an index know it. */
export interface QuestionVector {
  /** Name of the embedder. */
  readonly model: string;
  readonly values: readonly number[];
}

/** Never rejects: without a vector in time the question is answered by its words, and the mode says so. */
export interface QuestionEmbedder {
  embedQuestion(text: string): Promise<EmbeddedQuestion>;
  /** The same for texts that nobody waits for; `null`: not now. */
  embedMany(texts: readonly string[]): Promise<readonly QuestionVector[] | null>;
}

export interface EmbeddedQuestion {
  /** `null`: by words alone. */
  readonly vector: QuestionVector | null;
  readonly mode: RetrievalMode;
}

/** Vectors that were paid for once. */
export interface VectorCache {
  /** Vectors by key; those that are not there are left out. */
  read(model: string, keys: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>>;
  keep(model: string, vectors: ReadonlyMap<string, readonly number[]>, at: Date): Promise<void>;
  /** Notes that these are still of use. */
  touch(model: string, keys: readonly string[], at: Date): Promise<void>;
  /** Forgets what was last of use before an instant. Returns how many. */
  forget(before: Date): Promise<number>;
}
