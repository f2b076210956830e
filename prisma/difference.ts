import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { migrationsOf } from "../src/providers/store/migrations.ts";

const schemaPath = new URL("./schema.prisma", import.meta.url);
export const migrationsFolder = new URL("./migrations/", import.meta.url);

/**
 * SQL that leads from what the migrations make to what the schema says; empty when they agree. Works
 * offline: Prisma's own engine as WebAssembly on a database in memory.
 */
export async function differenceFromMigrations(): Promise<string> {
  const database = await PGlite.create();
  try {
    for (const migration of migrationsOf(migrationsFolder)) await database.exec(migration.sql);
    return await differenceFrom(database);
  } finally {
    await database.close();
  }
}

async function differenceFrom(database: PGlite): Promise<string> {
  const files = [{ path: "schema.prisma", content: readFileSync(schemaPath, "utf8") }];
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database)),
  );
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: "." },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = (stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}
