import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../src/core/ports/store.ts";
import { type Database, openDatabase } from "../../src/providers/store/database.ts";
import { migrationsOf } from "../../src/providers/store/migrations.ts";
import { createStore } from "../../src/providers/store/store.ts";

export interface TestStore extends Store {
  readonly database: Database;
}

/** Databases that wait for their next use, by whichever test file: opening one takes half a second, emptying 20 ms. */
const idle: Database[] = [];

/** An empty store on an embedded database in memory, with every migration applied. Close it after the test. */
export async function openTestStore(): Promise<TestStore> {
  const database = idle.pop() ?? (await openDatabase({ image: await migratedImage() }));
  return {
    ...createStore(database.prisma),
    database,
    async close() {
      // A test may have closed it, to see what happens then.
      if ("pglite" in database.engine && database.engine.pglite.closed) return;
      await empty(database);
      idle.push(database);
    },
  };
}

/** Closes those that wait for their next use: a script ends only when none is open, the process of a test anyway. */
export async function closeIdleDatabases(): Promise<void> {
  for (const database of idle.splice(0)) await database.close();
}

/**
 * Removes every row and starts every count anew. Most tables are empty, and to find that out is much faster than
 * to truncate them: every truncated table and index is a new file.
 */
export async function empty(database: Database): Promise<void> {
  await database.prisma.$executeRawUnsafe(`DO $$
    DECLARE found record;
    BEGIN
      -- Rows may go in any order.
      SET LOCAL session_replication_role = replica;
      FOR found IN SELECT quote_ident(tablename) AS name FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
      LOOP EXECUTE 'DELETE FROM ' || found.name; END LOOP;
      FOR found IN SELECT quote_ident(sequencename) AS name FROM pg_sequences WHERE schemaname = 'public'
      LOOP PERFORM setval(found.name::regclass, 1, false); END LOOP;
    END $$`);
}

/**
 * The data folder of a migrated database. Making one takes seconds, so the first test file that needs it
 * leaves it in the temporary folder for all others, under a name made of what it depends on.
 */
async function migratedImage(): Promise<Blob> {
  const path = join(tmpdir(), `cairn-test-database-${await fingerprint()}`);
  const made = await readFile(path).catch(() => null);
  if (made) return new Blob([made]);
  const database = await openDatabase({ image: null });
  if (!("pglite" in database.engine)) throw new Error("A test database is embedded");
  const image = await database.engine.pglite.dumpDataDir("none");
  await database.close();
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, new Uint8Array(await image.arrayBuffer()));
  await rename(draft, path);
  return image;
}

async function fingerprint(): Promise<string> {
  const root = new URL("../../", import.meta.url);
  const hash = createHash("sha256");
  for (const { name, checksum } of migrationsOf(new URL("prisma/migrations/", root)))
    hash.update(name + checksum);
  const manifest = await readFile(new URL("node_modules/@electric-sql/pglite/package.json", root), "utf8");
  hash.update(String(JSON.parse(manifest).version));
  return hash.digest("hex").slice(0, 16);
}
