import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readGold } from "../../eval/answers-gold.ts";
import { sampleQuestions } from "../../eval/sample-questions.ts";
import { readPage } from "../../src/stewardship/reading/read-page.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cairn-gold-"));
});

afterAll(() => rm(folder, { recursive: true }));

const sample = fileURLToPath(new URL("../../eval/answers.yaml", import.meta.url));

test("the sample's gold set tries every kind of question, in wording of its own", async () => {
  const { questions } = await readGold(sample);
  const least = {
    plain: 20,
    paraphrase: 6,
    "follow-up": 6,
    approval: 5,
    "own-number": 4,
    attack: 4,
    unanswered: 8,
  };
  for (const [group, count] of Object.entries(least))
    expect(questions.filter((one) => one.group === group).length, group).toBeGreaterThanOrEqual(count);
  expect(questions.filter(({ group, history }) => group === "follow-up" && history.length === 0)).toEqual([]);
  const others = new Set((await sampleQuestions()).map(({ q }) => q));
  expect(questions.filter(({ question }) => others.has(question))).toEqual([]);
});

test("the sample's gold set names sections that its pages have", async () => {
  const { content, questions } = await readGold(sample);
  const wanted = [...new Set(questions.flatMap(({ sections }) => sections))].map((address) =>
    address.split("#"),
  );
  const missing: string[] = [];
  for (const [path = "", named] of Map.groupBy(wanted, ([path]) => path)) {
    const text = await readFile(join(content, "sops", `${path}.md`), "utf8");
    const { sections } = readPage({ kind: "sop", path, text, timeZone: "Europe/Dublin" });
    const slugs = new Set(sections.map(({ slug }) => slug));
    missing.push(...named.filter(([, slug = ""]) => !slugs.has(slug)).map((one) => one.join("#")));
  }
  expect(missing).toEqual([]);
});

const head = "content: pages\nat: 2026-11-20T10:00:00Z\nquestions:";
const question = (id: string, more = "") => `  - { id: ${id}, question: Why?, outcome: abstained${more} }`;

test.each([
  ["a question without an outcome", `${head}\n  - { id: a, question: Why? }`, ":4: outcome is missing"],
  [
    "an unknown outcome",
    `${head}\n  - { id: a, question: Why?, outcome: guessed }`,
    ":4: outcome must be answered, clarify",
  ],
  [
    "a page without a section",
    `${head}\n${question("a", ", sections: [press]")}`,
    ":4: sections must be page#",
  ],
  ["a misspelt key", `${head}\n${question("a", ", say: [x]")}`, ": Line 4: keys without a meaning here: say"],
  [
    "an id that is there twice",
    `${head}\n${question("a")}\n${question("a")}`,
    ":5: The id a is there already",
  ],
  ["no questions", `${head} []`, ":1: There are no questions"],
  ["no content", "at: 2026-11-20T10:00:00Z\nquestions: []", ":1: content is missing"],
  ["a day for a time", `content: pages\nat: 2026-11-20\nquestions: []`, ":2: at must be a time such as"],
  ["a misspelt key at the top", `${head} []\npeople: all`, ": Line 1: keys without a meaning here: people"],
  ["what is no YAML", `${head}\n  - {`, "This is not valid YAML"],
])("refuses a gold set with %s in one line that says where", async (_case, text, message) => {
  const file = join(folder, "gold.yaml");
  await writeFile(file, text);
  await expect(readGold(file)).rejects.toThrow(`${file}`);
  await expect(readGold(file)).rejects.toThrow(message);
  await expect(readGold(file)).rejects.toThrow(/^[^\n]+$/);
});
