import { InputError } from "../../core/errors.ts";
import type { Database } from "./database.ts";
import { PrismaClient } from "./generated/client.ts";
import { applyOwnMigrations } from "./migrations.ts";
import { transactionOptions } from "./transaction-options.ts";

/** A server that is out of reach is told at the start, not after minutes. */
const connectionTimeoutMillis = 10_000;

export async function openPostgres(url: string): Promise<Database> {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const setUp = await new PrismaPg({ connectionString: url, connectionTimeoutMillis }).connect();
  const migrated = await migrate(setUp);
  const prisma = new PrismaClient({ adapter: new PrismaPg(url), transactionOptions });
  return { prisma, engine: { url }, migrated, close: () => prisma.$disconnect() };
}

type PostgresAdapter = Awaited<ReturnType<import("@prisma/adapter-pg").PrismaPg["connect"]>>;

/** On a connection of its own: the ORM sends one statement at a time, a migration has many. */
async function migrate(adapter: PostgresAdapter): Promise<readonly string[]> {
  const pool = adapter.underlyingDriver();
  const client = await pool.connect().catch((error: unknown) => {
    throw new InputError(
      `DATABASE_URL: the database does not answer (${reasonOf(error)}); check the address, or unset it to use the embedded one.`,
    );
  });
  try {
    await client.query("BEGIN");
    const migrated = await applyOwnMigrations({
      run: async (script) => void (await client.query(script)),
      query: async (sql, values) => (await client.query(sql, [...values])).rows,
    });
    await client.query("COMMIT");
    return migrated;
  } catch (error) {
    await client.query("ROLLBACK");
    if (error instanceof InputError) throw error;
    throw new InputError(
      `DATABASE_URL: the database cannot be set up (${reasonOf(error)}); its user must be allowed to make tables.`,
    );
  } finally {
    client.release();
    await adapter.dispose();
  }
}

/** One address may stand for several, each with its own error. */
function reasonOf(error: unknown): string {
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return one instanceof Error ? one.message : String(one);
}
