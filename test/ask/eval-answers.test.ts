import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateAnswers } from "../../eval/answers.ts";
import { measureAnswers } from "../../eval/answers-command.ts";
import { readGold } from "../../eval/answers-gold.ts";
import type { AnswerRecord } from "../../eval/answers-record.ts";
import type { LanguageModel } from "../../src/core/ports/language-model.ts";
import { type ContentFolder, contentFolder } from "../stewardship/support/content-folder.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { scriptedModel } from "../support/scripted-model.ts";

let company: TestCompany;
let folder: ContentFolder;
/** A run with a model that writes what is true. */
let measuredGood: Awaited<ReturnType<typeof measure>>;
const file = (name: string) => join(folder.path, name);

const pages = {
  "content/sops/press.md": `# The oil press

## Oil

The press takes 2 litres of oil every Monday. Fill it before the first shift.

## Belt

Bram Teller replaces the belt of the press when it squeaks. Nobody else opens the cover.
`,
  "content/sops/kiln.md": `---
approval: [over-900]
approver: bram
---

# The kiln

## Lamp

The lamp of the kiln runs on 24 volts. A lamp of 12 volts bursts.

## Over 900 degrees {#over-900}

Bram Teller decides on every firing over 900 degrees.
`,
  "content/people.yaml": "- { id: ida, name: Ida Vance }\n- { id: bram, name: Bram Teller }",
};

const gold = `content: content
at: 2026-11-20T10:00:00Z
as: ida
questions:
  - { id: oil, question: How much oil does the press take?, outcome: answered, sections: press#oil, says: [2 litres] }
  - { id: belt, question: Who replaces the belt of the press?, outcome: answered, sections: press#belt, says: [[bram teller, bram]] }
  - { id: lamp, group: volts, question: How many volts does the lamp of the kiln run on?, outcome: answered, sections: kiln#lamp, says: [24 volts], not: [230 volts] }
  - { id: hot, question: Who decides on a firing over 900 degrees?, as: null, outcome: needs-approval, sections: kiln#over-900 }
  - { id: again, question: and when is it filled?, history: [How much oil does the press take?], outcome: answered, sections: press#oil, says: [first shift] }
  - { id: none, question: Where do I park my bicycle?, outcome: abstained }
`;

beforeAll(async () => {
  company = await openTestCompany();
  folder = await contentFolder();
  await folder.write({ ...pages, "gold.yaml": gold });
  measuredGood = await measure(writing(good), { records: file("good.jsonl") });
});

afterAll(async () => {
  await folder.clear();
  await company.close();
});

const sentence = (text: string, cites = [1]) => ({ sentences: [{ text, cites }] });
/** By what a question says; of a follow-up also what it follows stands in it. */
const good = {
  "when is it filled": sentence("Fill the press before the first shift."),
  "How much oil": sentence("The press takes 2 litres of oil."),
  "Who replaces": sentence("Bram Teller replaces the belt."),
  "How many volts": sentence("The lamp of the kiln runs on 24 volts."),
};

function writing(answers: Readonly<Record<string, ReturnType<typeof sentence>>>): LanguageModel {
  return scriptedModel({
    answer: ({ question }) =>
      Object.entries(answers).find(([said]) => question.includes(said))?.[1] ?? "down",
    judge: ({ answer }) => ({
      borneOut: true,
      answersQuestion: !answer.includes("bursts"),
      why: "It says so.",
    }),
  });
}

async function measure(model: LanguageModel | null, files: { records?: string; compare?: string } = {}) {
  const runtime = { ...company.runtime, model };
  return measureAnswers(
    { withTemporary: (work) => work(runtime), progress: () => {} },
    { gold: file("gold.yaml"), recordsFile: files.records ?? null, compareFile: files.compare ?? null },
  );
}

async function recordsIn(path: string): Promise<ReadonlyMap<string, AnswerRecord>> {
  const lines = (await readFile(path, "utf8")).trim().split("\n");
  return new Map(lines.map((line) => JSON.parse(line) as AnswerRecord).map((record) => [record.id, record]));
}

test("without a model every answer is quoted, and right by every rule", async () => {
  const { figures, lines } = await measure(null);
  expect(figures.verdicts.right).toMatchObject({ of: 6, passed: 6, share: 1 });
  expect(figures).toMatchObject({
    questions: 6,
    written: { of: 5, passed: 0 },
    spent: null,
    quotedBecause: {},
  });
  expect(lines).toContain("written by a model: 0 of 5 answers");
});

test("tells what a model wrote, with which prompt and for how many tokens", async () => {
  const { figures } = measuredGood;
  expect(figures.verdicts.right).toMatchObject({ of: 6, passed: 6 });
  expect(figures).toMatchObject({
    written: { of: 5, passed: 4 },
    quotedBecause: { "not-asked": 1 },
    spent: { questions: 4, inputTokens: 100, outputTokens: 20, cost: 12 },
    prompts: [{ name: "answer", version: 1, hash: "scripted", calls: 4 }],
  });
  const records = await recordsIn(file("good.jsonl"));
  expect(records.get("oil")).toMatchObject({
    told: "written",
    text: "The press takes 2 litres of oil.",
    sentences: [{ cites: [1] }],
    citations: [{ number: 1, section: "press#oil", version: 1 }],
  });
  expect(records.get("oil")?.retrieved[0]?.section).toBe("press#oil");
  expect(records.get("none")).toMatchObject({ outcome: "abstained", told: null, sentences: [] });
});

test("a model that invents, cites wrongly and leaves out the point: quoted where caught, and the flip is told", async () => {
  const bad = writing({
    ...good,
    "How much oil": sentence("The press takes 7 litres of oil."),
    "Who replaces": sentence("Bram Teller replaces the belt.", [9]),
    "How many volts": sentence("A lamp of 12 volts bursts."),
  });
  const { figures, lines, isWorse } = await measure(bad, { compare: file("good.jsonl") });
  expect(figures).toMatchObject({
    verdicts: { right: { passed: 5 }, grounded: { passed: 5 }, says: { of: 4, passed: 3 } },
    groups: { volts: { of: 1, passed: 0 } },
    written: { of: 5, passed: 2 },
    quotedBecause: { "not-asked": 1, "replaced: unknown-citation": 1 },
  });
  expect(Object.keys(figures.quotedBecause).some((reason) => /^replaced: number/.test(reason))).toBe(true);
  expect(figures.compared?.flips).toMatchObject([
    { id: "lamp", verdict: "right", now: false },
    { id: "lamp", verdict: "says", now: false, after: "A lamp of 12 volts bursts." },
  ]);
  expect(isWorse).toBe(true);
  expect(lines).toContain("WORSE   lamp (right, says): How many volts does the lamp of the kiln run on?");
});

test("a judge model says of each answer whether it is borne out and answers the question", async () => {
  const model = writing({ ...good, "How many volts": sentence("A lamp of 12 volts bursts.") });
  const records = await evaluateAnswers(company.runtime, {
    gold: await readGold(file("gold.yaml")),
    model,
    judge: model,
  });
  const judged = new Map(records.map(({ id, verdicts, judge }) => [id, { ...verdicts, judge }]));
  expect(judged.get("lamp")).toMatchObject({ borneOut: true, answersQuestion: false });
  expect(judged.get("oil")).toMatchObject({
    answersQuestion: true,
    judge: { model: "scripted:model", why: "It says so." },
  });
  expect(judged.get("none")).toMatchObject({ borneOut: null, judge: null });
});

test.each([
  ["nobody's name", "outcome: abstained, as: zed", "bad-gold.yaml:5: There is no person zed"],
  [
    "a section that is not there",
    "outcome: answered, sections: press#lid",
    "bad-gold.yaml:5: No page in force has press#lid",
  ],
])("refuses a gold set with %s in one line with its place", async (_case, fields, message) => {
  const head = gold.split("\n").slice(0, 4);
  await writeFile(file("bad-gold.yaml"), [...head, `  - { id: a, question: Why?, ${fields} }`].join("\n"));
  const refused = measureAnswers(
    { withTemporary: (work) => work(company.runtime), progress: () => {} },
    { gold: file("bad-gold.yaml"), recordsFile: null, compareFile: null },
  );
  await expect(refused).rejects.toThrow(message);
});

test("refuses to compare with a file that holds no records, and says where", async () => {
  await writeFile(file("odd.jsonl"), '\n{"id":"oil"}\n');
  await expect(measure(null, { compare: file("odd.jsonl") })).rejects.toThrow(
    "odd.jsonl:2: this is no record",
  );
});
