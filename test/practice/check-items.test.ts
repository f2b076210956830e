import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import { readCompany } from "../../src/people/company-files.ts";
import { checkItems } from "../../src/practice/items/check-items.ts";
import { checkPages } from "../../src/stewardship/publishing/check.ts";
import { type ContentFolder, contentFolder } from "../stewardship/support/content-folder.ts";

const page = "---\nlookup: [fees]\n---\n# Refunds\n\n## Limits\n\nUp to 100 EUR.\n\n## Fees\n\n2 EUR.\n";
const item = (id: string, section: string, more = "") =>
  `- {id: ${id}, section: ${section}, stem: What?, key: x${more}}\n`;

const now = new Date("2026-11-21T09:00:00Z");
let folder: ContentFolder;

beforeEach(async () => {
  folder = await contentFolder({ "sops/refunds.md": page });
});

afterEach(() => folder.clear());

test("an item that names no section of the folder is refused with its line and what there is", async () => {
  await folder.write({
    "items/a.yaml": item("a", "refunds#limits") + item("b", "refunds#gone") + item("c", "nowhere#limits"),
  });
  const { published, refused } = await check();
  expect(published).toEqual(["a"]);
  expect(refused).toEqual([
    { file: "items/a.yaml", line: 2, reason: expect.stringContaining("It has top, limits and fees") },
    { file: "items/a.yaml", line: 3, reason: expect.stringContaining("nowhere") },
  ]);
});

test("an id belongs to the item read first, whatever file the other is in", async () => {
  await folder.write({
    "items/a.yaml": item("a", "refunds#limits"),
    "items/b/c.yml": item("a", "refunds#limits"),
  });
  const { published, refused } = await check();
  expect(published).toEqual(["a"]);
  expect(refused).toEqual([
    { file: "items/b/c.yml", line: 1, reason: expect.stringContaining("items/a.yaml:1") },
  ]);
});

test("skills that no map knows, and items that no file has, are odd", async () => {
  await folder.write({ "items/a.yaml": item("a", "refunds#limits", ", skills: [refund, flying]") });
  const skill = { title: "Refunds", requires: [], sections: [], items: ["a", "z"] };
  const { odd } = await check({ roles: {}, skills: { refund: skill } });
  expect(odd).toEqual([
    { file: "items/a.yaml", note: "Line 1: the skill flying is in no skill map." },
    { file: "skills.yaml", note: expect.stringContaining("z") },
  ]);
});

test("an item on what is only looked up is odd", async () => {
  await folder.write({ "items/a.yaml": item("a", "refunds#fees") });
  expect((await check()).odd).toEqual([
    { file: "items/a.yaml", note: expect.stringContaining("never drilled") },
  ]);
});

test("a file that is no YAML is refused, and the others go on", async () => {
  await folder.write({
    "items/a.yaml": "- {id: a",
    "items/b.yaml": item("b", "refunds#limits"),
    "items/.c.yaml": "{",
  });
  const { published, refused } = await check();
  expect(published).toEqual(["b"]);
  expect(refused.map(({ file }) => file)).toEqual(["items/a.yaml"]);
});

test("a folder without items has none, and nothing is wrong", async () => {
  expect(await check()).toMatchObject({ published: [], refused: [], odd: [] });
});

test("the sample company's items are taken without a word of refusal", async () => {
  const sample = join(import.meta.dirname, "../../content");
  const { pages } = await checkPages({ folder: sample, policy: defaultPolicy, now });
  const { published, refused } = await checkItems({
    folder: sample,
    fileBytes: defaultPolicy.publishing.fileBytes,
    pages,
    skillMap: (await readCompany(sample))?.skillMap ?? null,
  });
  expect(refused).toEqual([]);
  expect(published.length).toBeGreaterThanOrEqual(120);
});

async function check(skillMap: Parameters<typeof checkItems>[0]["skillMap"] = null) {
  const { pages } = await checkPages({ folder: folder.path, policy: defaultPolicy, now });
  return checkItems({ folder: folder.path, fileBytes: 2_000_000, pages, skillMap });
}
