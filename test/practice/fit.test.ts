import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { evaluateSchedule } from "../../eval/schedule.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { seededRandom } from "../../src/core/seeded-random.ts";
import { fitParameters } from "../../src/practice/schedule/fit.ts";
import { type CardReview, replay } from "../../src/practice/schedule/replay.ts";
import { daysFrom, monday } from "./support/made-items.ts";

const policy = defaultPolicy.practice;

/** Cards asked after 1, 3, 8 and 20 days by somebody who recalls with a chance that falls by `perDay`. */
function reviewsBy(perDay: number, cards: number): readonly CardReview[] {
  const random = seededRandom("reviews");
  return Array.from({ length: cards }, (_, i) => {
    let day = (i * 400) / cards;
    return [0, 1, 3, 8, 20].map((gap): CardReview => {
      day += gap;
      const isRecalled = gap === 0 || random() < perDay ** gap;
      return { card: `card-${i}`, rating: isRecalled ? "good" : "again", at: daysFrom(monday, day) };
    });
  }).flat();
}

test("too few reviews tell nothing about anybody", async () => {
  const fit = await fitParameters(reviewsBy(0.9, 79), policy);
  expect(fit).toEqual({ parameters: null, why: "too-few", heldBack: null });
});

test("somebody who forgets fast is measured, and their later reviews predicted better", async () => {
  const fit = await fitParameters(reviewsBy(0.8, 200), policy);
  expect(fit.why).toBe("fitted");
  expect(fit.parameters).toHaveLength(21);
  expect(fit.heldBack?.fitted).toBeLessThan(fit.heldBack?.defaults ?? 0);
});

test("what was measured before somebody changed is not used", async () => {
  const reviews = reviewsBy(0.5, 200);
  const cut = reviews.map(({ at }) => at.getTime()).toSorted((a, b) => a - b)[800] ?? 0;
  const changed = reviews.map((one) => (one.at.getTime() < cut ? one : { ...one, rating: "good" as const }));
  const fit = await fitParameters(changed, policy);
  expect(fit.why).toBe("no-better");
  expect(fit.parameters).toBeNull();
  expect(fit.heldBack?.fitted).toBeGreaterThan(fit.heldBack?.defaults ?? 0);
});

test("a review is predicted from the earlier ones of its card alone, and only a day after them", () => {
  const at = (days: number, rating: CardReview["rating"]): CardReview => ({
    card: "one",
    rating,
    at: daysFrom(monday, days),
  });
  const other: CardReview = { card: "other", rating: "again", at: daysFrom(monday, 1) };
  const reviews = [at(0, "good"), at(0.2, "good"), other, at(4, "again"), at(4.5, "good")];
  const predictions = replay(reviews, null, policy);
  expect(predictions).toEqual([
    { at: daysFrom(monday, 4), recall: expect.closeTo(0.87, 1), isRecalled: false },
  ]);
  const undone = replay(reviews.with(3, at(4, "good")), null, policy);
  expect(undone[0]?.recall).toBe(predictions[0]?.recall);
});

describe("an evaluation of the schedule", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cairn-reviews-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const evaluate = async (lines: readonly string[]) => {
    const file = join(folder, "reviews.csv");
    await writeFile(file, ["card_id,review_rating,review_time,review_duration", ...lines].join("\n"));
    return evaluateSchedule(file);
  };

  it("scores what came at least a day later, and says what was predicted and what came", async () => {
    const figures = await evaluate([
      "a,3,2026-11-01T10:00:00+00:00,9000",
      "a,3,2026-11-01T12:00:00+00:00,9000",
      "a,3,2026-11-04T10:00:00+00:00,9000",
      "b,1,2026-11-01T10:00:00+00:00,9000",
      "b,1,2026-11-20T10:00:00+00:00,9000",
    ]);
    expect(figures).toMatchObject({ reviews: 2, auc: 1, fitted: null });
    expect(figures.calibration.map(({ recalled }) => recalled)).toEqual([0, 1]);
    expect(figures.baselines.constant.logLoss).toBeCloseTo(Math.log(2), 6);
  });

  it("gives null where there is nothing to measure", async () => {
    expect(await evaluate([])).toMatchObject({ reviews: 0, logLoss: null, auc: null, calibration: [] });
  });

  it("names the line that cannot be read", async () => {
    await expect(evaluate(["a,5,2026-11-01T10:00:00Z,1"])).rejects.toThrow("Line 2");
  });
});

/** Real reviews stay outside the repository, in the folder that CAIRN_TEST_DATA names. */
const reviews = join(process.env.CAIRN_TEST_DATA ?? "", "review-logs", "reviews.csv");

test.skipIf(!existsSync(reviews))("predicts a real learner better than older schedules do", async () => {
  const { logLoss, auc, baselines, fitted } = await evaluateSchedule(reviews);
  expect(logLoss).toBeLessThan(0.458);
  expect(auc).toBeGreaterThan(0.766);
  for (const { logLoss: other } of Object.values(baselines)) expect(logLoss).toBeLessThan(other ?? 0);
  expect(fitted?.isUsed).toBe(true);
});
