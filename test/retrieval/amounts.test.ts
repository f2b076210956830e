import { expect, test } from "vitest";
import { amountsAgree, amountsAsked, speaksOfAmount } from "../../src/retrieval/amounts.ts";

test.each([
  ["over 500 EUR", 600, true],
  ["over 500 EUR", 500, false],
  ["above €2,000", 2500, true],
  ["up to and including 1,000 EUR", 1000, true],
  ["up to 100 EUR", 101, false],
  ["under 40 EUR", 35, true],
  ["under 40 EUR", 40, false],
  ["0.75 % to 0.89 %", 0.8, true],
  ["500.01 to 2,000 EUR", 600, true],
  ["40–200", 100, true],
  ["between 40 and 200 EUR", 300, false],
  ["0.90 % or more", 1.2, true],
  ["at least 3 days", 2, false],
  ["code 51", 51, true],
  ["code 51", 5, false],
  ["no number", 5, false],
])("“%s” speaks of %f: %s", (line, amount, speaks) => {
  expect(speaksOfAmount(line, amount)).toBe(speaks);
});

test("reads the amounts of a question and leaves names alone", () => {
  expect(amountsAsked("refund of 1,500.00 EUR, v7, 3DS, on 2 Oct")).toEqual([1500, 2]);
});

test("a heading with the amount asked for agrees, one with other amounts does not", () => {
  const agree = (question: string, heading: string) => amountsAgree(amountsAsked(question), heading);
  expect(agree("who approves a refund over 500?", "Refunds over 500")).toBe(1);
  expect(agree("who approves a refund over 500?", "Refunds over 2,000")).toBe(-1);
  expect(agree("a refund of 620 EUR", "Refunds over 500")).toBe(1);
  expect(agree("a refund of 620 EUR", "100 to 500: second agent")).toBe(-1);
  expect(agree("a refund of 620 EUR", "Documents for a request")).toBe(0);
  expect(agree("who approves refunds?", "Refunds over 500")).toBe(0);
});
