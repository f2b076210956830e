import type { IndexDrift } from "../index-drift.ts";
import type { VectorDrift } from "../ports/row-vectors.ts";

/** What `index reconcile` found, and what became of it. */
export interface ReconcileReport extends IndexDrift {
  readonly healed: boolean;
  /** Passages that still lack a vector. */
  readonly withoutVector: number;
}

export function reconcileLines({ rows, vectors, healed, withoutVector }: ReconcileReport): readonly string[] {
  return [
    `${rows.held} passages in the index: ${found(rows, healed ? "put right" : "nothing was changed")}`,
    ...(vectors === null ? [] : [vectorLine(vectors, healed)]),
    ...(healed && withoutVector > 0
      ? [`${withoutVector} passages lack a vector and are found by their words; Cairn goes on while it runs.`]
      : []),
    ...(!healed && (rows.lacking > 0 || rows.stale > 0 || (vectors?.lacking ?? 0) > 0)
      ? ["To put it right: cairn index reconcile, without --dry-run."]
      : []),
  ];
}

/** What `doctor` says of vectors that are kept elsewhere. */
export const hostedIndexWords = {
  found: ({ held, lacking, stale, problem }: VectorDrift) =>
    problem === null
      ? `Pinecone holds ${held} vectors: ${lacking} lack, ${stale} are stale`
      : `out of reach (${problem})`,
  lackingAdvice: "They follow while Cairn runs; cairn index reconcile does it now.",
  downAdvice:
    "Questions are answered by their words. Look at PINECONE_API_KEY, PINECONE_HOST and PINECONE_INDEX; it is tried again by itself.",
};

function vectorLine({ held, lacking, stale, deleted, problem }: VectorDrift, healed: boolean): string {
  if (problem !== null)
    return `The vectors are out of reach (${problem}); questions are answered by their words.`;
  const line = `${held} vectors at Pinecone: ${found({ lacking, stale }, healed ? "written again" : "nothing was changed")}`;
  const kept = stale - deleted;
  if (!healed || stale === 0) return line;
  return `${line} ${deleted} stale ones deleted${kept === 0 ? "." : `, ${kept} left until a later comparison finds them unused, too.`}`;
}

function found(
  { lacking, stale }: { readonly lacking: number; readonly stale: number },
  then: string,
): string {
  return lacking + stale === 0
    ? "as the database has them."
    : `${lacking} lacked or differed, ${stale} were stale; ${then}.`;
}
