import { expect, test } from "vitest";
import type { Block } from "../../src/core/blocks.ts";
import { draftedItem, type WrittenItem } from "../../src/practice/drafting/drafted-item.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", spans: [{ text }] });
const steps = (...texts: string[]): Block => ({
  kind: "list",
  ordered: true,
  start: 1,
  items: texts.map((text) => [paragraph(text)]),
});

const section = {
  sop: "refunds",
  slug: "limits",
  title: "Refunds",
  heading: "Who decides",
  headings: ["Who decides"],
  blocks: [
    paragraph(
      "An agent decides on refunds of up to 40 euros. The team lead decides on refunds of up to 500 euros.",
    ),
    paragraph("Never refund a gift voucher."),
    steps("Check the order number.", "Ask the customer for the receipt.", "Enter the refund in Ledgerly."),
  ],
};

const choice: WrittenItem = {
  kind: "choice",
  stem: "A customer wants a refund of up to 500 euros. Who decides?",
  key: ["The team lead"],
  distractors: ["The agent", "The customer"],
  explain: "The team lead decides on refunds of up to 500 euros.",
};

const judge = (written: Partial<WrittenItem>) => {
  const drafted = draftedItem({ ...choice, ...written }, section, []);
  return drafted.kind === "kept" ? "kept" : drafted.why;
};

test("keeps a question whose key and facts stand in the section", () => {
  expect(judge({})).toBe("kept");
  expect(
    judge({
      kind: "cloze",
      stem: "An agent decides on refunds of up to ___.",
      key: ["40 euros"],
      distractors: [],
      explain: "",
    }),
  ).toBe("kept");
  expect(
    judge({
      kind: "order",
      stem: "Put the steps of a refund in order.",
      key: ["Check the order number.", "Ask the customer for the receipt.", "Enter the refund in Ledgerly."],
      distractors: [],
      explain: "",
    }),
  ).toBe("kept");
});

test("drops what the section does not say", () => {
  expect(judge({ explain: "The team lead decides on refunds of up to 600 euros." })).toBe("not-in-section");
  expect(judge({ stem: "A customer wants 9,000 euros back. Who decides?" })).toBe("not-in-section");
  expect(judge({ key: ["Head of compliance"] })).toBe("not-in-section");
  expect(judge({ explain: "Marlene Voss decides on refunds of up to 500 euros." })).toBe("not-in-section");
  expect(
    judge({
      kind: "cloze",
      stem: "An agent decides on refunds of up to ___.",
      key: ["50 euros"],
      distractors: [],
      explain: "",
    }),
  ).toBe("not-in-section");
  expect(judge({ explain: "Refund a gift voucher." })).toBe("not-in-section");
});

test("drops steps in another order than the section's, and steps that it does not have", () => {
  const order = { kind: "order" as const, stem: "In which order?", distractors: [], explain: "" };
  const turned = [
    "Ask the customer for the receipt.",
    "Check the order number.",
    "Enter the refund in Ledgerly.",
  ];
  expect(judge({ ...order, key: turned })).toBe("order");
  expect(judge({ ...order, key: ["Check the order number.", "Call the police."] })).toBe("order");
});

test("drops what a file would be refused for, and what nobody could answer on a phone", () => {
  expect(judge({ key: [] })).toBe("unusable");
  expect(judge({ key: ["The team lead", "The agent"] })).toBe("unusable");
  expect(judge({ stem: " " })).toBe("unusable");
  expect(judge({ stem: "Who decides, {name}?" })).toBe("unusable");
  expect(judge({ kind: "cloze", key: ["40 euros"], distractors: [] })).toBe("unusable");
  expect(judge({ distractors: ["The team lead"] })).toBe("unusable");
  expect(judge({ distractors: ["The agent"] })).toBe("few-distractors");
  expect(judge({ stem: `Who decides? ${"Think well. ".repeat(40)}` })).toBe("too-long");
});

test("drops what leads somewhere, wherever it stands", () => {
  expect(judge({ explain: "See https://refunds.example.net/all" })).toBe("address");
  expect(judge({ distractors: ["The agent", "Write to boss@example.net"] })).toBe("address");
  expect(judge({ stem: "<img src=x> Who decides?" })).toBe("address");
});

test("drops a question that is asked already, however its words are turned", () => {
  const first = draftedItem(choice, section, []);
  if (first.kind !== "kept") throw new Error(first.why);
  const again = { ...choice, stem: "Who decides when a customer wants a refund of up to 500 euros?" };
  expect(draftedItem(again, section, [first.text])).toEqual({ kind: "dropped", why: "known" });
});
