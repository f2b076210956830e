import { expect, test } from "vitest";
import { usableSummary } from "../../src/stewardship/summaries/usable-summary.ts";

const changed = {
  headings: ["Refund approvals", "Refunds over 500"],
  before: ["From 500.01 EUR on the billing lead decides.", "The lead answers within one working day."],
  after: ["From 300.01 EUR on the billing lead decides.", "The lead answers within two working days."],
};

const usable = (...sentences: string[]) => usableSummary(sentences, changed);

test("what changed is told as the two texts have it", () => {
  const told = ["From 300.01 EUR on the billing lead decides; before, it was from 500.01 EUR on."];
  expect(usable(...told)).toEqual(told);
});

test("what held before is not told as what holds now, nor the other way round", () => {
  expect(
    usable("From 500.01 EUR on the billing lead decides; before, it was from 300.01 EUR on."),
  ).toBeNull();
  expect(usable("The billing lead decides from 500.01 EUR on.")).toBeNull();
});

test("nothing is told that neither text says", () => {
  expect(usable("From 300.01 EUR on the billing lead decides, because of fraud in Denver.")).toBeNull();
  expect(usable("From 250 EUR on the billing lead decides.")).toBeNull();
  expect(usable("See https://prize.example.net for what changed.")).toBeNull();
  expect(usable("Tobias Ehrling decides now.")).toBeNull();
});

test("two short sentences are told, no more, and none is none", () => {
  expect(usable()).toBeNull();
  expect(usable(" ")).toBeNull();
  const sentence = "The lead answers within two working days.";
  expect(usable(sentence, sentence, sentence)).toBeNull();
  expect(usable(`The billing lead decides ${"and decides ".repeat(30)}.`)).toBeNull();
});
