import { join } from "node:path";
import type { PassageIndex } from "../../src/core/ports/retrieval.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { openLanceIndex } from "../../src/providers/index/lance.ts";
import { openDatabase } from "../../src/providers/store/database.ts";
import { createStore } from "../../src/providers/store/store.ts";
import { analyser } from "../../src/retrieval/analyse.ts";

export interface OpenData {
  readonly store: Store;
  readonly index: PassageIndex;
  close(): Promise<void>;
}

/** The embedded database and index of a data folder, as a running Cairn has them. */
export async function openData(dataDir: string): Promise<OpenData> {
  process.env.RUST_LOG ??= "error";
  const database = await openDatabase({ dataDir });
  const index = await openLanceIndex({ folder: join(dataDir, "index"), analyser });
  return {
    store: createStore(database.prisma),
    index,
    async close() {
      await index.close();
      await database.close();
    },
  };
}
