import fc from "fast-check";
import { expect, test } from "vitest";
import { type Quote, quote } from "../../src/ask/quote.ts";
import { plainWanted } from "../../src/ask/quote-fit.ts";
import { type Block, blockLines } from "../../src/core/blocks.ts";
import { paragraph, points, steps, table, warning } from "./support/blocks.ts";

const limits = { lines: 6, steps: 9 };

function quoted(question: string, blocks: readonly Block[], heading = "A section", within = limits): Quote {
  const section = { title: "A page", headings: [heading], blocks };
  return quote({ section, question, wanted: plainWanted(question), limits: within });
}

const lines = (result: Quote) => blockLines(result.blocks);
const filler = (about: string) =>
  `${about} is described here at some length, so that the section does not fit.`;

test("quotes a section that fits whole", () => {
  const blocks = [paragraph("Refunds over 500 EUR need a lead."), points("First.", "Second.")];
  expect(quoted("who approves refunds", blocks)).toEqual({ blocks, shortened: false, isProcedure: false });
});

test("shows the steps of a procedure as steps and folds the talk around them", () => {
  const procedure = steps("Open the invoice.", "Choose Refund.", "Send the message.");
  const talk = Array.from({ length: 8 }, (_, place) => paragraph(filler(`Topic ${place}`)));
  const result = quoted("how do I give a refund", [procedure, ...talk]);
  expect(result).toEqual({ blocks: [procedure], shortened: true, isProcedure: true });
});

test("never parts a step from its warning and its points", () => {
  const result = quoted("how do I remove the lock", [
    steps(
      ["Open the case.", warning("Do not answer the mail.")],
      ["Choose Remove.", points("Only once.")],
      "Close the case.",
    ),
    ...Array.from({ length: 8 }, (_, place) => paragraph(filler(`Topic ${place}`))),
  ]);
  expect(lines(result)).toEqual([
    "Open the case.",
    "Do not answer the mail.",
    "Choose Remove.",
    "Only once.",
    "Close the case.",
  ]);
});

test("keeps a warning that follows the steps with them", () => {
  const result = quoted("how do I send the pack", [
    steps("Build the pack.", "Send the pack."),
    warning("A pack with a card number is an event."),
    ...Array.from({ length: 8 }, (_, place) => paragraph(filler(`Topic ${place}`))),
  ]);
  expect(lines(result)).toContain("A pack with a card number is an event.");
});

test("shows a long procedure around the step that was asked about, with its own numbers", () => {
  const long = steps(
    ...Array.from({ length: 20 }, (_, place) =>
      place === 14 ? "Seal the crate." : `Do thing ${place + 1}.`,
    ),
  );
  const [shown] = quoted("how do I seal the crate", [long]).blocks;
  expect(shown).toMatchObject({ kind: "list", start: 12 });
  expect(blockLines(shown === undefined ? [] : [shown])).toContain("Seal the crate.");
});

test("goes on with a procedure that a warning interrupts", () => {
  const rest = steps("Charge once.", "Write it down.");
  const result = quoted("how do I charge by hand", [
    steps("Ask for consent.", "Confirm the amount."),
    warning("Never charge twice."),
    rest.kind === "list" ? { ...rest, start: 3 } : rest,
    ...Array.from({ length: 8 }, (_, place) => paragraph(filler(`Topic ${place}`))),
  ]);
  expect(lines(result)).toEqual([
    "Ask for consent.",
    "Confirm the amount.",
    "Never charge twice.",
    "Charge once.",
    "Write it down.",
  ]);
});

test("quotes the rows of a table that speak of the question, with their labels", () => {
  const rows = ["Ireland", "Germany", "France", "Spain", "Italy", "Poland", "Malta", "Latvia"];
  const result = quoted("vat rate in France", [
    table(["Country", "Rate"], ...rows.map((country, place) => [country, `${15 + place} %`])),
  ]);
  expect(lines(result)).toEqual(["Country: France · Rate: 17 %"]);
  expect(result.shortened).toBe(true);
});

test("finds the row whose range holds the amount asked about", () => {
  const result = quoted("who approves a refund of 600 EUR", [
    table(
      ["Amount", "Who approves"],
      ["up to 100 EUR", "the agent"],
      ["100.01 to 500 EUR", "a second agent"],
      ["500.01 to 2,000 EUR", "the billing lead"],
      ["over 2,000 EUR", "finance"],
    ),
    ...Array.from({ length: 5 }, (_, place) => paragraph(filler(`Topic ${place}`))),
  ]);
  expect(lines(result)).toEqual(["Amount: 500.01 to 2,000 EUR · Who approves: the billing lead"]);
});

test.each([
  ["what about one of less than 500 EUR", "Amount: 100.01 to 500 EUR · Who approves: a second agent"],
  ["what about one of more than 500 EUR", "Amount: 500.01 to 2,000 EUR · Who approves: the billing lead"],
])("%s: finds the row on that side of the bound", (question, row) => {
  const result = quoted(question, [
    table(
      ["Amount", "Who approves"],
      ["up to 100 EUR", "the agent"],
      ["100.01 to 500 EUR", "a second agent"],
      ["500.01 to 2,000 EUR", "the billing lead"],
      ["over 2,000 EUR", "finance"],
    ),
    ...Array.from({ length: 5 }, (_, place) => paragraph(filler(`Topic ${place}`))),
  ]);
  expect(lines(result)).toEqual([row]);
});

test("quotes a worked example with its result, or not at all", () => {
  const example = paragraph("Example: 31 EUR for October, 20 days unused. 31 × 20 ÷ 31 = 20 EUR.");
  const others = Array.from({ length: 6 }, (_, place) => paragraph(filler(`Topic ${place}`)));
  expect(lines(quoted("what is paid for unused days in October", [...others, example]))).toEqual([
    "Example: 31 EUR for October, 20 days unused. 31 × 20 ÷ 31 = 20 EUR.",
  ]);
  expect(lines(quoted("what is topic 3", [...others, example]))).not.toContain("31 × 20 ÷ 31 = 20 EUR.");
});

test("keeps the line that introduces a list, and the list whole", () => {
  const result = quoted("is consent needed for a retry", [
    ...Array.from({ length: 6 }, (_, place) => paragraph(filler(`Topic ${place}`))),
    paragraph("Retry only if all of these hold:"),
    points("the decline was soft", "consent is in the case", "nobody tried today"),
  ]);
  expect(lines(result)).toEqual([
    "Retry only if all of these hold:",
    "the decline was soft",
    "consent is in the case",
    "nobody tried today",
  ]);
});

test("keeps an exception with the sentence it limits", () => {
  const result = quoted("when may I waive the fee", [
    ...Array.from({ length: 6 }, (_, place) => paragraph(filler(`Topic ${place}`))),
    paragraph("You may waive the fee once a year. Except for annual plans. Bananas are yellow."),
  ]);
  expect(lines(result)).toEqual(["You may waive the fee once a year. Except for annual plans."]);
});

test("shortens a long paragraph to whole sentences", () => {
  const long = `${"Nothing of note happens in this sentence at all. ".repeat(20)}The courier comes at 9 a.m. on Mondays, e.g. today. ${"And nothing follows either, for a long while. ".repeat(5)}`;
  const result = quoted("when does the courier come", [paragraph(long)]);
  expect(lines(result)).toEqual(["The courier comes at 9 a.m. on Mondays, e.g. today."]);
});

test("quotes how a section begins when no line of it uses the question's words", () => {
  const result = quoted(
    "zebra",
    Array.from({ length: 9 }, (_, place) => paragraph(`Sentence number ${place}.`)),
  );
  expect(lines(result)).toEqual([0, 1, 2, 3, 4, 5].map((number) => `Sentence number ${number}.`));
});

test("a long table quoted from its start leaves out its end and nothing between", () => {
  const rows = Array.from({ length: 9 }, (_, place) => [`Case ${place}`, "x".repeat(place === 2 ? 190 : 10)]);
  const [shown] = quoted("what about cases", [table(["Case", "Rule"], ...rows)], "Cases").blocks;
  expect(shown).toMatchObject({ kind: "table", rows: { length: 5 } });
  expect(blockLines(shown === undefined ? [] : [shown]).map((line) => line.slice(6, 12))).toEqual(
    [0, 1, 2, 3, 4].map((place) => `Case ${place}`),
  );
});

test("whatever the section, a quote is made of its own words, unchanged", () => {
  fc.assert(
    fc.property(fc.array(block(), { minLength: 1, maxLength: 8 }), question, (blocks, asked) => {
      const result = quoted(asked, blocks, "Heading", { lines: 2, steps: 2 });
      const own = blockLines(blocks);
      for (const line of blockLines(result.blocks)) {
        expect(own.some((whole) => whole.includes(line))).toBe(true);
      }
      if (own.length > 0) expect(blockLines(result.blocks).length).toBeGreaterThan(0);
      if (!result.shortened) expect(result.blocks).toEqual(blocks);
    }),
  );
});

const word = fc.constantFrom(
  "refund",
  "lead",
  "500",
  "over",
  "card",
  "the",
  "but",
  "only",
  "approval",
  "e.g.",
  "daily",
);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 30 })
  .chain((words) => fc.constantFrom(".", ":", "?", "").map((end) => `${words.join(" ")}${end}`));
const question = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));

function block(): fc.Arbitrary<Block> {
  const text = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(" "));
  const prose = text.map(paragraph);
  const items = fc.array(fc.tuple(text, fc.array(text.map(warning), { maxLength: 1 })), {
    minLength: 1,
    maxLength: 12,
  });
  return fc.oneof(
    prose,
    text.map(warning),
    items.map((all) => steps(...all.map(([own, more]) => [own, ...more] as const))),
    items.map((all) => points(...all.map(([own, more]) => [own, ...more] as const))),
    fc.array(fc.tuple(text, text), { maxLength: 12 }).map((rows) => table(["Case", "Rule"], ...rows)),
  );
}
