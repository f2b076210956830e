import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PGlite, PGliteOptions } from "@electric-sql/pglite";
import { InputError } from "../../core/errors.ts";
import type { Database } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { PrismaClient } from "./generated/client.ts";
import { applyOwnMigrations } from "./migrations.ts";
import { transactionOptions } from "./transaction-options.ts";

/** Postgres takes 128 by itself; the system caches the same files, so most of them would be held twice. */
const bufferMegabytes = 32;

/** Opens `<dataDir>/db`, which is made at the first start, and owns the data folder until it is closed. */
export async function openFolder(dataDir: string, patienceMs?: number): Promise<Database> {
  const lock = await lockFolder(dataDir, patienceMs);
  const folder = join(dataDir, "db");
  try {
    setAsideUnfinished(folder);
    const database = await open({ dataDir: folder }, () => lock.release());
    writeFileSync(join(folder, readyMark), "");
    return database;
  } catch (error) {
    lock.release();
    throw error instanceof InputError ? error : unusable(folder, error);
  }
}

/** @param image as `PGlite.dumpDataDir` gives it; `null`: an empty database. */
export function openInMemory(image: Blob | null): Promise<Database> {
  return open(image === null ? {} : { loadDataDir: image }, () => {});
}

/** The drivers are loaded when they are needed: who uses Postgres need not wait for them. */
async function open(place: PGliteOptions, closed: () => void): Promise<Database> {
  const [{ PGlite }, { PrismaPGlite }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("pglite-prisma-adapter"),
  ]);
  const startParams = [...PGlite.defaultStartParams, "-c", `shared_buffers=${bufferMegabytes}MB`];
  const pglite: PGlite = new PGlite({ ...place, startParams });
  await pglite.waitReady;
  const migrated = await pglite.transaction((transaction) =>
    applyOwnMigrations({
      run: async (script) => void (await transaction.exec(script)),
      query: async (sql, values) => (await transaction.query(sql, [...values])).rows,
    }),
  );
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite), transactionOptions });
  return {
    prisma,
    engine: { pglite },
    migrated,
    async close() {
      await prisma.$disconnect();
      await pglite.close();
      closed();
    },
  };
}

/** Written when a database was opened for the first time; Postgres leaves files alone that it does not know. */
const readyMark = "cairn-ready";

/**
 * Making a database takes seconds. One that was killed meanwhile holds nothing yet and cannot be opened: it
 * is put aside, not removed, since somebody may have put a database of their own there.
 */
function setAsideUnfinished(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, readyMark))) return;
  rmSync(`${folder}-unfinished`, { recursive: true, force: true });
  renameSync(folder, `${folder}-unfinished`);
}

function unusable(folder: string, error: unknown): InputError {
  const why = reasonOf(error);
  if (why === diskFull) {
    return new InputError(`The disk of ${resolve(folder)} is full; free some space, then run it again.`);
  }
  return new InputError(
    `The database in ${resolve(folder)} cannot be opened (${why}); restore the data folder from a backup, or use --data-dir for another one.`,
  );
}

const diskFull = "no space left";

/** The embedded database's own file system throws bare numbers; 51 is ENOSPC in WASI's count. */
function reasonOf(error: unknown): string {
  if (
    typeof error === "object" &&
    error !== null &&
    "errno" in error &&
    !("message" in error && error.message)
  ) {
    return error.errno === 51 ? diskFull : `error ${String(error.errno)} of its files`;
  }
  const why = error instanceof Error ? error.message : String(error);
  return /ENOSPC|no space left/i.test(why) ? diskFull : why;
}
