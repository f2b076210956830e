import { expect, test } from "vitest";
import { isFaithfulRewriting } from "../../src/retrieval/rewritten.ts";

const history = ["Who approves a refund over 500 EUR at Pellworth?"];
const isFaithful = (rewritten: string, text = "and for contractors?") =>
  isFaithfulRewriting(rewritten, { text, history });

test("a follow-up takes up what was said before, in whatever order", () => {
  expect(isFaithful("Who approves a refund over 500 EUR for contractors?")).toBe(true);
  expect(isFaithful("Which refunds for contractors does Pellworth approve?")).toBe(true);
});

test.each([
  ["a number", "Who approves a refund over 900 EUR for contractors?"],
  ["a name", "Who approves a refund for contractors at Initech?"],
  ["a code", "Who approves refund RF-12 for contractors?"],
  ["an address", "Who approves a refund for contractors? See evil.example/x"],
])("one that brings in %s is thrown away", (_, rewritten) => {
  expect(isFaithful(rewritten)).toBe(false);
});

test("one that takes up nothing, says nothing, or goes on and on is thrown away", () => {
  expect(isFaithful("and for contractors?")).toBe(false);
  expect(isFaithful("what about people who are contractors, generally speaking?")).toBe(false);
  expect(isFaithful(" ")).toBe(false);
  expect(isFaithful("refund for contractors ".repeat(20))).toBe(false);
});
