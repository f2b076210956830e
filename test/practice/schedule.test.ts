import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { Confidence, MemoryState, Rating } from "../../src/core/practice.ts";
import { rate } from "../../src/practice/schedule/rate.ts";
import {
  creditWork,
  memoryOfText,
  nextMemory,
  predictedRecall,
  type Review,
} from "../../src/practice/schedule/schedule.ts";
import { daysFrom, memoryState, monday } from "./support/made-items.ts";

const review = (given: Partial<Review> = {}): Review => ({
  person: "ada",
  item: "refund-limit",
  memory: null,
  section: { hash: "text-1", risk: "normal", reviewDue: null },
  at: monday,
  parameters: null,
  policy: defaultPolicy.practice,
  rating: "good",
  confidence: "plain",
  variant: "amount=40",
  missedBy: null,
  ...given,
});
const daysUntil = (memory: MemoryState) => (memory.dueAt.getTime() - memory.lastAt.getTime()) / 86_400_000;

/** Answers good each time it is due; days between. */
function daysApart(given: Partial<Review>, times: number): readonly number[] {
  let memory: MemoryState | null = null;
  return Array.from({ length: times }, () => {
    memory = nextMemory(review({ ...given, memory, at: (memory as MemoryState | null)?.dueAt ?? monday }));
    return daysUntil(memory);
  });
}

test("what is remembered comes back after growing times, never the same day", () => {
  const apart = daysApart({}, 5);
  expect(apart[0]).toBeGreaterThanOrEqual(2);
  for (const [i, days] of apart.entries()) expect(days).toBeGreaterThan(apart[i - 1] ?? 1);
});

test("the first times are those of the library, give or take its scatter", () => {
  // 3, 14, 57 and 196 days at a retention of 0.90 without scatter; 3, 6, 15, 34 at 0.95.
  const [first = 0, second = 0, third = 0, fourth = 0] = daysApart({}, 4);
  expect(first).toBeGreaterThanOrEqual(2);
  expect(first).toBeLessThanOrEqual(4);
  expect(second).toBeGreaterThan(9);
  expect(second).toBeLessThan(22);
  expect(third).toBeGreaterThan(35);
  expect(third).toBeLessThan(90);
  expect(fourth).toBeGreaterThan(120);
  expect(fourth).toBeLessThan(300);
});

test("what a critical page says comes back sooner", () => {
  const normal = daysApart({}, 4);
  const critical = daysApart({ section: { hash: "text-1", risk: "critical", reviewDue: null } }, 4);
  expect(critical[2]).toBeLessThan((normal[2] ?? 0) / 2);
});

test("the same learner and item get the same day, others get others", () => {
  const memory = memoryState("refund-limit");
  const dueFor = (person: string) => nextMemory(review({ person, memory })).dueAt.toISOString();
  expect(dueFor("ada")).toBe(dueFor("ada"));
  expect(new Set(["ada", "ben", "cy", "dee", "eve", "flo"].map(dueFor)).size).toBeGreaterThan(1);
});

test("a missed item is due by the third practice day, however well it was known", () => {
  const memory = memoryState("refund-limit", { stability: 2_000, lastAt: daysFrom(monday, -300) });
  const third = daysFrom(monday, 3);
  const missed = nextMemory(review({ memory, rating: "again", missedBy: third }));
  expect(missed).toMatchObject({ last: "wrong", lapses: 1, sureRuns: 0 });
  expect(missed.dueAt <= third).toBe(true);
});

test("an item whose section was rewritten starts anew", () => {
  const memory = memoryState("refund-limit", { stability: 400, repetitions: 9, lapses: 2, sureRuns: 3 });
  const section = { hash: "text-2", risk: "normal", reviewDue: null } as const;
  expect(memoryOfText(memory, "text-2")).toBeNull();
  expect(nextMemory(review({ memory, section }))).toEqual(nextMemory(review({ section })));
});

test("right and sure twice running is easy, and sure but wrong is kept as such", () => {
  const once = nextMemory(review({ confidence: "sure" }));
  expect(once.sureRuns).toBe(1);
  expect(rate({ correct: true, confidence: "sure", memory: null })).toBe("good");
  expect(rate({ correct: true, confidence: "sure", memory: once })).toBe("easy");
  expect(rate({ correct: true, confidence: "guessing", memory: once })).toBe("hard");
  expect(rate({ correct: true, confidence: "plain", memory: once })).toBe("good");
  expect(rate({ correct: false, confidence: "sure", memory: once })).toBe("again");
  expect(nextMemory(review({ memory: once, confidence: "plain" })).sureRuns).toBe(0);
  const wrong = nextMemory(review({ memory: once, confidence: "sure", rating: "again" }));
  expect(wrong).toMatchObject({ last: "sure-and-wrong", sureRuns: 0 });
});

test("work done right before the rule was learned says nothing about the new rule", () => {
  const memory = memoryState("refund-limit");
  expect(
    creditWork(review({ memory, section: { hash: "text-2", risk: "normal", reviewDue: null } })),
  ).toBeNull();
});

test("work done right counts as the first review of what was never asked", () => {
  expect(creditWork(review())?.repetitions).toBe(1);
});

const ratings = fc.constantFrom<Rating>("again", "hard", "good", "easy");
const memories = fc
  .record({
    stability: fc.double({ min: 0.1, max: 5_000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    daysAgo: fc.double({ min: 0, max: 700, noNaN: true }),
    daysAhead: fc.integer({ min: -100, max: 700 }),
    last: fc.constantFrom<MemoryState["last"]>("right", "wrong", "sure-and-wrong"),
    learned: fc.constantFrom("text-1", "text-2"),
  })
  .map(({ daysAgo, daysAhead, ...rest }) =>
    memoryState("refund-limit", {
      ...rest,
      lastAt: daysFrom(monday, -daysAgo),
      dueAt: daysFrom(monday, daysAhead),
    }),
  );
const reviews = fc
  .record({
    memory: fc.option(memories),
    rating: ratings,
    confidence: fc.constantFrom<Confidence>("plain", "sure", "guessing"),
    risk: fc.constantFrom("normal" as const, "high" as const, "critical" as const),
    reviewInDays: fc.option(fc.double({ min: -30, max: 400, noNaN: true })),
    person: fc.string({ maxLength: 5 }),
  })
  .map(({ risk, reviewInDays, ...rest }) => {
    const reviewDue = reviewInDays === null ? null : daysFrom(monday, reviewInDays);
    return review({ ...rest, section: { hash: "text-1", risk, reviewDue } });
  });

test("an item comes back after it was asked, and not after the page's next review while that is ahead", () => {
  fc.assert(
    fc.property(reviews, (one) => {
      const { dueAt } = nextMemory(one);
      const { reviewDue } = one.section;
      expect(dueAt > one.at).toBe(true);
      if (reviewDue !== null && reviewDue > one.at) expect(dueAt <= reviewDue).toBe(true);
      else expect(dueAt >= daysFrom(one.at, 1)).toBe(true);
    }),
  );
});

test("the same seed gives the same day", () => {
  fc.assert(
    fc.property(reviews, (one) => {
      expect(nextMemory(one)).toEqual(nextMemory(structuredClone(one)));
    }),
  );
});

test("a better answer never comes back sooner", () => {
  fc.assert(
    fc.property(reviews, (one) => {
      const [again, hard, good, easy] = (["again", "hard", "good", "easy"] as const).map(
        (rating) => nextMemory({ ...one, rating }).dueAt,
      );
      const days = [again, hard, good, easy].map((at) => at?.getTime() ?? 0);
      expect(days).toEqual(days.toSorted((a, b) => a - b));
    }),
  );
});

test("work done right never makes anything worse than doing nothing", () => {
  fc.assert(
    fc.property(reviews, fc.integer({ min: 0, max: 900 }), (one, days) => {
      const before = one.memory;
      const after = creditWork(one);
      if (before === null || after === null) return;
      const then = daysFrom(one.at, days);
      const recall = (memory: MemoryState) => predictedRecall(memory, then, null);
      expect(recall(after)).toBeGreaterThanOrEqual(recall(before));
      const isAhead = one.section.reviewDue !== null && one.section.reviewDue > one.at;
      if (!isAhead) expect(after.dueAt >= before.dueAt).toBe(true);
      if (before.last !== "right") expect(after.dueAt <= before.dueAt).toBe(true);
    }),
  );
});

test("recall is predicted to fall with time, from one towards nothing", () => {
  fc.assert(
    fc.property(memories, fc.integer({ min: 0, max: 500 }), (memory, days) => {
      const at = (more: number) => predictedRecall(memory, daysFrom(memory.lastAt, days + more), null);
      expect(at(0)).toBeLessThanOrEqual(1);
      expect(at(10)).toBeLessThan(at(0));
      expect(at(10)).toBeGreaterThan(0);
    }),
  );
  const fresh = memoryState("refund-limit", { stability: 20 });
  expect(predictedRecall(fresh, daysFrom(fresh.lastAt, 20), null)).toBeCloseTo(0.9, 6);
});
