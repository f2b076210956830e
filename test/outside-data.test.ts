import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { evaluateRetrieval } from "../eval/retrieval.ts";

/** Real data stays outside the repository. With its folder in CAIRN_TEST_DATA, these hold what was reached. */
const data = process.env.CAIRN_TEST_DATA ?? "";
const isThere = data !== "" && existsSync(join(data, "retrieval"));
if (!isThere) process.stdout.write("Skipped: CAIRN_TEST_DATA names no folder with retrieval/.\n");

test.skipIf(!isThere).each([
  { name: "18f", plain: 0.472, answered: 0.85, refused: 0.9 },
  { name: "orsharc", plain: 0.804, answered: 0.85, refused: null },
  { name: "contoso-hr", plain: 0.749, answered: 0.85, refused: 0.9 },
])("ranks $name at least 5 % better than the plain engine, and knows when to be silent", async (floor) => {
  const folder = join(data, "retrieval", floor.name);
  const figures = await evaluateRetrieval({ folder });
  expect(figures["ndcg@10"]).toBeGreaterThanOrEqual(floor.plain * 1.05);
  expect(figures.answered).toBeGreaterThanOrEqual(floor.answered);
  if (floor.refused !== null) expect(figures.refused).toBeGreaterThanOrEqual(floor.refused);
});
