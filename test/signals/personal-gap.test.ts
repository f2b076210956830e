import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { Signal } from "../../src/core/signals.ts";
import {
  type Evidence,
  evidenceOf,
  freshTest,
  type GapTest,
  stepGap,
} from "../../src/signals/gaps/gap-test.ts";
import { decideGap, type GapFacts } from "../../src/signals/gaps/personal-gap.ts";

const policy = defaultPolicy.signals;
const dayMs = 86_400_000;

/** Tries at 0.9 predicted, one a day: "m" missed, "." right. */
function tried(marks: string, given: Partial<Evidence> = {}): { test: GapTest; now: Date } {
  let state = freshTest;
  let now = day(0);
  for (const [i, mark] of [...marks].entries()) {
    now = day(i);
    state = stepGap(state, { ...evidence(now, mark === "m"), item: `item ${i}`, ...given }, policy);
  }
  return { test: state, now };
}

function evidence(at: Date, isMissed: boolean): Evidence {
  const day = at.toISOString().slice(0, 10);
  return { section: "refunds#over-500", item: "item", isMissed, predicted: 0.9, day, at };
}

function day(n: number): Date {
  return new Date(Date.parse("2027-03-01T10:00:00Z") + n * dayMs);
}

function decide(state: { test: GapTest; now: Date }, given: Partial<GapFacts> = {}) {
  return decideGap({
    ...state,
    subject: "section",
    coaching: null,
    isPageSuspected: false,
    policy,
    ...given,
  });
}

test("somebody who misses what they were predicted to know is coached, with the figures why", () => {
  const decision = decide(tried("mm.mm.m"));
  expect(decision).toMatchObject({
    kind: "coach",
    why: { rule: "less-than-predicted", tries: 7, missed: 5, days: 7, threshold: policy.coachAt },
  });
  expect(decision.kind === "coach" && decision.why.predicted).toBeCloseTo(0.9);
});

test("one miss in ten, as predicted, is nothing", () => {
  expect(decide(tried(".........m.........m.........m"))).toEqual({ kind: "none", reason: "as-predicted" });
});

test("misses of a single day start nothing", () => {
  let state = freshTest;
  for (let i = 0; i < 6; i += 1) state = stepGap(state, { ...evidence(day(0), true), item: `${i}` }, policy);
  expect(decide({ test: state, now: day(0) })).toEqual({ kind: "none", reason: "one-day" });
});

test("older evidence fades, halving every 21 days", () => {
  const { test: state, now } = tried("mmmm");
  const decision = decide({ test: state, now });
  const later = decide({ test: state, now: new Date(now.getTime() + 60 * dayMs) });
  expect(decision.kind).toBe("coach");
  expect(later.kind).toBe("none");
});

test("a miss that was to be expected says less than one that was not", () => {
  const sure = stepGap(freshTest, evidence(day(0), true), policy).statistic;
  const unsure = stepGap(freshTest, { ...evidence(day(0), true), predicted: 0.5 }, policy).statistic;
  expect(sure).toBeGreaterThan(2 * unsure);
});

test("a skill whose misses are all in one section leaves them to the section", () => {
  const one = tried("mm.mm.m");
  const two = {
    ...one,
    test: stepGap(one.test, { ...evidence(day(7), true), section: "refunds#fees" }, policy),
  };
  expect(decide(one, { subject: "skill" })).toEqual({ kind: "none", reason: "one-section" });
  expect(decide(two, { subject: "skill" }).kind).toBe("coach");
});

test("eight lapses on one item within 60 days start coaching, seven do not", () => {
  const spread = (count: number) => {
    let state = freshTest;
    for (let i = 0; i < count; i += 1) {
      state = stepGap(state, evidence(day(i * 8), true), policy);
      for (let right = 1; right <= 4; right += 1) {
        state = stepGap(state, { ...evidence(day(i * 8 + right), false), item: "other" }, policy);
      }
    }
    return decide({ test: state, now: day((count - 1) * 8) });
  };
  expect(spread(8)).toMatchObject({ kind: "coach", why: { rule: "lapses", tries: 8, missed: 8 } });
  expect(spread(7).kind).toBe("none");
});

test("a gap persists only between the 7th and the 20th day worked since the person was told", () => {
  const state = tried("mm.mm.mmm");
  const after = (daysWorked: number | null) => decide(state, { coaching: { daysWorked } }).kind;
  expect([null, 6, 7, 20, 21].map(after)).toEqual(["none", "none", "persists", "persists", "none"]);
});

test("nobody is told of a gap where the page is suspected", () => {
  const facts = { isPageSuspected: true };
  expect(decide(tried("mm.mm.m"), facts)).toEqual({ kind: "none", reason: "page-suspected" });
});

test("asking, first tries, look-ups, sensitive pages and pages in doubt say nothing about anybody", () => {
  const section = { lookup: false, sensitive: false, inDoubt: false };
  const counts = (signal: Partial<Signal>, then = {}) =>
    evidenceOf({ ...missed, ...signal }, { ...section, ...then }, "2027-03-01") !== null;
  expect(counts({})).toBe(true);
  expect(counts({ kind: "step-missed", item: null })).toBe(true);
  const asking = [
    "shown",
    "rephrased",
    "asked-again",
    "handed-on",
    "unclear",
    "outdated",
    "wrong-page",
  ] as const;
  expect(asking.filter((kind) => counts({ kind, predicted: null }))).toEqual([]);
  expect(counts({ isFirstTry: true })).toBe(false);
  expect(["lookup", "sensitive", "inDoubt"].filter((mark) => counts({}, { [mark]: true }))).toEqual([]);
});

const missed: Signal = {
  id: "signal",
  cause: "attempt",
  kind: "missed",
  person: "ida",
  sop: "refunds",
  section: "over-500",
  version: 7,
  sectionHash: "text",
  skills: [],
  predicted: 0.9,
  item: "item",
  isFirstTry: false,
  at: day(0),
};

test("whatever is answered: a right answer never speaks for a gap, a miss never against one", () => {
  const tries = fc.array(
    fc.record({ isMissed: fc.boolean(), predicted: fc.double({ min: 0, max: 1, noNaN: true }) }),
  );
  fc.assert(
    fc.property(tries, (marks) => {
      let state = freshTest;
      for (const [i, mark] of marks.entries()) {
        const next = stepGap(
          state,
          { ...evidence(day(i), mark.isMissed), predicted: mark.predicted },
          policy,
        );
        if (mark.isMissed) expect(next.recovery).toBeLessThanOrEqual(state.recovery);
        else expect(next.statistic).toBeLessThanOrEqual(state.statistic);
        state = next;
      }
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }),
  );
});
