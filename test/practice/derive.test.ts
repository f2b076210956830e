import { expect, test } from "vitest";
import type { QuizItem } from "../../src/core/items.ts";
import { deriveItems } from "../../src/practice/items/derive.ts";
import { gapsIn } from "../../src/practice/items/gaps.ts";
import { readPage } from "../../src/stewardship/reading/read-page.ts";

test("the one amount, limit or date of a sentence becomes a gap", () => {
  const gaps: Readonly<Record<string, string | null>> = {
    "Once approved, issue the refund within 5 working days.": "5 working days",
    "Up to and including 100 EUR you decide alone.": "100 EUR",
    "All access ends at 18:00 local time on the last day.": "18:00",
    "The new limits hold from 2 October 2026 on.": "2 October 2026",
    "We keep 10 % of the amount as a fee.": "10 %",
    "Allow two working days for the answer.": "two working days",
    "A refund of €40 needs nobody else to agree.": "€40",
    "From 100.01 EUR up to and including 500 EUR an agent confirms.": null,
    "Ask for the form R03 within 5 days of the return.": null,
    "The lead decides what is to be done with it.": null,
    "Version 5 of the form holds now.": null,
  };
  const found = Object.keys(gaps).map((sentence) => [sentence, gapsIn(sentence)?.answer ?? null]);
  expect(Object.fromEntries(found)).toEqual(gaps);
});

test("a procedure of three to seven steps is put in order by its steps alone", () => {
  const [item] = derived("1. Open the invoice. It opens in a window.\n2. Check the **amount**.\n3. Send it.");
  expect(item).toMatchObject({
    id: "derived/refunds#limits/1",
    kind: "order",
    stem: "Limits: put the steps in order.",
    key: ["Open the invoice.", "Check the amount.", "Send it."],
    origin: "derived",
    approvedFor: null,
  });
  expect(derived("1. Open it.\n2. Send it.")).toEqual([]);
  expect(derived("1. the name;\n2. the date;\n3. the amount.")).toEqual([]);
});

test("a table of limits asks what follows from each", () => {
  const table =
    "| Amount | Who |\n| --- | --- |\n| up to 25 EUR | you |\n| 25.01 to 150 EUR | your lead |\n| over 150 EUR | operations |";
  const items = derived(table);
  expect(items.map(({ stem, key }) => [stem, key])).toEqual([
    ["Limits: what holds up to 25 EUR?", ["you"]],
    ["Limits: what holds 25.01 to 150 EUR?", ["your-lead"]],
    ["Limits: what holds over 150 EUR?", ["operations"]],
  ]);
  expect(items.every(({ about, options }) => about === "threshold" && options.length === 3)).toBe(true);
  expect(derived("| Name | Who |\n| --- | --- |\n| Ana | you |\n| Bo | your lead |")).toEqual([]);
});

test("points that begin with a limit ask the same", () => {
  const items = derived("- Up to 2 EUR: the invoice counts as paid\n- Over 2 EUR: the rest stays open");
  expect(items[0]).toMatchObject({ kind: "choice", key: ["the-invoice-counts-as-paid"] });
});

test("examples, tables of prices and code give no gaps", () => {
  expect(derived("Example: you refunded 320 EUR on the day before.")).toEqual([]);
  expect(derived("```\nwait for 30 minutes at most\n```")).toEqual([]);
});

test("what is looked up or sensitive gives no drafts", () => {
  const text = "Issue the refund within 5 working days.";
  expect(derived(text)).toHaveLength(1);
  expect(derived(text, { lookup: true })).toEqual([]);
  expect(derived(text, { sensitive: true })).toEqual([]);
});

function derived(text: string, more: { lookup?: boolean; sensitive?: boolean } = {}): readonly QuizItem[] {
  const page = readPage({
    kind: "sop",
    path: "refunds",
    text: `# Refunds\n\n## Limits {#limits}\n\n${text}\n`,
    timeZone: "UTC",
  });
  const section = page.sections.find(({ slug }) => slug === "limits");
  if (section === undefined) throw new Error("The page has the section");
  const facts = { sop: "refunds", title: "Refunds", skills: [], lookup: false, sensitive: false };
  return deriveItems({ ...facts, ...section, ...more });
}
