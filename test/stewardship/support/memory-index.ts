import type { PassageIndex } from "../../../src/core/ports/retrieval.ts";
import type { RowVectors } from "../../../src/core/ports/row-vectors.ts";
import { rowMark } from "../../../src/core/row-mark.ts";
import type { IndexRow } from "../../../src/core/terms.ts";

export interface MemoryIndex extends PassageIndex {
  readonly rows: Map<string, IndexRow>;
  /** Ids written and removed since the count was last cleared. */
  readonly written: string[];
  readonly removed: string[];
}

/** A passage index that only keeps rows: publishing looks at nothing else. */
export function memoryIndex(): MemoryIndex {
  const rows = new Map<string, IndexRow>();
  const written: string[] = [];
  const removed: string[] = [];
  let last = 0;
  return {
    vectors: noVectors(rows),
    rows,
    written,
    removed,
    search: async () => [],
    async upsert(some) {
      for (const row of some) {
        rows.set(row.id, row);
        written.push(row.id);
      }
    },
    async remove(ids) {
      for (const id of ids) {
        rows.delete(id);
        removed.push(id);
      }
    },
    optimize: async () => {},
    vocabulary: async () => ({ passages: rows.size, frequencies: new Map(), words: new Map() }),
    lastPublication: async () => last,
    async setLastPublication(sequence) {
      last = sequence;
    },
    size: async () => ({ rows: rows.size, bytes: 0 }),
    ready: async () => {},
    held: async () => ({
      marks: new Map([...rows].map(([id, row]) => [id, rowMark(row)])),
      unsettled: new Set<string>(),
    }),
    close: async () => {},
  };
}

/** No embedder is configured where publishing alone is looked at. */
function noVectors(rows: ReadonlyMap<string, IndexRow>): RowVectors {
  return {
    serving: async () => null,
    lacking: async () => [],
    count: async () => ({ rows: rows.size, withVector: 0 }),
    put: async () => {},
    serve: async () => {},
    downSince: () => null,
    compare: async () => null,
  };
}
