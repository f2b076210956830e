import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import type { Store } from "../src/core/ports/store.ts";
import { openLanceIndex } from "../src/providers/index/lance.ts";
import { openDatabase } from "../src/providers/store/database.ts";
import { createStore } from "../src/providers/store/store.ts";
import { analyser } from "../src/retrieval/analyse.ts";

export interface TemporaryData {
  readonly store: Store;
  readonly index: PassageIndex;
}

/** A database and an index in a folder of their own, for as long as `work` takes. */
export async function withTemporaryData<T>(work: (data: TemporaryData) => Promise<T>): Promise<T> {
  process.env.RUST_LOG ??= "error";
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-data-"));
  const database = await openDatabase({ dataDir });
  const index = await openLanceIndex({ folder: join(dataDir, "index"), analyser });
  try {
    return await work({ store: createStore(database.prisma), index });
  } finally {
    await index.close();
    await database.close();
    await rm(dataDir, { recursive: true });
  }
}
