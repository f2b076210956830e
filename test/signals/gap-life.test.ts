import { expect, test } from "vitest";
import type { Subject } from "../../src/core/gaps.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import {
  keepsMeaning,
  mayBegin,
  movePageProblem,
  movePersonalGap,
  type PageLife,
  type PersonalLife,
  restartAt,
} from "../../src/signals/gaps/gap-life.ts";
import { freshTest } from "../../src/signals/gaps/gap-test.ts";
import type { PageDecision } from "../../src/signals/gaps/page-problem.ts";

const policy = defaultPolicy.signals;
const now = new Date("2027-05-03T02:00:00Z");

function daysAgo(days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

const why = {
  rule: "less-than-predicted",
  tries: 9,
  missed: 6,
  days: 6,
  predicted: 0.9,
  statistic: 8,
  threshold: 7,
} as const;

function personal(given: Partial<PersonalLife> = {}) {
  return movePersonalGap({
    gap: { state: "coaching", confirmedAt: daysAgo(12), toldAt: daysAgo(11) },
    test: { ...freshTest, fadedTo: daysAgo(1).toISOString() },
    decision: { kind: "none", reason: "as-predicted" },
    daysWorked: 8,
    lastTryAt: daysAgo(1),
    hasMeaningChanged: false,
    isPageInDoubt: false,
    hasLeft: false,
    now,
    policy,
    ...given,
  });
}

function recovering(recovery: number): Partial<PersonalLife> {
  return { test: { ...freshTest, recovery, fadedTo: now.toISOString() } };
}

test("a look below the line does not close a gap: it takes evidence of the opposite", () => {
  expect(personal(recovering(policy.recallsAt - 0.1))).toEqual({ kind: "stays" });
  expect(personal(recovering(policy.recallsAt))).toEqual({ kind: "closes", closing: "recalls" });
});

test("what the test started anew says again persists", () => {
  expect(personal({ decision: { kind: "persists", why } })).toEqual({ kind: "persists", why });
});

test("coaching that nothing followed is over after 20 days worked", () => {
  expect(personal({ daysWorked: 20 })).toEqual({ kind: "stays" });
  expect(personal({ daysWorked: 21 })).toEqual({ kind: "closes", closing: "recalls" });
  expect(personal({ daysWorked: 21, lastTryAt: null })).toEqual({ kind: "closes", closing: "quiet" });
});

test("a gap that persists outlives those days, and 60 without evidence close it", () => {
  const gap = { state: "persists", confirmedAt: daysAgo(100), toldAt: daysAgo(130) } as const;
  expect(personal({ gap, daysWorked: 60 })).toEqual({ kind: "stays" });
  expect(personal({ gap, daysWorked: 60, lastTryAt: daysAgo(60) })).toEqual({
    kind: "closes",
    closing: "quiet",
  });
});

test("where the page turns out to be wrong, or the person has left, nothing is about them", () => {
  expect(personal({ isPageInDoubt: true })).toEqual({ kind: "closes", closing: "page" });
  expect(personal({ hasLeft: true })).toEqual({ kind: "closes", closing: "left" });
});

test("a gap that persists is confirmed for as long as the test says so", () => {
  const gap = { state: "persists", confirmedAt: daysAgo(30), toldAt: daysAgo(60) } as const;
  const saying = { ...freshTest, statistic: policy.persistsAt, fadedTo: now.toISOString() };
  expect(personal({ gap, test: saying, daysWorked: 40 })).toEqual({ kind: "confirmed" });
});

test("people are coached on one thing at a time, and on a section or its skill, not on both", () => {
  const section = { kind: "section", sop: "refunds", section: "over-500" } as const;
  const skill = { kind: "skill", skill: "refunding" } as const;
  const may = (subject: Subject, open: Subject, state: "coaching" | "persists", isTaught = true) =>
    mayBegin(subject, [{ subject: open, state }], () => isTaught);
  expect(mayBegin(section, [], () => true)).toBe(true);
  expect(may(section, skill, "coaching", false)).toBe(false);
  expect(may(section, skill, "persists")).toBe(false);
  expect(may(skill, section, "persists")).toBe(false);
  expect(may(section, skill, "persists", false)).toBe(true);
});

test("a test starts anew when somebody was told of that gap, and when any gap of the same trouble closed", () => {
  const section = { kind: "section", sop: "refunds", section: "over-500" } as const;
  const skill = { kind: "skill", skill: "refunding" } as const;
  const told = { subject: skill, toldAt: daysAgo(9), closedAt: null };
  expect(restartAt(skill, [told], () => true)).toEqual(daysAgo(9));
  expect(restartAt(section, [told], () => true)).toBeNull();
  const over = { ...told, closedAt: daysAgo(4) };
  expect(restartAt(section, [told, over], () => true)).toEqual(daysAgo(4));
  expect(restartAt(section, [over], () => false)).toBeNull();
});

test("a gap closes when its section was changed and nothing was missed for 14 days", () => {
  const changed = { hasMeaningChanged: true };
  expect(personal({ ...changed, lastTryAt: daysAgo(13) })).toEqual({ kind: "stays" });
  expect(personal({ ...changed, lastTryAt: daysAgo(14) })).toEqual({ kind: "closes", closing: "fixed" });
});

function page(kind: PageDecision["kind"], given: Partial<PageLife> = {}) {
  return movePageProblem({
    gap: { openedAt: daysAgo(40), confirmedAt: daysAgo(20) },
    decision: { kind, why: pageWhy },
    meaningChangedAt: null,
    isGone: false,
    now,
    policy,
    ...given,
  });
}

const pageWhy = { people: 4, users: 9, lower: 0.2, expected: 0.1, kinds: {} };

test("a page problem does not flap: it takes a change, or a quarter of quiet, to close it", () => {
  expect(page("sound")).toEqual({ kind: "stays" });
  expect(page("problem")).toEqual({ kind: "confirmed", why: pageWhy });
  expect(page("sound", { meaningChangedAt: daysAgo(13) })).toEqual({ kind: "stays" });
  expect(page("sound", { meaningChangedAt: daysAgo(14) })).toEqual({ kind: "closes", closing: "fixed" });
  const quiet = { gap: { openedAt: daysAgo(200), confirmedAt: daysAgo(90) } };
  expect(page("sound", quiet)).toEqual({ kind: "closes", closing: "quiet" });
});

test("a page that was changed but keeps people stuck is not fixed", () => {
  expect(page("suspected", { meaningChangedAt: daysAgo(30) })).toEqual({ kind: "stays" });
  expect(page("problem", { meaningChangedAt: daysAgo(30) }).kind).toBe("confirmed");
});

test("a section means what it meant through small wording, not through another number or a not", () => {
  const before =
    "Refunds over 500 need the approval of the shift lead. Attach the receipt to the case and send it on before the end of the day on which the customer called.";
  const keeps = (text: string) => keepsMeaning({ hash: "a", text: before }, { hash: "b", text }, policy);
  expect(keeps(before.replace("shift lead", "shift leader"))).toBe(true);
  expect(keeps(before.replace("500", "400"))).toBe(false);
  expect(keeps(before.replace("need", "do not need"))).toBe(false);
  expect(keeps("Call the customer back, and let the team lead for over 500 decide.")).toBe(false);
  expect(keepsMeaning({ hash: "a", text: "" }, { hash: "a", text: "x" }, policy)).toBe(true);
});
