import { describe, expect, test } from "vitest";
import { readPages } from "../../eval/contradiction-pages.ts";
import { plantsIn } from "../../eval/contradiction-plants.ts";
import { alarmsOn, foundPlant, prepared } from "../../eval/contradiction-score.ts";
import { sampleContent } from "../../eval/sample-questions.ts";
import type { Block } from "../../src/core/blocks.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { conflictBetween } from "../../src/stewardship/flags/conflict.ts";
import { searchTexts } from "../../src/stewardship/flags/search-texts.ts";
import { statingSection } from "../../src/stewardship/flags/statements.ts";
import { subjectWords } from "../../src/stewardship/flags/subject-words.ts";

const policy = defaultPolicy.doubts;
const glossary = [{ term: "refund", synonyms: ["money back"] }];
const paragraph = (text: string): Block => ({ kind: "paragraph", spans: [{ text }] });
const section = (title: string, heading: string, ...lines: readonly string[]) =>
  statingSection({ title, heading, blocks: lines.map(paragraph) }, subjectWords(glossary));
const conflict = (one: ReturnType<typeof section>, other: ReturnType<typeof section>, isCited = false) =>
  conflictBetween(one, other, { rarity: () => 1, isCited, policy });

const lapses = "An approved refund must be issued within 5 working days, then the approval lapses.";
const approvals = section("Refund approvals", "Over 500", lapses);
const elsewhere = (line: string, ...others: readonly string[]) =>
  conflict(approvals, section("Goodwill", "Afterwards", line, ...others));

describe("another figure for the same is a contradiction", () => {
  test("in nearly the same sentence", () => {
    const other = lapses.replace("5", "3");
    expect(elsewhere(other)).toMatchObject({ here: lapses, there: other });
  });

  test("in another order, in the company's other words and in another unit of the same measure", () => {
    const line = "No later than 2 weeks, an approved money back must be issued; the approval lapses.";
    expect(elsewhere(line)).toMatchObject({ here: lapses, there: line });
  });

  test("less is enough where the one section cites the other", () => {
    const deadlines = section(
      "Disputes",
      "Deadlines",
      "We file 5 days before the bank's date; see Our own deadline.",
    );
    const own = section("Evidence", "Our own deadline", "Submit the pack 2 days before the bank's deadline.");
    expect(conflict(deadlines, own)).toBeNull();
    expect(conflict(deadlines, own, true)).not.toBeNull();
  });
});

describe("no contradiction is", () => {
  test.each([
    ["the same figure", lapses],
    ["the same figure in words", lapses.replace("5 working days", "five days")],
    ["the same time in another unit", lapses.replace("5 working days", "1 week")],
    ["a figure of another measure", lapses.replace("5 working days", "2 hours")],
    ["a figure with another bound", lapses.replace("within 5", "after 3")],
    ["an example", `For example: ${lapses.replace("5", "3")}`],
    ["another subject", "Send the client a reply within 3 working days and close the case."],
  ])("%s", (_what, line) => {
    expect(elsewhere(line)).toBeNull();
  });

  test("what holds under another condition", () => {
    const under = (condition: string, days: number) =>
      section(
        "Refunds",
        "When",
        `${condition}, an approved refund must be issued by billing within ${days} days.`,
      );
    expect(conflict(under("If the client is abroad", 9), under("When the card expired", 5))).toBeNull();
    expect(
      conflict(under("If the client is abroad", 9), under("When the client is abroad", 5)),
    ).not.toBeNull();
  });

  test("one step of a ladder: the other page gives both figures", () => {
    expect(elsewhere(lapses.replace("5", "3"), "A partial one has 5 working days.")).toBeNull();
  });

  test("a rule for another amount or another level", () => {
    const over = (amount: number, days: number) =>
      section("Refunds", "Who", `A refund over ${amount} EUR is approved by the lead within ${days} days.`);
    expect(conflict(over(500, 2), over(2_000, 4))).toBeNull();
    expect(conflict(over(500, 2), over(500, 4))).not.toBeNull();
    const review = (level: string, days: number) =>
      section("Levels", "Close", `${level} gets a written review by the desk within ${days} working days.`);
    expect(conflict(review("S1", 5), review("S2", 10))).toBeNull();
  });
});

test("sentences are looked for together while they are short, and none is left out", () => {
  const lines = ["a".repeat(100), "b".repeat(100), "c".repeat(100), "d".repeat(900)];
  const texts = searchTexts(lines);
  expect(texts).toEqual([`${lines[0]} ${lines[1]}`, lines[2], "d".repeat(240)]);
});

test("most statements planted into other pages of the sample are found, hardly any control, and the pages are quiet", async () => {
  const stand = prepared(await readPages(sampleContent));
  const { sections } = stand.pages;
  const plants = plantsIn(sections, stand.pages.glossary, { count: 20, seed: 7 });
  const told = (kind: string) =>
    plants.filter((plant) => plant.kind === kind && foundPlant(stand, plant, policy).source).length;
  expect(told("contradiction")).toBeGreaterThanOrEqual(10);
  expect(told("same-value")).toBe(0);
  expect(told("other-subject")).toBeLessThanOrEqual(3);
  expect(alarmsOn(stand, policy).length).toBeLessThanOrEqual(sections.length / 100);
});
