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
  /** As far as it is known: nobody is asked for it, who may be slow. */
  count(model: string): Promise<VectorCount>;
  /** Keeps vectors by the id of their row; a row that went in the meantime is passed over. */
  put(model: string, vectors: ReadonlyMap<string, readonly number[]>): Promise<void>;
  /** From now on this model's vectors are searched; those of others are dropped. `null`: none. */
  serve(model: string | null): Promise<void>;
  /** Since when they cannot be searched, where they are kept elsewhere; `null`: they can. */
  downSince(): Date | null;
  /**
   * Looks again at what is there, where the vectors are kept elsewhere, and with `heal` deletes what no row has
   * needed for a while. Never rejects. `null`: they are kept with the rows and cannot differ from them.
   */
  compare(options: { readonly now: Date; readonly heal: boolean }): Promise<VectorDrift | null>;
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

/** How vectors kept elsewhere differ from the rows. */
export interface VectorDrift {
  /** Vectors there. */
  readonly held: number;
  /** Rows without one. */
  readonly lacking: number;
  /** Vectors without a row. */
  readonly stale: number;
  /** Of these deleted now. */
  readonly deleted: number;
  /** Why this could not be looked at; `null`: it was. */
  readonly problem: string | null;
}
