import fc from "fast-check";
import { expect, test } from "vitest";
import { factsInLine, factsOf, hasSameFacts } from "../../src/grounding/facts.ts";
import { alignFacts, factChanges } from "../../src/stewardship/changes/fact-changes.ts";
import { sectionsOf } from "./support/sections-of.ts";

function facts(line: string): readonly string[] {
  return factsInLine(line).map(({ kind, text }) => `${kind} ${text}`);
}

test("finds amounts, limits, dates, times and addresses as they are written", () => {
  expect(facts("Above €1,500.00 or USD 2k, or 300 euro, ask first.")).toEqual([
    "amount €1,500.00",
    "amount USD 2k",
    "amount 300 euro",
  ]);
  expect(facts("By 2 October 2026, 14:30, or on Friday; at the latest on 2026-10-05.")).toEqual([
    "date 2 October 2026",
    "time 14:30",
    "date Friday",
    "date 2026-10-05",
  ]);
  expect(facts("Within three working days, on the third working day, or 2.5 hours at 12 %.")).toEqual([
    "duration three working days",
    "duration third working day",
    "duration 2.5 hours",
    "percentage 12 %",
  ]);
  expect(
    facts("Write to desk@pellworth.example, #refunds or +44 207 555 0199; see https://pellworth.example/a."),
  ).toEqual([
    "address desk@pellworth.example",
    "address #refunds",
    "address +44 207 555 0199",
    "link https://pellworth.example/a",
  ]);
});

test("finds names inside a sentence, not its first word", () => {
  expect(facts("Open the case in Harbor and tell Nuala Fenwright.")).toEqual([
    "name Harbor",
    "name Nuala Fenwright",
  ]);
  expect(facts("In march we march, in March we count.")).toEqual(["date March"]);
});

test("the same in other words is no change", () => {
  expect(hasSameFacts("within three business days", "within 3 working days")).toBe(true);
  expect(hasSameFacts("up to €3,500", "up to 3500.00 euro")).toBe(true);
  expect(hasSameFacts("up to 3,500 euro", "up to 350 euro")).toBe(false);
});

test("says what a fact was, what it is, and what it is about", () => {
  expect(
    alignFacts("The refund limit is 300 euro for one order.", "The refund limit is 250 euro for one order."),
  ).toEqual([{ kind: "amount", before: "300 euro", after: "250 euro", about: "refund limit is" }]);
  expect(
    factChanges(
      ["Plan: Basic · Fee: 12 EUR", "Plan: Plus · Fee: 40 EUR"],
      ["Plan: Basic · Fee: 15 EUR", "Plan: Plus · Fee: 40 EUR"],
    ),
  ).toEqual([{ kind: "amount", before: "12 EUR", after: "15 EUR", about: "Basic, Fee" }]);
});

test("steps that are numbered anew state nothing else", () => {
  expect(
    factChanges(
      ["Call the desk at 555 0199 within 2 hours."],
      ["Within 2 hours, call the desk at 555 0199."],
    ),
  ).toEqual([]);
});

test("a link that leads elsewhere is a fact, too", () => {
  const [section] = sectionsOf("Read [the fee table](fees/2026.md).\n");
  expect(factsOf(section?.blocks ?? []).map(({ kind, text, line }) => [kind, text, line])).toEqual([
    ["link", "fees/2026.md", "the fee table"],
  ]);
});

test("whatever the line, facts lie in it, one after the other", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.lorem({ mode: "sentences" })), (line) => {
      let end = 0;
      for (const { text, from } of factsInLine(line)) {
        expect(line.slice(from, from + text.length)).toBe(text);
        expect(from).toBeGreaterThanOrEqual(end);
        end = from + text.length;
      }
      expect(factChanges([line], [line])).toEqual([]);
    }),
  );
});
