import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { InputError } from "../../core/errors.ts";

export interface FolderLock {
  /** Lets the next process in. Also happens by itself when this process dies, in whatever way. */
  release(): void;
}

/** A server that stops needs a moment to close its database. */
const usualPatienceMs = 2_000;
const retryMs = 100;

/** Locks of this process: one that nobody refers to any more would be collected as garbage, and open. */
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only owner of a data folder: two processes in one embedded database ruin it
 * without a word. The lock is the operating system's own (an exclusive SQLite transaction holds it), so a
 * crash leaves none behind. Throws InputError, naming the owner, when another process keeps it for longer
 * than `patienceMs`.
 */
export async function lockFolder(dataDir: string, patienceMs = usualPatienceMs): Promise<FolderLock> {
  makeFolder(dataDir);
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const database = tryLock(join(dataDir, "lock"));
    if (database) return ownedBy(database, join(dataDir, "lock.owner"));
    if (performance.now() >= giveUpAt) throw new InputError(inUse(dataDir));
    await wait(retryMs);
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

/** `null`: another process holds it. */
function tryLock(path: string): DatabaseSync | null {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path);
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) return null;
    throw unusable(path, error);
  }
}

function ownedBy(database: DatabaseSync, ownerPath: string): FolderLock {
  try {
    writeFileSync(ownerPath, `${process.pid} ${new Date().toISOString()}\n`);
  } catch (error) {
    database.close();
    throw unusable(ownerPath, error);
  }
  held.add(database);
  return {
    release() {
      if (!held.delete(database)) return;
      rmSync(ownerPath, { force: true });
      database.close();
    },
  };
}

function inUse(dataDir: string): string {
  const [pid, since] = readOwner(join(dataDir, "lock.owner"));
  const who = pid ? `process ${pid}${since ? ` since ${since}` : ""}` : "another process";
  const how = pid ? "stop it" : "stop that";
  return `The data folder ${resolve(dataDir)} is in use by ${who}; ${how}, or use --data-dir for another folder.`;
}

function readOwner(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8").trim().split(" ");
  } catch {
    return [];
  }
}

function unusable(path: string, error: unknown): InputError {
  const why = error instanceof Error ? error.message : String(error);
  return new InputError(
    `The data folder cannot be used (${resolve(path)}: ${why}); choose a folder you may write to.`,
  );
}
