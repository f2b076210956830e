import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { type Config, readConfig } from "./config.ts";
import { backgroundWork } from "./core/background-work.ts";
import { InputError } from "./core/errors.ts";
import type { Embedder, PassageIndex } from "./core/ports/retrieval.ts";
import type { Store } from "./core/ports/store.ts";
import type { System } from "./core/ports/system.ts";
import { calibration, type Directory, keptDirectory } from "./directory.ts";
import { createMetrics, type Metrics } from "./http/metrics.ts";
import { openLanceIndex } from "./providers/index/lance.ts";
import { type Database, openDatabase } from "./providers/store/database.ts";
import { type FolderLock, lockFolder } from "./providers/store/folder-lock.ts";
import { createStore } from "./providers/store/store.ts";
import { analyser } from "./retrieval/analyse.ts";

/** One open installation: what owns a resource, and nothing else. The rooms are wired to it below. */
export interface Runtime {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly index: PassageIndex;
  readonly embedder: Embedder | null;
  readonly system: System;
  readonly database: Database;
  readonly metrics: Metrics;
  /** The company, its people and its page addresses; at most a few seconds old. */
  readonly directory: () => Promise<Directory>;
  /** Evidence below which nothing is shown: measured on the pages as they are. */
  readonly minimumEvidence: () => Promise<number>;
  /** Makes the next look fresh, after an import or a publication. */
  readonly forgetDirectory: () => void;
  /** Lets something go on after the answer; `close` waits for it. A failure is logged. */
  readonly inBackground: (what: string, work: Promise<void>) => void;
  /** Resolves when nothing goes on in the background. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database and the index of a configuration.
 *
 * @param patienceMs how long another process may still have the data folder; left out: a moment.
 * @throws InputError when the data folder is in use or unusable, or the database does not answer.
 */
export async function openRuntime(config: Config, patienceMs?: number): Promise<Runtime> {
  const { databaseUrl } = config.secrets;
  // An embedded database locks the folder itself; with a server the index in it still has one owner.
  const lock = databaseUrl === null ? null : await lockFolder(config.dataDir, patienceMs);
  const database = await openDatabase(
    databaseUrl === null ? { dataDir: config.dataDir, patienceMs } : { url: databaseUrl },
  );
  const index = await openIndex(join(config.dataDir, "index")).catch(async (error: unknown) => {
    await database.close();
    lock?.release();
    throw error;
  });
  return assemble({
    config,
    database,
    index,
    system: realSystem,
    close: () => closeAll(index, database, lock),
  });
}

/** A damaged index is built anew by itself; what is left is a folder that cannot be written. */
async function openIndex(folder: string): Promise<PassageIndex> {
  try {
    return await openLanceIndex({ folder, analyser });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `The index in ${folder} cannot be used (${why.split("\n")[0]}); remove it, and Cairn builds it again from the database.`,
    );
  }
}

/** A runtime on resources that are open already. `close` ends them. */
export function assemble(
  resources: Pick<Runtime, "config" | "database" | "index" | "system" | "close">,
): Runtime {
  const { config, database, index } = resources;
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const store = createStore(database.prisma, { secretKey: config.secrets.secretKey });
  const directory = keptDirectory(store, resources.system);
  const background = backgroundWork((error, what) => log.error({ err: error }, `${what} failed`));
  return {
    ...resources,
    log,
    store,
    embedder: null,
    metrics: createMetrics(),
    directory: directory.get,
    minimumEvidence: calibration({ index, store, directory: directory.get, system: resources.system }),
    forgetDirectory: directory.forget,
    inBackground: background.add,
    settled: background.ended,
    close: async () => {
      await background.ended();
      await resources.close();
    },
  };
}

async function closeAll(index: PassageIndex, database: Database, lock: FolderLock | null): Promise<void> {
  await index.close();
  await database.close();
  lock?.release();
}

/** A runtime on an empty folder of its own, for measuring and trying; removed afterwards. */
export async function withTemporaryRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-"));
  const config = readConfig({ CAIRN_DATA_DIR: dataDir, LOG_LEVEL: "error" }, dataDir);
  try {
    const runtime = await openRuntime(config);
    return await work(runtime).finally(runtime.close);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

const realSystem: System = {
  now: () => new Date(),
  newId: () => randomBytes(8).readBigUInt64BE().toString(36).padStart(13, "0"),
  stopwatch: () => performance.now(),
};
