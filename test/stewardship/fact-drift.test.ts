import { expect, test } from "vitest";
import type { Block } from "../../src/core/blocks.ts";
import { factDrift, isFaithful } from "../../src/stewardship/proposals/fact-drift.ts";

const text = (...lines: string[]): readonly Block[] =>
  lines.map((line) => ({ kind: "paragraph", spans: [{ text: line }] }));

const before = text("Refunds over 500 euros need Dana Fisk.", "Never refund a voucher. Ask within 3 days.");
const drift = (...lines: string[]) => factDrift(before, text(...lines));

test("the same facts in other words and another order are faithful", () => {
  const after = drift("Ask within 3 days, and never refund a voucher.", "Dana Fisk decides over 500 euros.");
  expect(isFaithful(after)).toBe(true);
});

test("a number that is another, gone or new is said as it is written", () => {
  expect(
    drift("Refunds over 600 euros need Dana Fisk.", "Never refund a voucher. Ask within 3 days."),
  ).toMatchObject({
    lost: ["500 euros"],
    added: ["600 euros"],
  });
  expect(drift("Refunds over 500 euros need Dana Fisk.", "Never refund a voucher.")).toMatchObject({
    lost: ["3 days"],
    added: [],
  });
});

test("a name that is another is said", () => {
  const after = drift(
    "Refunds over 500 euros need Omar Reyes.",
    "Never refund a voucher. Ask within 3 days.",
  );
  expect(after.lost).toContain("Dana Fisk");
  expect(after.added).toContain("Omar Reyes");
});

test("a “never” that is gone is counted", () => {
  const after = drift("Refunds over 500 euros need Dana Fisk.", "Refund a voucher. Ask within 3 days.");
  expect(after).toMatchObject({ lost: [], added: [], limits: { before: 1, after: 0 } });
  expect(isFaithful(after)).toBe(false);
});

test("a link that is another is said", () => {
  const linked = (href: string): readonly Block[] => [
    { kind: "paragraph", spans: [{ text: "See " }, { text: "the form", href }, { text: "." }] },
  ];
  expect(factDrift(linked("a.md"), linked("b.md"))).toMatchObject({ lost: ["a.md"], added: ["b.md"] });
});
