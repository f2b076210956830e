import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stem } from "../../src/core/stem.ts";
import { questionWords, terms, words } from "../../src/retrieval/analyse.ts";

describe("the words of a text", () => {
  it.each([
    ["Refunds over $1,500.00", ["refunds", "over", "1500"]],
    ["version 2.5 of form I-9", ["version", "2.5", "of", "form", "i", "9"]],
    ["the team’s café – don't", ["the", "team", "cafe", "not"]],
    ["東京都", ["東京", "京都"]],
    ["", []],
  ])("of %j are %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("are the same when they are cut again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = words(text).join(" ");
        fc.pre(!/\p{Script=Han}|\p{Script=Thai}/u.test(once));
        expect(words(once).join(" ")).toBe(once);
      }),
      { examples: [["𝐀"], ["İ"]] },
    );
  });

  it("never contain a blank or a bar, which separate terms in the index", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(terms(text).every((term) => term !== "" && !/[\s|]/.test(term))).toBe(true);
      }),
    );
  });

  it("of a question are those it is about", () => {
    expect(
      questionWords("Hi, can you please tell me how to file an expense?").map(({ word }) => word),
    ).toEqual(["file", "expense"]);
  });

  it("are looked for even where a question has only fillers", () => {
    expect(questionWords("help").map(({ word }) => word)).toEqual(["help"]);
  });
});

describe("a stem", () => {
  // From the published vocabulary of the Snowball stemmer.
  it.each([
    ["consistency", "consist"],
    ["knightly", "knight"],
    ["relational", "relat"],
    ["hopping", "hop"],
    ["hoping", "hope"],
    ["ties", "tie"],
    ["cries", "cri"],
    ["agreed", "agre"],
    ["generously", "generous"],
    ["communication", "communic"],
    ["dying", "die"],
    ["organization", "organiz"],
    ["skies", "sky"],
    ["2fa", "2fa"],
  ])("of %s is %s", (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it("is found for any word", () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z']{1,20}$/), (word) => typeof stem(word) === "string"));
  });
});
