import { mkdirSync, writeFileSync } from "node:fs";
import { differenceFromMigrations, migrationsFolder } from "./difference.ts";

/** `npm run migration -- <name>`: writes the migration that brings the database to what the schema says. */
const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9-]*$/.test(name)) {
  fail("Give the migration a name in lower case, such as: npm run migration -- add-office-hours");
}
const sql = await differenceFromMigrations();
if (sql === "") fail("The migrations already make what prisma/schema.prisma says: nothing to write.");

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = new URL(`${stamp}_${name.replaceAll("-", "_")}/`, migrationsFolder);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("migration.sql", folder), `${sql}\n`);
process.stdout.write(`Wrote ${folder.pathname}migration.sql. Read it before you commit it.\n`);

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(2);
}
