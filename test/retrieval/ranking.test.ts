import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askRows, rows } from "./made-question.ts";

describe("the ranking", () => {
  it("puts words side by side before words far apart", () => {
    const far = "The card is blue. It was printed in the spring by a firm that gives no credit.";
    const handbook = rows({
      far,
      near: "Pay with the credit card when it rains in the spring by the sea.",
      x: "Lunch",
      y: "Tea",
    });
    expect(askRows("credit card", handbook).order[0]).toBe("near");
  });

  it("puts the rare word before the common one", () => {
    const handbook = rows({
      common: "expense expense form",
      rare: "the mileage form",
      a: "expense a",
      b: "expense b",
      c: "expense c",
    });
    expect(askRows("mileage expense", handbook).order[0]).toBe("rare");
  });

  it("lifts a passage whose page speaks of the question elsewhere, too", () => {
    const handbook = rows({
      lone: { sop: "parking", text: "The limit is 20." },
      lifted: { sop: "travel", text: "The limit is 90." },
      sister: { sop: "travel", text: "Travel by train, and hotels on travel." },
      x: "Lunch",
      y: "Tea",
    });
    const { order } = askRows("travel limit", handbook);
    expect(order.indexOf("lifted")).toBeLessThan(order.indexOf("lone"));
  });

  it("puts a section first whose known wording is this question", () => {
    const handbook = rows({
      known: { text: "Ask the desk.", wordings: ["my badge is broken"] },
      other: { text: "A badge is worn at all times. A broken lamp is no reason to worry." },
      x: "Lunch",
    });
    expect(askRows("My badge is broken", handbook).order[0]).toBe("known");
  });

  it("prefers, among equals, the reader's own tasks and then what is not in doubt", () => {
    const handbook = rows({
      doubted: { sop: "b", text: "refund rule" },
      plain: { sop: "c", text: "refund rule" },
      own: { sop: "a", text: "refund rule" },
    });
    const preferences = { sections: new Set(["a#rules"]), trust: new Map([["b", "in-doubt" as const]]) };
    expect(askRows("refund rule", handbook, { preferences }).order).toEqual(["own", "plain", "doubted"]);
  });

  it("is sure of what a page says and unsure of what none does", () => {
    const handbook = rows(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [
          `p${n}`,
          `Rule ${n} of the handbook says who signs form ${n}.`,
        ]),
      ),
    );
    const more = [...handbook, ...rows({ refund: "A refund over 500 is approved by the team lead." })];
    expect(askRows("who approves a refund over 500?", more).evidence).toBeGreaterThan(0.9);
    expect(askRows("who won the football match in brazil?", more).evidence).toBeLessThan(0.1);
  });

  it("takes any question, and every figure stays a number", () => {
    const handbook = rows({ a: "refund rule 500", b: { title: "Cards", text: "" } });
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string(), (question, earlier) => {
        const { candidates, evidence } = askRows(question, handbook, { context: [earlier] });
        expect(candidates.every(({ score, fit }) => Number.isFinite(score) && Number.isFinite(fit))).toBe(
          true,
        );
        expect(evidence).toBeGreaterThanOrEqual(0);
        expect(evidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
