import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { InputError } from "../../core/errors.ts";
import { lockFolder } from "./folder-lock.ts";
import { PrismaClient } from "./generated/client.ts";
import { applyMigrations, type MigrationTransaction, migrationsOf } from "./migrations.ts";

export type DatabasePlace =
  /** Embedded: the folder `db` inside the data folder, which this process then owns. */
  | { readonly dataDir: string }
  /** Postgres. */
  | { readonly url: string }
  /** Embedded, in memory; `image` as `PGlite.dumpDataDir` gives it, `null` for an empty one. */
  | { readonly image: Blob | null };

export interface Database {
  readonly prisma: PrismaClient;
  /** What a queue on the same database needs: the embedded database itself, or the address of the server. */
  readonly engine: { readonly pglite: PGlite } | { readonly url: string };
  /** Names of the migrations that opening applied. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

const migrationsFolder = new URL("../../../prisma/migrations/", import.meta.url);

/**
 * A transaction waits for its turn on the embedded database's only connection, and a publication writes
 * many rows: Prisma's own limits (2 s and 5 s) are too short for both.
 */
const transactionOptions = { maxWait: 60_000, timeout: 120_000 };

/**
 * Opens the database and applies missing migrations. Throws InputError when the folder is in use or
 * cannot be used, when no server answers at `url`, and when the database is not one of ours.
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  if ("url" in place) return await openPostgres(place.url);
  if ("image" in place) return await openEmbedded(undefined, place.image, () => {});
  const lock = await lockFolder(place.dataDir);
  try {
    return await openEmbedded(join(place.dataDir, "db"), null, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The drivers are loaded when they are needed: each costs a tenth of a second that the other need not pay. */
async function openEmbedded(
  folder: string | undefined,
  image: Blob | null,
  closed: () => void,
): Promise<Database> {
  const [{ PGlite }, { PrismaPGlite }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("pglite-prisma-adapter"),
  ]);
  const pglite = new PGlite({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(image === null ? {} : { loadDataDir: image }),
  });
  await pglite.waitReady;
  const migrated = await pglite.transaction((transaction) =>
    migrate({
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

async function openPostgres(url: string): Promise<Database> {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const migrated = await migratePostgres(await new PrismaPg(url).connect());
  const prisma = new PrismaClient({ adapter: new PrismaPg(url), transactionOptions });
  return { prisma, engine: { url }, migrated, close: () => prisma.$disconnect() };
}

type PostgresAdapter = Awaited<ReturnType<import("@prisma/adapter-pg").PrismaPg["connect"]>>;

/** On a connection of its own: the ORM sends one statement at a time, a migration has many. */
async function migratePostgres(adapter: PostgresAdapter): Promise<readonly string[]> {
  const client = await adapter
    .underlyingDriver()
    .connect()
    .catch((error: unknown) => {
      throw noServer(error);
    });
  try {
    await client.query("BEGIN");
    const migrated = await migrate({
      run: async (script) => void (await client.query(script)),
      query: async (sql, values) => (await client.query(sql, [...values])).rows,
    });
    await client.query("COMMIT");
    return migrated;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
    await adapter.dispose();
  }
}

function migrate(transaction: MigrationTransaction): Promise<readonly string[]> {
  return applyMigrations(transaction, migrationsOf(migrationsFolder), new Date());
}

function noServer(error: unknown): InputError {
  const why = error instanceof Error && error.message !== "" ? error.message : String(error);
  return new InputError(
    `DATABASE_URL: the database does not answer (${why}); check the address, or unset it to use the embedded one.`,
  );
}
