import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionWords } from "../../src/retrieval/analyse.ts";
import { editDistance } from "../../src/retrieval/edit-distance.ts";
import { corrections } from "../../src/retrieval/spelling.ts";
import { rows, vocabularyOf } from "./made-question.ts";

const vocabulary = vocabularyOf(
  rows({
    a: "Expense reimbursement needs a receipt; managers approve the expense.",
    b: "Reimbursement of travel takes ten days. Tack the form to the board.",
    c: "Planes are booked in the portal.",
  }),
);

const corrected = (question: string, glossary: readonly string[] = []) =>
  corrections(questionWords(question), vocabulary, new Set(glossary)).map(({ from, to }) => [from, to[0]]);

describe("spelling", () => {
  it.each([
    ["a letter lost", "reimbusement", "reimbursement"],
    ["a letter too many", "reciept", "receipt"],
    ["two letters swapped", "exepnse", "expense"],
    ["a wrong letter", "manugers", "managers"],
    ["two slips in a long word", "reimbusrement", "reimbursement"],
    ["the first letter", "xpense", "expense"],
  ])("is corrected after %s", (_, wrong, right) => {
    expect(corrected(`where is my ${wrong}`)).toEqual([[wrong, right]]);
  });

  it("leaves words alone that some page uses, in any form", () => {
    expect(corrected("approving expenses and reimbursements")).toEqual([]);
  });

  it("leaves numbers, codes and words of the glossary alone", () => {
    expect(corrected("form 1049 w2 ex9ense")).toEqual([]);
    expect(corrected("expanse", ["expanse"])).toEqual([]);
  });

  it("does not bend a short word into another", () => {
    expect(corrected("taco")).toEqual([]);
    expect(corrected("tka")).toEqual([]);
  });

  it("passes over a small word that was mistyped", () => {
    expect(corrected("whihc expense shoud")).toEqual([
      ["whihc", undefined],
      ["shoud", undefined],
    ]);
  });

  it("follows the corpus: a word that is gone is no longer offered", () => {
    const live = { passages: 1, frequencies: new Map([["voucher", 1]]), words: new Map([["voucher", 1]]) };
    const ask = () => corrections(questionWords("vuocher"), live, new Set());
    expect(ask()).toHaveLength(1);
    live.words.delete("voucher");
    live.words.set("receipt", 1);
    expect(ask()).toEqual([]);
    live.words.set("voucher", 1);
    expect(ask()).toHaveLength(1);
  });
});

describe("the distance of two words", () => {
  it("is the same both ways, 0 only from a word to itself, and never more than the limit and one", () => {
    const word = fc.stringMatching(/^[a-d]{0,8}$/);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const distance = editDistance(a, b, limit);
        expect(distance).toBe(editDistance(b, a, limit));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(limit + 1);
      }),
    );
  });
});
