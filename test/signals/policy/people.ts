import { expect } from "vitest";
import type { Policy } from "../../../src/core/policy.ts";
import { planSession } from "../../../src/practice/schedule/plan-session.ts";
import { keepsMeaning, movePersonalGap, type PersonalLife } from "../../../src/signals/gaps/gap-life.ts";
import { freshTest, type GapTest, surpriseOf } from "../../../src/signals/gaps/gap-test.ts";
import { decideGap, type GapFacts } from "../../../src/signals/gaps/personal-gap.ts";
import { daysFrom, monday, planFacts } from "../../practice/support/made-items.ts";
import type { Behaviour } from "../../support/policy-behaviour.ts";
import { days, now } from "../../support/signal-facts.ts";

type Signals = Policy["signals"];

const run = { tries: 9, missed: 6, predicted: 8, days: 3, lastDay: "2026-11-02", sections: ["a#b"] };

function tested(given: Partial<GapTest>): GapTest {
  return { ...freshTest, fadedTo: now.toISOString(), run, ...given };
}

function decision({ signals: policy }: Policy, test: GapTest, more: Partial<GapFacts> = {}): string {
  const facts = { test, subject: "section", coaching: null, isPageSuspected: false, now, policy } as const;
  const decided = decideGap({ ...facts, ...more });
  return decided.kind === "none" ? decided.reason : decided.kind;
}

function persists(policy: Policy, daysWorked: number, statistic = 9): string {
  return decision(policy, tested({ statistic }), { coaching: { daysWorked } });
}

/** What becomes of an open gap that the test says nothing of. */
function move({ signals: policy }: Policy, given: Partial<PersonalLife>): string {
  const gap = { state: "persists", confirmedAt: now, toldAt: days(-90) } as const;
  const moved = movePersonalGap({
    gap,
    test: tested({}),
    decision: { kind: "none", reason: "as-predicted" },
    daysWorked: 5,
    lastTryAt: now,
    hasMeaningChanged: false,
    isPageInDoubt: false,
    hasLeft: false,
    now,
    policy,
    ...given,
  });
  return moved.kind === "closes" ? moved.closing : moved.kind;
}

/** Whether so many misses of a thousand tries, each predicted at 0.9, speak for a gap. */
function speaksForGap(policy: Signals, missed: number): boolean {
  const predicted = 0.9;
  const right = (1000 - missed) * surpriseOf({ predicted, isMissed: false }, policy);
  return missed * surpriseOf({ predicted, isMissed: true }, policy) + right > 0;
}

const comparison: Behaviour = ({ signals }) => {
  expect(speaksForGap(signals, 311)).toBe(false);
  expect(speaksForGap(signals, 312)).toBe(true);
};

function surprise(policy: Signals, predicted: number): number {
  return surpriseOf({ predicted, isMissed: true }, policy);
}

function lapsed(count: number, at: Date): GapTest {
  return tested({ lapses: Array.from({ length: count }, () => ({ item: "i", at: at.toISOString() })) });
}

/** A text of 200 words of which so many were changed. */
function changed(words: number) {
  const text = (first: string) =>
    Array.from({ length: 200 }, (_, i) => (i < words ? `${first}${letters(i)}` : `w${letters(i)}`)).join(" ");
  return [
    { hash: "a", text: text("old") },
    { hash: "b", text: text("new") },
  ] as const;
}

/** Words with numbers are never the same. */
function letters(index: number): string {
  return String(index).replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));
}

type OfPeople =
  | "gapRecall"
  | "gapPredicted"
  | "predictedAtLeast"
  | "predictedAtMost"
  | "halfLifeDays"
  | "gapDays"
  | "coachAt"
  | "persistsAt"
  | "persistsFromDays"
  | "persistsToDays"
  | "lapses"
  | "lapseDays"
  | "coachedPerDay"
  | "recallsAt"
  | "quietDays"
  | "stoppedDays"
  | "smallWording";

export const ofPeople: Readonly<Record<OfPeople, Behaviour>> = {
  gapRecall: comparison,
  gapPredicted: comparison,
  predictedAtLeast: ({ signals }) => {
    expect(surprise(signals, 0.05)).toBe(surprise(signals, 0.2));
    expect(surprise(signals, 0.201)).not.toBe(surprise(signals, 0.2));
  },
  predictedAtMost: ({ signals }) => {
    expect(surprise(signals, 0.99)).toBe(surprise(signals, 0.95));
    expect(surprise(signals, 0.949)).not.toBe(surprise(signals, 0.95));
  },
  halfLifeDays: (policy) => {
    expect(decision(policy, tested({ statistic: 9 }), { now: days(20.9) })).toBe("coach");
    expect(decision(policy, tested({ statistic: 9 }), { now: days(21.1) })).toBe("as-predicted");
  },
  gapDays: (policy) => {
    expect(decision(policy, tested({ statistic: 9, run: { ...run, days: 1 } }))).toBe("one-day");
    expect(decision(policy, tested({ statistic: 9, run: { ...run, days: 2 } }))).toBe("coach");
  },
  coachAt: (policy) => {
    expect(decision(policy, tested({ statistic: 4.49 }))).toBe("as-predicted");
    expect(decision(policy, tested({ statistic: 4.5 }))).toBe("coach");
  },
  persistsAt: (policy) => {
    expect(persists(policy, 10, 4.99)).toBe("as-predicted");
    expect(persists(policy, 10, 5)).toBe("persists");
  },
  persistsFromDays: (policy) => {
    expect(persists(policy, 6)).toBe("too-early");
    expect(persists(policy, 7)).toBe("persists");
  },
  persistsToDays: (policy) => {
    expect(persists(policy, 20)).toBe("persists");
    expect(persists(policy, 21)).toBe("as-predicted");
  },
  lapses: (policy) => {
    expect(decision(policy, lapsed(7, now))).toBe("as-predicted");
    expect(decision(policy, lapsed(8, now))).toBe("coach");
  },
  lapseDays: (policy) => {
    expect(decision(policy, lapsed(8, days(-60)))).toBe("coach");
    expect(decision(policy, lapsed(8, days(-60.1)))).toBe("as-predicted");
  },
  coachedPerDay: ({ signals }) => {
    const item = { sop: "refunds", section: "rule" } as const;
    const items = [2, 3, 4, 5].map((ago) => ({
      id: `i${ago}`,
      item,
      memory: { lastAt: daysFrom(monday, -ago) },
    }));
    const coaching = [{ person: "ada", subject: { kind: "section", ...item }, since: monday }] as const;
    const { chosen } = planSession(planFacts(items, { coaching, coachedPerDay: signals.coachedPerDay }));
    expect(chosen).toHaveLength(3);
  },
  recallsAt: (policy) => {
    expect(move(policy, { test: tested({ recovery: 3.99 }) })).toBe("stays");
    expect(move(policy, { test: tested({ recovery: 4 }) })).toBe("recalls");
  },
  quietDays: (policy) => {
    expect(move(policy, { lastTryAt: days(-59.9) })).toBe("stays");
    expect(move(policy, { lastTryAt: days(-60) })).toBe("quiet");
  },
  stoppedDays: (policy) => {
    expect(move(policy, { hasMeaningChanged: true, lastTryAt: days(-13.9) })).toBe("stays");
    expect(move(policy, { hasMeaningChanged: true, lastTryAt: days(-14) })).toBe("fixed");
  },
  smallWording: ({ signals }) => {
    expect(keepsMeaning(...changed(20), signals)).toBe(true);
    expect(keepsMeaning(...changed(21), signals)).toBe(false);
  },
};
