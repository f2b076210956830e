import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/providers/store/database.ts";

const folder = mkdtempSync(join(tmpdir(), "cairn-data-"));
const dataDir = join(folder, "made", "at", "first", "start");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a data folder that was killed while it was made is made anew, refused while in use, and keeps what was written", {
  timeout: 60_000,
}, async () => {
  leaveHalfMade();
  const first = await openDatabase({ dataDir });
  expect(first.migrated.length).toBeGreaterThan(0);
  await first.prisma.publication.create({ data: { source: "folder", at: new Date(0) } });
  await expect(openDatabase({ dataDir })).rejects.toThrow(/is in use by process/);
  await first.close();
  const again: Database = await openDatabase({ dataDir });
  expect(again.migrated).toEqual([]);
  expect(await again.prisma.publication.count()).toBe(1);
  await again.close();
});

/** As a process leaves it that is killed at its first start. */
function leaveHalfMade(): void {
  mkdirSync(join(dataDir, "db", "base"), { recursive: true });
  writeFileSync(join(dataDir, "db", "PG_VERSION"), "18\n");
}
