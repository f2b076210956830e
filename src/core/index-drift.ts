import type { VectorDrift } from "./ports/row-vectors.ts";

/** How an index differed from the database when they were compared. */
export interface IndexDrift {
  readonly at: Date;
  readonly rows: RowDrift;
  /** `null`: the vectors are kept with the rows. */
  readonly vectors: VectorDrift | null;
}

interface RowDrift {
  /** Rows there. */
  readonly held: number;
  /** Passages without a row that says the same. */
  readonly lacking: number;
  /** Rows without a passage. */
  readonly stale: number;
}

/** Whether everything was as it should be. */
export function isInLine({ rows, vectors }: IndexDrift): boolean {
  const ofRows = rows.lacking + rows.stale;
  return (
    ofRows === 0 && (vectors === null || (vectors.problem === null && vectors.lacking + vectors.stale === 0))
  );
}
