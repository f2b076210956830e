import { beforeAll, expect, test } from "vitest";
import { sampleContent } from "../../../eval/sample-questions.ts";
import { evaluateTags, type TagEvaluation } from "../../../eval/tags.ts";

/** The small form of `npm run eval:tags`. */
let evaluation: TagEvaluation;

beforeAll(async () => {
  evaluation = await evaluateTags(sampleContent);
});

test.each([
  ["skill", "pages", 0.9, 0.6],
  ["topic", "pages", 0.9, 0.4],
  ["compliance", "pages", 0.6, 0.4],
  ["skill", "lessons, as built on pages with tags", 0.95, 0.95],
  ["skill", "questions, by their words alone", 0.8, 0.4],
  ["skill", "questions, as testing pages with tags", 0.95, 0.9],
])(
  "held out, %s of %s is proposed with precision %f and recall %f at least",
  (kind, name, precision, recall) => {
    const found = evaluation.measures.find((one) => one.tagKind === kind && one.name.startsWith(name));
    if (found === undefined) throw new Error(`Nobody measured ${kind} of ${name}`);
    const { right, wrong, missed } = found;
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(precision);
    expect(right / (right + missed)).toBeGreaterThanOrEqual(recall);
  },
);

test("no audience is proposed where nothing is clear about it", () => {
  const found = evaluation.measures.find(({ tagKind }) => tagKind === "audience");
  expect(found).toMatchObject({ wrong: 0 });
});

test("with every tag taken away no owner is asked about more texts at once than a card holds", () => {
  const { onCard, owners } = evaluation.imported;
  expect(owners.length).toBeGreaterThan(5);
  expect(Math.max(...owners.map(({ waiting }) => waiting))).toBeGreaterThan(onCard);
  expect(Math.max(...owners.map(({ shown }) => shown))).toBeLessThanOrEqual(onCard);
});
