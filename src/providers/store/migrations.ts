import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { InputError } from "../../core/errors.ts";

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, as Prisma's own tools record it. */
  readonly checksum: string;
}

/** One open transaction of a database, whatever the driver. */
export interface MigrationTransaction {
  /** Runs several statements; they return nothing. */
  readonly run: (script: string) => Promise<void>;
  readonly query: (sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>;
}

/** Any number; the same in every process of an installation. */
const advisoryLock = 4_217_190_311;

/** The migrations of a folder in their order. */
export function migrationsOf(folder: URL): readonly Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(`${name}/migration.sql`, folder), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

const ownFolder = new URL("../../../prisma/migrations/", import.meta.url);

/** The migrations this version of Cairn comes with. */
export function applyOwnMigrations(transaction: MigrationTransaction): Promise<readonly string[]> {
  return applyMigrations(transaction, migrationsOf(ownFolder), new Date());
}

/**
 * Brings a database up to the last migration, within one transaction and behind one lock, so that several
 * processes may start at once and a crash leaves the database as it was. Prisma's own table keeps the
 * record: its tools can take over. Returns the names of those applied now.
 *
 * Throws InputError when the database is not one that these migrations made.
 */
export async function applyMigrations(
  transaction: MigrationTransaction,
  migrations: readonly Migration[],
  now: Date,
): Promise<readonly string[]> {
  await transaction.query("SELECT 1 FROM (SELECT pg_advisory_xact_lock($1)) AS locked", [advisoryLock]);
  await transaction.run(recordTable);
  const applied = (await transaction.query(appliedSql, [])) as readonly Applied[];
  const pending = pendingMigrations(migrations, applied);
  for (const migration of pending) {
    await transaction.run(migration.sql);
    await transaction.query(recordSql, [randomUUID(), migration.checksum, migration.name, now]);
  }
  return pending.map((migration) => migration.name);
}

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
}

function pendingMigrations(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  for (const { migration_name: name, checksum } of applied) {
    const known = migrations.find((migration) => migration.name === name);
    if (!known) {
      throw new InputError(
        `The database was set up by a newer Cairn (migration ${name} is not known here); start that version.`,
      );
    }
    if (known.checksum !== checksum) {
      throw new InputError(
        `Migration ${name} is not the one this database was set up with; restore its migration.sql.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

const recordTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id VARCHAR(36) PRIMARY KEY,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

const appliedSql = `
  SELECT migration_name, checksum FROM "_prisma_migrations"
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

const recordSql = `
  INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, $4, $4, 1)`;
