import { expect, test } from "vitest";
import { livePeople } from "../../eval/practice-people.ts";
import { comparePerMinute, simulate } from "../../eval/practice-simulation.ts";

/** Small forms of `npm run eval:practice`. */

test.each(["power-law", "traces", "two-strengths"] as const)(
  "after ninety days more is recalled per minute than by older schedules, where memory works by %s",
  (kind) => {
    const outcomes = simulate({
      memory: { kind, material: "average" },
      items: 60,
      learners: 25,
      seed: 7,
    });
    for (const other of ["daily", "weekly", "leitner", "sm2"] as const) {
      expect(comparePerMinute(outcomes, other, 2).low, other).toBeGreaterThan(0);
    }
  },
);

test("people who ignore, stop halfway, guess and are away are left in peace", () => {
  const figures = livePeople(30, 120);
  expect(figures).toMatchObject({ stacked: 0, offHours: 0, repeated: 0 });
  expect(figures.mostForAnExpert).toBe(3);
  expect(figures.mostForALearner).toBeLessThanOrEqual(25);
  // They were asked at all, and some so seldom opened anything that they were offered a pause.
  expect(figures.questions).toBeGreaterThan(300);
  expect(figures.pauseOffers).toBeGreaterThan(0);
});
