import { afterEach, beforeEach, expect, test } from "vitest";
import { runCairn } from "../support/run-cairn.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { onlyItems } from "./support/practice-company.ts";

let company: TestCompany;
const now = "2026-11-23T10:00:00Z";

beforeEach(async () => {
  company = await openTestCompany(now);
});

afterEach(async () => {
  await company.close();
});

test("fetches a question, takes the answer, and says when it comes back", async () => {
  await company.publish(onlyItems("block-first"));
  const next = await cairn("practice", "next", "--as", "ada");
  expect(next).toMatchObject({
    kind: "choice",
    stem: "A customer has lost a voucher and gave the order number. What do you do next?",
    why: "It is new for you, and your task “Replace a voucher” needs it.",
  });
  expect(next.options).toHaveLength(3);
  expect(await cairn("practice", "next", "--as", "ada")).toEqual(next);
  const answered = await cairn("practice", "answer", next.question, "Block the old voucher", "--as", "ada");
  expect(answered).toMatchObject({
    correct: true,
    rating: "good",
    key: "Block the old voucher",
    citation: { sop: "sales/vouchers", title: "Gift vouchers", version: 1, section: "lost" },
  });
  expect(new Date(answered.due).getTime()).toBeGreaterThan(new Date(now).getTime());
  const { none } = await cairn("practice", "next", "--as", "ada");
  expect(none).toContain("Nothing is due today.");
});

test("asks for the learner's own word where no rule can tell", async () => {
  await company.publish(onlyItems("how-soon"));
  const { question } = await cairn("practice", "next", "--as", "ada");
  const said = ["practice", "answer", question, "when the desk gets to it", "--as", "ada"];
  expect(await cairn(...said)).toMatchObject({
    correct: null,
    rating: null,
    due: null,
    key: "3 working days",
  });
  expect(await cairn(...said, "--rate", "partly")).toMatchObject({ correct: true, rating: "hard" });
});

test("explains a question: why it was asked, on which version, how it was graded", async () => {
  await company.publish(onlyItems("lead-limit"));
  const { question } = await cairn("practice", "next", "--as", "ada");
  await cairn("practice", "answer", question, "dont-know", "--as", "ada");
  expect(await cairn("explain", question)).toMatchObject({
    why: { kind: "new", task: "replace" },
    item: "lead-limit",
    itemVersion: 1,
    section: { sop: "sales/vouchers", version: 1, section: "large" },
    attempt: { kind: "dont-know", correct: false, rating: "again" },
    memory: { lapses: 0, repetitions: 1 },
  });
});

test("tells of every item why it is asked or not", async () => {
  await company.publish(onlyItems("block-first", "lead-limit", "steps"));
  const plan = await cairn("practice", "plan", "--as", "ada");
  expect(plan.chosen).toHaveLength(2);
  expect(plan.passed).toEqual([
    {
      item: expect.any(String),
      kind: "new-used-up",
      reason: "It is new, and the 2 new ones of the day are used up.",
    },
  ]);
});

test.each([
  ["nobody", ["next"], "Say who practises: --as <person>"],
  [
    "an unknown question",
    ["answer", "nope", "x", "--as", "ada"],
    "Cairn does not have this question any more.",
  ],
])("answers %s with one line that says what to do", async (_case, words, line) => {
  await company.publish(onlyItems("block-first"));
  const { exit, errors } = await run(["practice", ...words]);
  expect(exit).toBe(2);
  expect(errors).toContain(line);
});

test("an answer that is none of the options, and a second answer, are refused", async () => {
  await company.publish(onlyItems("block-first"));
  const { question } = await cairn("practice", "next", "--as", "ada");
  const odd = await run(["practice", "answer", question, "Sing", "--as", "ada"]);
  expect(odd).toMatchObject({ exit: 2 });
  expect(odd.errors).toContain("“Sing” is none of the options.");
  await cairn("practice", "answer", question, "Issue a new voucher", "--as", "ada");
  const second = await run(["practice", "answer", question, "Issue a new voucher", "--as", "ada"]);
  expect(second.errors).toContain("is answered already");
});

/** The value that a command prints. */
async function cairn(...words: readonly string[]) {
  const { exit, out, errors } = await run(["--json", ...words, "--now", now]);
  expect({ exit, errors }).toEqual({ exit: 0, errors: "" });
  return JSON.parse(out);
}

async function run(words: readonly string[]) {
  const { code: exit, text: out, errors } = await runCairn(company.runtime, words);
  return { exit, out, errors };
}
