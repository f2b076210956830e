import { expect, test } from "vitest";
import type { Coaching } from "../../src/core/practice.ts";
import { type PlanFacts, planSession } from "../../src/practice/schedule/plan-session.ts";
import { daysFrom, due, type MadeItem, monday, planFacts, quietWeek } from "./support/made-items.ts";

const since = daysFrom(monday, -3);
const rule = { sop: "refunds", section: "rule" } as const;
const onSection: Coaching = { person: "ada", subject: { kind: "section", ...rule }, since };
const onSkill: Coaching = { person: "ada", subject: { kind: "skill", skill: "refunding" }, since };

/** Items of the coached section, asked so many days ago and not due for weeks. */
const ofGap = (...daysAgo: readonly number[]): readonly MadeItem[] =>
  daysAgo.map((days) => ({
    id: `gap-${days}`,
    item: rule,
    memory: { lastAt: daysFrom(monday, -days) },
    place: { skills: ["refunding"] },
  }));

const planned = (items: readonly MadeItem[], given: Partial<PlanFacts> = {}) =>
  planSession(planFacts(items, { coaching: [onSection], ...given })).chosen;
const ids = (chosen: ReturnType<typeof planned>) => chosen.map(({ item }) => item);

test("three items of the gap come first, due or not, those asked longest ago, and say since when", () => {
  const chosen = planned([{ id: "due", memory: due }, ...ofGap(2, 9, 5, 1)]);
  expect(ids(chosen)).toEqual(["gap-9", "gap-5", "gap-2", "due"]);
  expect(chosen[0]?.why).toEqual({ kind: "coached", since });
});

test("a skill is gone over in all its sections", () => {
  const other = {
    id: "other",
    memory: { lastAt: daysFrom(monday, -7) },
    place: { skills: ["x", "refunding"] },
  };
  expect(ids(planned([...ofGap(3), other], { coaching: [onSkill] }))).toEqual(["other", "gap-3"]);
});

test("what was missed before is among them once, and the other places go to what is due", () => {
  const missed = { id: "missed", item: rule, memory: { ...due, last: "wrong" as const } };
  const chosen = planned([missed, ...ofGap(40), { id: "due", memory: due }]);
  expect(ids(chosen)).toEqual(["gap-40", "missed", "due"]);
});

test("the day's five questions and the expert's three a week still hold", () => {
  const others = Array.from({ length: 6 }, (_, i) => ({ id: `due-${i}`, memory: due }));
  expect(planned([...ofGap(2, 3, 4), ...others])).toHaveLength(5);
  const asked = [1, 2].map((days) => ({ at: daysFrom(monday, -days), item: "due-0", isNew: false }));
  const expert = { mode: "experienced", recent: { ...quietWeek, asked } } as const;
  expect(ids(planned([...ofGap(2, 3, 4), ...others], expert))).toEqual(["gap-4"]);
});

test("what was asked earlier today counts, in whichever session", () => {
  const today = { id: "today", item: rule, memory: { lastAt: new Date("2026-11-02T09:00:00Z") } };
  const more = { request: { kind: "more" } } as const;
  expect(ids(planned([today, ...ofGap(2, 3, 4)], more))).toEqual(["gap-4", "gap-3"]);
});

test("nothing of it is asked while it is stale, and what has changed is shown as a change", () => {
  const stale = { id: "stale", item: { ...rule, approvedFor: "text-0" }, memory: {} };
  const changed = { id: "changed", item: rule, memory: { learned: "text-0" } };
  const chosen = planned([stale, changed]);
  expect(chosen.map(({ item, why }) => [item, why.kind])).toEqual([["changed", "changed"]]);
});

test("what was never asked is not a part of it: it comes in its turn on the path", () => {
  const [one] = planned([{ id: "new", item: rule }]);
  expect(one?.why.kind).toBe("new");
});

test("who asks for a topic gets that topic", () => {
  const request = { kind: "topic", topic: "calls", items: new Set(["call"]) } as const;
  expect(ids(planned([{ id: "call", memory: {} }, ...ofGap(2)], { request }))).toEqual(["call"]);
});
