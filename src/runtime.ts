import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Logger, pino } from "pino";
import type { AskDeps, Asker } from "./ask/asker.ts";
import { learnWordings } from "./ask/wordings.ts";
import { type Config, readConfig } from "./config.ts";
import { type EdgeDeps, sweepUnfinished } from "./conversation/edge.ts";
import { respond } from "./conversation/respond.ts";
import { InputError } from "./core/errors.ts";
import type { Inbound } from "./core/inbound.ts";
import type { Person } from "./core/people.ts";
import type { Embedder, PassageIndex } from "./core/ports/retrieval.ts";
import type { Store } from "./core/ports/store.ts";
import type { System } from "./core/ports/system.ts";
import { anonymous, type Reader } from "./core/terms.ts";
import { calibration, type Directory, keptDirectory } from "./directory.ts";
import { blankExpiredText } from "./jobs/blank-expired-text.ts";
import type { JobDeps } from "./jobs/runner.ts";
import { readerOf } from "./people/reader.ts";
import { openLanceIndex } from "./providers/index/lance.ts";
import { type Database, openDatabase } from "./providers/store/database.ts";
import { type FolderLock, lockFolder } from "./providers/store/folder-lock.ts";
import { createStore } from "./providers/store/store.ts";
import { analyser } from "./retrieval/analyse.ts";
import { search } from "./retrieval/search.ts";
import { bringIndexUpToDate } from "./stewardship/index-pages.ts";

/** One open installation: what owns a resource, and nothing else. The rooms are wired to it below. */
export interface Runtime {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly index: PassageIndex;
  readonly embedder: Embedder | null;
  readonly system: System;
  readonly database: Database;
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
    return await openLanceIndex({ folder, embedder: null, analyser });
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
  const store = createStore(database.prisma);
  const directory = keptDirectory(store, resources.system);
  const background = backgroundWork((error, what) => log.error({ err: error }, `${what} failed`));
  return {
    ...resources,
    log,
    store,
    embedder: null,
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

/** What Ask works with, on the runtime's pages as they are published now. */
export async function askDeps(runtime: Runtime): Promise<AskDeps> {
  const { store, index, embedder, system } = runtime;
  const { company, people, trust } = await runtime.directory();
  return {
    search: async (asked) => {
      // Another process may have published since.
      await bringIndexUpToDate({ pages: store.pages, index }, { now: asked.at });
      const minimumEvidence = await runtime.minimumEvidence();
      const deps = { index, current: store.pages, glossary: company.glossary, embedder, minimumEvidence };
      return search(deps, { ...asked, trust });
    },
    pages: store.pages,
    store: store.ask,
    company,
    people,
    administrator: administratorOf(runtime.config, people)?.id ?? null,
    newId: system.newId,
    stopwatch: system.stopwatch,
  };
}

/** What the main flow works with. */
export function edgeDeps(runtime: Runtime): EdgeDeps {
  const { store, system, log } = runtime;
  return {
    store,
    system,
    pause,
    respond: (inbound) =>
      respond({ askDeps: () => askDeps(runtime), asker: (one) => askerOf(runtime, one) }, inbound),
    afterwards: (facts) => {
      // Two people's word is enough at once; the daily job finds the rest.
      const helped = facts.some((fact) => fact.kind === "feedback-given" && fact.verdict === "helpful");
      if (helped) runtime.inBackground("learning wordings", learn(runtime, system.now()));
    },
    reportFailure: (error, reference) =>
      log.error({ err: error, reference }, "an event could not be answered"),
  };
}

/** What the daily rule on known wordings works with. */
async function learn(runtime: Runtime, now: Date): Promise<void> {
  const { policy } = (await runtime.directory()).company;
  await learnWordings({ store: runtime.store, policy, newId: runtime.system.newId }, now);
}

/** What runs by itself. */
export function jobDeps(runtime: Runtime): JobDeps {
  const { store, database, system, log } = runtime;
  return {
    engine: database.engine,
    now: system.now,
    handlers: {
      "sweep-unfinished": async () => void (await sweepUnfinished(edgeDeps(runtime))),
      "blank-expired-text": async (_payload, now) => void (await blankExpiredText(store, now)),
      "learn-wordings": (_payload, now) => learn(runtime, now),
    },
    reportFailure: (error, job) => log.error({ err: error, job }, "a job failed"),
  };
}

async function askerOf(runtime: Runtime, inbound: Inbound): Promise<Asker> {
  const { id: event, at, conversation } = inbound;
  return { ...(await whoIs(runtime, inbound.person)), at, event, conversation };
}

/**
 * The person behind an id, and what they may read. `null` gives the anonymous reader.
 *
 * @throws InputError when nobody has this id.
 */
export async function whoIs(
  runtime: Runtime,
  id: string | null,
): Promise<{ readonly reader: Reader; readonly person: Person | null }> {
  if (id === null) return { reader: anonymous, person: null };
  const { company, people, owners, sops } = await runtime.directory();
  const person = people.find((one) => one.id === id);
  if (person === undefined) throw new InputError(`There is no person ${id}; people.yaml lists who there is.`);
  const { administrator } = runtime.config;
  const resolveSop = (path: string) => sops.get(path) ?? null;
  return { person, reader: readerOf({ people, company, owners, administrator, resolveSop }, person) };
}

function administratorOf({ administrator }: Config, people: readonly Person[]): Person | null {
  return people.find(({ email }) => email !== null && email.toLowerCase() === administrator) ?? null;
}

/** Work that nobody waits for, until the end. */
function backgroundWork(reportFailure: (error: unknown, what: string) => void) {
  const running = new Set<Promise<void>>();
  return {
    add: (what: string, work: Promise<void>) => {
      const ended = work
        .catch((error: unknown) => reportFailure(error, what))
        .finally(() => running.delete(ended));
      running.add(ended);
    },
    ended: async () => {
      await Promise.all(running);
    },
  };
}
