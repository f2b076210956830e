import { expect, test } from "vitest";
import { type JudgedAnswer, trueAnswers, wrongAnswers } from "../../eval/grounding.ts";
import { answersByHand } from "../../eval/grounding-by-hand.ts";
import { citableSections } from "../../eval/grounding-sections.ts";
import { sampleContent } from "../../eval/sample-questions.ts";

const sections = await citableSections(sampleContent);

/** What a small sample may fall short of `npm run eval:grounding` by. */
const least: Readonly<Record<string, number>> = {
  "invented number": 1,
  "invented link": 1,
  "invented code": 1,
  "uncited sentence": 1,
  "promise added": 1,
  "decision added": 1,
};

test("answers that were made wrong are refused, whatever was made wrong in them", () => {
  const kinds = Map.groupBy(wrongAnswers(sections, { seed: 3, perKind: 14 }), ({ kind }) => kind);
  expect(kinds.size).toBe(15);
  for (const [kind, answers] of kinds)
    expect({ kind, refused: refused(answers) >= (least[kind] ?? 0.75) }).toEqual({ kind, refused: true });
});

test("true answers pass: nearly all in the page's words, most in somebody's own", async () => {
  const some = sections.filter((_, place) => place % 4 === 0);
  expect(refused(trueAnswers(some, 3))).toBeLessThan(0.05);
  expect(refused(await answersByHand(sections, 3))).toBeLessThan(0.18);
});

function refused(answers: readonly JudgedAnswer[]): number {
  return answers.filter(({ grounding }) => grounding.kind === "ungrounded").length / answers.length;
}
