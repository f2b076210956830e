import { expect, test } from "vitest";
import { continueCard } from "../../src/channels/cards/continue-card.ts";
import type { Element } from "../../src/core/card.ts";
import { cardOf } from "../../src/core/card-text.ts";

const words = (text: string): Element => ({ kind: "text", spans: [{ text }] });
const page: Element = {
  kind: "citation",
  label: "Refunds v7",
  detail: "verified",
  trust: "verified",
  url: "/pages/refunds/v7",
};

test("what stands there already is left out: the rest of its words, then the rest of the card", () => {
  const card = cardOf([words("One. Two."), page]);
  expect(continueCard(card, [words("One.")])).toEqual({
    words: " Two.",
    rest: cardOf([page]),
  });
  expect(continueCard(card, [words("One. Two.")])?.words).toBe("");
});

test("sentences may have moved to another paragraph meanwhile", () => {
  const card = cardOf([words("One. Two."), words("Three. Four."), page]);
  const continued = continueCard(card, [words("One. Two. Three.")]);
  expect(continued).toEqual({ words: " Four.", rest: cardOf([page]) });
});

test.each([
  ["it begins otherwise", cardOf([words("Quoted."), page]), [words("One.")]],
  ["a notice comes first", cardOf([{ kind: "notice", tone: "info", spans: [] }, page]), [words("One.")]],
  ["nothing but words is left", cardOf([words("One. Two.")]), [words("One.")]],
  ["nothing stands there", cardOf([words("One."), page]), []],
])("no card is continued when %s", (_case, card, beginning) => {
  expect(continueCard(card, beginning)).toBeNull();
});
