import type { IndexRow } from "../terms.ts";

/**
 * The vectors of an index's rows: beside the rows, of one model or, while a new one is built, of two. A row
 * without a vector is found by its words.
 */
export interface RowVectors {
  /** Model whose vectors are searched; `null`: none yet. */
  serving(): Promise<string | null>;
  /** Some rows that have no vector of this model, but for those left out. */
  lacking(model: string, options: LackingOptions): Promise<readonly IndexRow[]>;
  count(model: string): Promise<VectorCount>;
  /** Keeps vectors by the id of their row; a row that went in the meantime is passed over. */
  put(model: string, vectors: ReadonlyMap<string, readonly number[]>): Promise<void>;
  /** From now on this model's vectors are searched; those of others are dropped. `null`: none. */
  serve(model: string | null): Promise<void>;
}

export interface LackingOptions {
  readonly limit: number;
  /** Ids. */
  readonly leftOut: ReadonlySet<string>;
}

export interface VectorCount {
  readonly rows: number;
  readonly withVector: number;
}
