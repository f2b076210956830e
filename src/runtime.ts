import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { type Config, readConfig } from "./config.ts";
import type { ModelSettings } from "./config-models.ts";
import { backgroundWork } from "./core/background-work.ts";
import type { ModelState } from "./core/model-state.ts";
import type { LanguageModel } from "./core/ports/language-model.ts";
import type { Meaning } from "./core/ports/meaning.ts";
import type { Reranker } from "./core/ports/reranker.ts";
import type { PassageIndex } from "./core/ports/retrieval.ts";
import type { Store } from "./core/ports/store.ts";
import type { System } from "./core/ports/system.ts";
import { calibration, chanceSimilarity, type Directory, keptDirectory } from "./directory.ts";
import { createMetrics, type Metrics } from "./http/metrics.ts";
import { type OpenChat, openChat } from "./providers/model/open-chat.ts";
import { type Database, openDatabase } from "./providers/store/database.ts";
import { type FolderLock, lockFolder } from "./providers/store/folder-lock.ts";
import { createStore } from "./providers/store/store.ts";
import type { ChanceSimilarity } from "./retrieval/meaning.ts";
import { meaningOf, rerankerOf, tellingIndex } from "./wiring/meaning.ts";
import { modelOf } from "./wiring/model.ts";
import { openIndex } from "./wiring/open-index.ts";

/** One open installation: what owns a resource, and nothing else. The rooms are wired to it below. */
export interface Runtime {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly index: PassageIndex;
  /** `null`: no embedding model is configured, and pages are found by their words. */
  readonly meaning: Meaning | null;
  /** `null`: no reranking model is configured. */
  readonly reranker: Reranker | null;
  /** `null`: none is configured, and pages are quoted. */
  readonly model: LanguageModel | null;
  /** How it fares; `null`: there is none. */
  readonly modelState: () => Promise<ModelState | null>;
  readonly system: System;
  readonly database: Database;
  readonly metrics: Metrics;
  /** The company, its people and its page addresses; at most a few seconds old. */
  readonly directory: () => Promise<Directory>;
  /** Evidence below which nothing is shown: measured on the pages as they are. */
  readonly minimumEvidence: () => Promise<number>;
  /** How similar chance is in meaning; `null`: there are no vectors now. */
  readonly chance: () => Promise<ChanceSimilarity | null>;
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
  const { databaseUrl, models } = config.secrets;
  const chat = await openChat(models);
  // An embedded database locks the folder itself; with a server the index in it still has one owner.
  const lock = databaseUrl === null ? null : await lockFolder(config.dataDir, patienceMs);
  const database = await openDatabase(
    databaseUrl === null ? { dataDir: config.dataDir, patienceMs } : { url: databaseUrl },
  );
  const index = await openIndex({ config, database, system: realSystem }).catch(async (error: unknown) => {
    await database.close();
    lock?.release();
    throw error;
  });
  return assemble({
    config,
    database,
    index,
    chat,
    system: realSystem,
    close: () => closeAll(index, database, lock),
  });
}

/** A runtime on resources that are open already. `close` ends them. */
export function assemble(
  resources: Pick<Runtime, "config" | "database" | "index" | "system" | "close"> & {
    readonly chat: OpenChat | null;
  },
): Runtime {
  const { chat, ...owned } = resources;
  const { config, database, index, system } = owned;
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const store = createStore(database.prisma, { secretKey: config.secrets.secretKey });
  const directory = keptDirectory(store, resources.system);
  const metrics = createMetrics();
  const parts = { config, store, index, system, metrics, directory: directory.get };
  const meaning = meaningOf(parts);
  const background = backgroundWork((error, what) => log.error({ err: error }, `${what} failed`));
  const inBackground = background.add;
  const written = modelOf({ store, system, metrics, log, inBackground, directory: directory.get }, chat);
  return {
    ...owned,
    log,
    store,
    index: tellingIndex(index, meaning),
    meaning,
    reranker: rerankerOf(parts),
    model: written?.model ?? null,
    modelState: async () => (await written?.state()) ?? null,
    metrics,
    directory: directory.get,
    minimumEvidence: calibration({ index, store, directory: directory.get, system }),
    chance: chanceSimilarity({ index, meaning, system }),
    forgetDirectory: directory.forget,
    inBackground,
    settled: background.ended,
    close: async () => {
      meaning?.stop();
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

/**
 * A runtime on an empty folder of its own, for measuring and trying; removed afterwards.
 *
 * @param models left out: none.
 */
export async function withTemporaryRuntime<T>(
  work: (runtime: Runtime) => Promise<T>,
  models?: ModelSettings,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-"));
  const config = readConfig({ CAIRN_DATA_DIR: dataDir, LOG_LEVEL: "error" }, dataDir, models);
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
