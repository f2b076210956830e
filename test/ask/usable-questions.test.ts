import { expect, test } from "vitest";
import { usableQuestions } from "../../src/ask/anticipated/usable-questions.ts";

const section = {
  headings: ["Gift vouchers", "Replace a lost voucher"],
  text: "Ask the customer for the order number. Block the old voucher in Tillkeeper. It is sent within 3 working days.",
};

const usable = (...questions: string[]) => usableQuestions(questions, section, 5);

test("questions in other words are kept as they are, each once", () => {
  expect(usable("what if the gift card vanished", "customer says the card is gone, what now?")).toHaveLength(
    2,
  );
  expect(usable("customer lost the gift card", "the gift card: customer lost?")).toEqual([
    "customer lost the gift card",
  ]);
});

test("numbers and names that the section does not have are left out", () => {
  expect(usable("is a voucher sent within 3 days", "is a voucher sent within 5 days")).toEqual([
    "is a voucher sent within 3 days",
  ]);
  expect(usable("how do I block a voucher in Tillkeeper", "how do I block a voucher in Ledgerly")).toEqual([
    "how do I block a voucher in Tillkeeper",
  ]);
});

test("what has no word of the section, leads somewhere or is no question is left out", () => {
  expect(
    usable("who won the match yesterday", "voucher", "", "voucher at https://prize.example.net now"),
  ).toEqual([]);
  expect(usable(`voucher ${"and more ".repeat(40)}`, "order <b>number</b> lost")).toEqual([]);
});

test("no more than so many are kept", () => {
  const many = Array.from(
    { length: 9 },
    (_, at) => `lost voucher ${"abcdefghi"[at]}x${"abcdefghi"[at]} gone`,
  );
  expect(usable(...many)).toHaveLength(5);
});
