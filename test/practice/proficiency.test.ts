import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { Attempt, MemoryState } from "../../src/core/practice.ts";
import { betaQuantile, betaShare } from "../../src/practice/path/beta.ts";
import { type CompetencyFacts, timeToCompetency } from "../../src/practice/path/competency.ts";
import { type Evidence, type ProficiencyFacts, proficiency } from "../../src/practice/path/proficiency.ts";
import { creditPlacement, nextMemory } from "../../src/practice/schedule/schedule.ts";
import { daysFrom, monday } from "./support/made-items.ts";

const policy = defaultPolicy.practice;
const items = new Map(["a", "b", "c", "d"].map((id) => [id, "text-1"]));
const section = { hash: "text-1", risk: "normal", reviewDue: null } as const;

interface Answer {
  readonly item: string;
  readonly correct: boolean;
  /** Before `monday`. */
  readonly daysAgo: number;
  readonly variant: string;
}

const right = (item: string, daysAgo = 0, variant = `v${daysAgo}`): Answer => {
  return { item, correct: true, daysAgo, variant };
};
const wrong = (item: string, daysAgo = 0): Answer => ({ ...right(item, daysAgo), correct: false });

/** The answers as attempts, with what the scheduler knows after them. */
function after(
  answers: readonly Answer[],
  now = monday,
): Omit<ProficiencyFacts, "attempts" | "policy"> & Pick<CompetencyFacts, "attempts" | "policy"> {
  const memory = new Map<string, MemoryState>();
  const attempts = answers
    .toSorted((a, b) => b.daysAgo - a.daysAgo)
    .map(({ item, correct, daysAgo, variant }, place): Attempt => {
      const at = daysFrom(monday, -daysAgo);
      const rating = correct ? "good" : "again";
      const review = { person: "ada", item, section, at, rating, confidence: "plain", variant } as const;
      const before = memory.get(item) ?? null;
      memory.set(item, nextMemory({ ...review, memory: before, missedBy: null, parameters: null, policy }));
      return {
        id: `attempt-${place}`,
        question: `question-${place}`,
        person: "ada",
        item,
        itemVersion: 1,
        sop: "refunds",
        section: "rule",
        sopVersion: 7,
        sectionHash: "text-1",
        kind: "answer",
        answer: null,
        correct,
        gradedBy: "rule",
        confidence: "plain",
        rating,
        predicted: null,
        variant,
        at,
      };
    });
  return { items, attempts, memory, now, parameters: null, policy };
}

const level = (...answers: readonly Answer[]) => proficiency(after(answers)).level;

test("two answers are too little to tell, three right ones are not", () => {
  expect(level(right("a"), right("b"))).toBe("too-little");
  expect(level(right("a"), right("b"), right("c"))).toBe("can-do");
});

test("one miss among three is nearly there, two are not yet", () => {
  expect(level(right("a"), right("b"), wrong("c"))).toBe("nearly");
  expect(level(right("a"), wrong("b"), wrong("c"))).toBe("not-yet");
});

test("what was missed and is right since counts for the person again", () => {
  expect(level(right("a"), right("b"), wrong("c", 3), right("c", 1), right("d"))).toBe("can-do");
});

test("who recalls what comes back in time stays able, though the answers are old", () => {
  const settled = ["a", "b", "c", "d"].flatMap((item) => [
    right(item, 200),
    right(item, 190),
    right(item, 150),
    right(item, 60),
  ]);
  expect(level(...settled)).toBe("can-do");
});

test("a variant seen before tells less than a new one", () => {
  const seen = proficiency(after([right("a", 3, "x"), right("a", 2, "x"), right("a", 1, "x")]));
  const fresh = proficiency(after([right("a", 3, "x"), right("a", 2, "y"), right("a", 1, "z")]));
  expect(fresh.lower).toBeGreaterThan(seen.lower);
});

test("answers on a text that no longer holds say nothing of the one that does", () => {
  const known = after([right("a"), right("b"), right("c")]);
  const changed = proficiency({ ...known, items: new Map([...items.keys()].map((id) => [id, "text-2"])) });
  expect(changed).toMatchObject({ answers: 0, level: "too-little" });
});

test("what a placement credits is no evidence of skill", () => {
  const known = after([right("a"), right("b"), right("c")]);
  const credited = creditPlacement(
    { person: "ada", item: "d", section, at: monday, parameters: null, policy },
    42,
  );
  const memory = new Map([...known.memory, ["d", credited] as const]);
  expect(proficiency({ ...known, memory })).toEqual(proficiency(known));
});

const answers = fc.array(
  fc.record({
    item: fc.constantFrom("a", "b", "c", "d"),
    correct: fc.boolean(),
    daysAgo: fc.integer({ min: 1, max: 200 }),
    variant: fc.constantFrom("x", "y", "z"),
  }),
  { maxLength: 20 },
);

test("one more right answer never lowers what somebody can do", () => {
  fc.assert(
    fc.property(
      answers,
      fc.constantFrom("a", "b", "c", "d"),
      fc.constantFrom("x", "new"),
      (before, item, variant) => {
        const one = proficiency(after(before));
        const more = proficiency(after([...before, right(item, 0, variant)]));
        expect(more.expected).toBeGreaterThanOrEqual(one.expected - 1e-9);
        expect(more.lower).toBeGreaterThanOrEqual(one.lower - 1e-9);
        expect(more.upper).toBeGreaterThanOrEqual(one.upper - 1e-9);
      },
    ),
  );
});

test("one more wrong answer never raises it", () => {
  fc.assert(
    fc.property(answers, fc.constantFrom("a", "b", "c", "d"), (before, item) => {
      const one = proficiency(after(before));
      const more = proficiency(after([...before, wrong(item)]));
      expect(more.expected).toBeLessThanOrEqual(one.expected + 1e-9);
      expect(more.lower).toBeLessThanOrEqual(one.lower + 1e-9);
    }),
  );
});

test("the interval shrinks with evidence of the same kind", () => {
  fc.assert(
    fc.property(
      answers.filter((made) => made.length > 0),
      (before) => {
        const once: readonly Evidence[] = after(before).attempts.map((attempt, place) => {
          return { ...attempt, variant: `variant ${place}` };
        });
        const twice = [...once, ...once.map((one) => ({ ...one, variant: `other ${one.variant}` }))];
        const width = (attempts: readonly Evidence[]) => {
          const { lower, upper } = proficiency({ ...after(before), memory: new Map(), attempts });
          return upper - lower;
        };
        expect(width(twice)).toBeLessThan(width(once));
      },
    ),
  );
});

test("the quantile is the value below which that share lies, and known values come out", () => {
  // Of Beta(2, 1), x² lies below x; of Beta(1, 1), x.
  expect(betaShare(0.3, 2, 1)).toBeCloseTo(0.09, 10);
  expect(betaQuantile(0.1, 1, 1)).toBeCloseTo(0.1, 10);
  expect(betaQuantile(0.25, 2, 1)).toBeCloseTo(0.5, 10);
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 200, noNaN: true }),
      fc.double({ min: 0.5, max: 200, noNaN: true }),
      fc.constantFrom(0.1, 0.5, 0.9),
      (a, b, share) => {
        expect(betaShare(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 6);
      },
    ),
  );
});

const skillsOf = (...ids: readonly string[]) => ids.map((id) => new Map([[id, "text-1"]]));
const threeRight = (item: string, daysAgo: number) => [
  right(item, daysAgo),
  right(item, daysAgo - 1),
  right(item, daysAgo - 3),
];
const competencyOf = (given: readonly Answer[], skills: readonly string[], sinceDaysAgo: number | null) => {
  const rolesSince = sinceDaysAgo === null ? null : daysFrom(monday, -sinceDaysAgo);
  return timeToCompetency({ ...after(given), skills: skillsOf(...skills), rolesSince });
};

test("time to competency counts from the beginning of the role until the last skill could be relied on", () => {
  const given = [...threeRight("a", 40), ...threeRight("b", 20)];
  expect(competencyOf(given, ["a", "b"], 50)).toEqual({ kind: "reached", days: 33 });
});

test("before that it is expected at the pace so far, as a range around it", () => {
  const given = [...threeRight("a", 40), ...threeRight("b", 30), ...threeRight("c", 20)];
  const expected = competencyOf(given, ["a", "b", "c", "d"], 45);
  if (expected.kind !== "expected") throw new Error(`It is ${expected.kind}.`);
  // Three skills in 45 days: the fourth in about 15.
  expect(expected.from.getTime()).toBeLessThan(daysFrom(monday, 15).getTime());
  expect(expected.to.getTime()).toBeGreaterThan(daysFrom(monday, 15).getTime());
});

test("a day or two of practice is too early to tell", () => {
  expect(competencyOf([right("a", 1)], ["a", "b"], 3)).toEqual({ kind: "too-early" });
});

test("who had the role long before they practised is not measured", () => {
  expect(competencyOf(threeRight("a", 10), ["a"], 900)).toEqual({ kind: "unknown" });
  expect(competencyOf(threeRight("a", 10), ["a"], null)).toEqual({ kind: "unknown" });
});
