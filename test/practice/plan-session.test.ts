import { expect, test } from "vitest";
import { type PlanFacts, planSession } from "../../src/practice/schedule/plan-session.ts";
import {
  daysFrom,
  due,
  type MadeItem,
  missedStep,
  monday,
  planFacts,
  quietWeek,
} from "./support/made-items.ts";

const chosen = (items: readonly MadeItem[], given: Partial<PlanFacts> = {}) =>
  planSession(planFacts(items, given)).chosen.map(({ item }) => item);
const whyNot = (items: readonly MadeItem[], item: string, given: Partial<PlanFacts> = {}) =>
  planSession(planFacts(items, given)).passed.find((one) => one.item === item)?.reason;
const many = (prefix: string, count: number, made: Omit<MadeItem, "id"> = {}): readonly MadeItem[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${prefix}${i + 1}`, ...made }));

test("asks what is due before what is new, and says why", () => {
  const items = [{ id: "new" }, { id: "due", memory: due }, { id: "later", memory: {} }];
  const plan = planSession(planFacts(items));
  expect(plan.chosen).toEqual([
    { item: "due", why: { kind: "due", recall: expect.closeTo(0.94, 1) } },
    { item: "new", why: { kind: "new", task: "refund", skill: "skill-new" } },
  ]);
  expect(plan.passed).toEqual([{ item: "later", reason: { kind: "not-due", until: daysFrom(monday, 30) } }]);
});

test("asks nothing when nothing is due and nothing is new", () => {
  expect(chosen([{ id: "later", memory: {} }])).toEqual([]);
});

test("what comes due later today is asked today", () => {
  expect(chosen([{ id: "due", memory: { dueAt: new Date("2026-11-02T23:59:00Z") } }])).toEqual(["due"]);
  expect(chosen([{ id: "due", memory: { dueAt: new Date("2026-11-03T00:00:00Z") } }])).toEqual([]);
});

test("does not ask a stale item, a draft, a look-up, a sensitive one or one whose section is gone", () => {
  const items: readonly MadeItem[] = [
    { id: "stale", section: { hash: "text-2" }, memory: due },
    { id: "draft", item: { approvedFor: null }, memory: due },
    { id: "lookup", section: { lookup: true }, memory: due },
    { id: "sensitive", section: { sensitive: true }, memory: due },
  ];
  expect(chosen(items)).toEqual([]);
  for (const { id } of items) expect(whyNot(items, id)).toEqual({ kind: id });
});

test("a page that the person may not read is as if it were not there", () => {
  const items = [{ id: "secret", section: { audience: ["finance"], hash: "text-2" }, memory: due }];
  expect(whyNot(items, "secret")).toEqual({ kind: "unreadable" });
  const readable = [{ id: "own", section: { audience: ["employee"] }, memory: due }];
  expect(chosen(readable)).toEqual(["own"]);
});

test("what was wrong though they were sure comes first, then what they missed, then what changed", () => {
  const items: readonly MadeItem[] = [
    { id: "due", memory: due },
    { id: "changed", memory: { learned: "text-0" } },
    { id: "missed", memory: { ...due, last: "wrong" } },
    { id: "sure", memory: { ...due, last: "sure-and-wrong" } },
  ];
  const plan = planSession(planFacts(items));
  expect(plan.chosen.map(({ item }) => item)).toEqual(["sure", "missed", "changed", "due"]);
  expect(plan.chosen[2]?.why).toEqual({ kind: "changed", from: null, to: 7 });
});

test("when there is too much, what is rare and harmless is dropped first", () => {
  const items = [
    ...many("light", 3, { memory: due, place: { weight: 1 } }),
    ...many("heavy", 4, { memory: due, place: { weight: 12 } }),
  ];
  expect(chosen(items)).toEqual(["heavy1", "heavy2", "heavy3", "heavy4", "light1"]);
  expect(whyNot(items, "light2")).toEqual({ kind: "no-room", questions: 5 });
});

test("neighbours test different skills where that can be", () => {
  const one = { skills: ["refunds"] };
  const other = { skills: ["invoices"] };
  const items: readonly MadeItem[] = [
    { id: "a1", memory: due, place: { ...one, weight: 5 } },
    { id: "a2", memory: due, place: { ...one, weight: 4 } },
    { id: "a3", memory: due, place: { ...one, weight: 3 } },
    { id: "b1", memory: due, place: { ...other, weight: 2 } },
    { id: "b2", memory: due, place: { ...other, weight: 1 } },
  ];
  expect(chosen(items)).toEqual(["a1", "b1", "a2", "b2", "a3"]);
});

test("at most two items a day are new, counting those asked earlier today", () => {
  const items = many("n", 5);
  expect(chosen(items)).toEqual(["n1", "n2"]);
  expect(whyNot(items, "n3")).toEqual({ kind: "new-used-up", perDay: 2 });
  const asked = [{ at: new Date("2026-11-02T08:00:00Z"), item: "n1", isNew: true }];
  expect(chosen(items, { recent: { ...quietWeek, asked } })).toEqual(["n2"]);
});

test("more new ones only by choice, and only in the first days of a role", () => {
  const items = many("n", 8);
  const freshly = { rolesSince: daysFrom(monday, -10) };
  expect(chosen(items, freshly)).toHaveLength(2);
  expect(chosen(items, { ...freshly, newPerDay: 4 })).toHaveLength(4);
  expect(chosen(items, { rolesSince: daysFrom(monday, -40), newPerDay: 4 })).toHaveLength(2);
  expect(chosen(items, { rolesSince: null, newPerDay: 4 })).toHaveLength(2);
  expect(chosen(items, { ...freshly, newPerDay: 0 })).toEqual([]);
  const more = { ...freshly, newPerDay: 9, policy: { ...planFacts([]).policy, questions: 20 } };
  expect(chosen(items, more)).toHaveLength(6);
});

test("nothing is asked twice on one day, in whichever session", () => {
  const items: readonly MadeItem[] = [
    { id: "asked", memory: due },
    { id: "answered", memory: { ...due, lastAt: new Date("2026-11-02T09:00:00Z") } },
    { id: "fresh", memory: due },
  ];
  const asked = [{ at: new Date("2026-11-02T09:30:00Z"), item: "asked", isNew: false }];
  const recent = { ...quietWeek, asked };
  expect(chosen(items, { recent })).toEqual(["fresh"]);
  const request = { kind: "topic", topic: "all", items: new Set(["asked", "answered", "fresh"]) } as const;
  expect(chosen(items, { recent, request })).toEqual(["fresh"]);
  expect(whyNot(items, "asked", { recent })).toEqual({ kind: "asked-today" });
});

test("five questions a day, and five more for those who want them", () => {
  const items = many("d", 20, { memory: due });
  const asked = many("d", 5).map(({ id }) => ({ at: monday, item: id, isNew: false }));
  const recent = { ...quietWeek, asked };
  expect(chosen(items, { recent })).toEqual([]);
  expect(chosen(items, { recent, request: { kind: "more" } })).toHaveLength(5);
});

test("a skill waits for those it requires", () => {
  const items: readonly MadeItem[] = [
    { id: "limits", place: { skills: ["limits"], requires: ["identity"] } },
    { id: "identity", place: { skills: ["identity"] }, memory: {} },
    { id: "identity-2", place: { skills: ["identity"] } },
  ];
  expect(chosen(items)).toEqual(["identity-2"]);
  expect(whyNot(items, "limits")).toEqual({ kind: "prerequisite", skill: "identity" });
  const known = items.slice(0, 2);
  expect(chosen(known)).toEqual(["limits"]);
  const wrong = [items[0] as MadeItem, { ...(items[1] as MadeItem), memory: { last: "wrong" as const } }];
  expect(whyNot(wrong, "limits")).toEqual({ kind: "prerequisite", skill: "identity" });
  expect(chosen(items, { mode: "experienced" })).toEqual([]);
});

test("what no task of theirs needs is nothing new for them", () => {
  const items = [{ id: "other", place: { order: null } }];
  expect(whyNot(items, "other")).toEqual({ kind: "not-on-path" });
});

test("experienced people get thresholds, exceptions, changes and their own slips", () => {
  const items: readonly MadeItem[] = [
    { id: "routine", memory: due },
    { id: "routine-new" },
    { id: "exception", item: { about: "exception" }, memory: due },
    { id: "threshold", item: { about: "threshold" } },
    { id: "missed", memory: { ...due, last: "wrong" } },
    { id: "changed", memory: { learned: "text-0" } },
  ];
  const asked: PlanFacts["recent"]["asked"] = [];
  const policy = { ...planFacts([]).policy, expertPerWeek: 5 };
  const given = { mode: "experienced", recent: { ...quietWeek, asked }, policy } as const;
  expect(chosen(items, given)).toEqual(["missed", "changed", "exception", "threshold"]);
  expect(whyNot(items, "routine", given)).toEqual({ kind: "routine" });
  expect(whyNot(items, "routine-new", given)).toEqual({ kind: "routine" });
});

test("a settled expert is asked three questions in seven days, unless they ask for more", () => {
  const items = many("t", 9, { item: { about: "threshold" }, memory: due });
  const days = (...ago: number[]) =>
    ago.map((day) => ({ at: daysFrom(monday, -day), item: "x", isNew: false }));
  const expert = (ago: number[], kind: "daily" | "more" = "daily") =>
    chosen(items, {
      mode: "experienced",
      recent: { ...quietWeek, asked: days(...ago) },
      request: { kind },
    });
  expect(expert([])).toHaveLength(3);
  expect(expert([3, 4])).toHaveLength(1);
  expect(expert([3, 4, 6])).toEqual([]);
  expect(expert([3, 4, 7])).toHaveLength(1);
  expect(expert([3, 4, 6], "more")).toHaveLength(5);
  const week = { mode: "experienced", recent: { ...quietWeek, asked: days(3, 4, 6) } } as const;
  expect(whyNot(items, "t1", week)).toEqual({ kind: "week-used-up", perWeek: 3 });
});

test("the working day after a missed step there is one question about exactly that", () => {
  const items: readonly MadeItem[] = [
    { id: "strong", item: { sop: "refunds", section: "proof" }, memory: { stability: 900 } },
    { id: "weak", item: { sop: "refunds", section: "proof" }, memory: { stability: 20 } },
    { id: "other", memory: {} },
  ];
  const step = missedStep({ step: "refunds#proof" });
  const plan = planSession(planFacts(items, { recent: { ...quietWeek, missedSteps: [step] } }));
  expect(plan.chosen).toEqual([
    { item: "weak", why: { kind: "step-missed", task: "refund", step: "refunds#proof", at: step.at } },
  ]);
});

test("a nudge waits for the next working day, comes once, and not at all after a week", () => {
  const items = [{ id: "known", memory: {} }];
  const nudged = (at: Date, asked: PlanFacts["recent"]["asked"] = []) =>
    chosen(items, { recent: { asked, missedSteps: [missedStep({ at })], unclear: [] } });
  expect(nudged(daysFrom(monday, -3))).toEqual(["known"]);
  expect(nudged(new Date("2026-11-02T08:00:00Z"))).toEqual([]);
  expect(nudged(daysFrom(monday, -9))).toEqual([]);
  const since = [{ at: daysFrom(monday, -2), item: "known", isNew: false }];
  expect(nudged(daysFrom(monday, -3), since)).toEqual([]);
});

test("the person's own unclear brings a question about that section, of a skill about that skill", () => {
  const items: readonly MadeItem[] = [
    { id: "fees", item: { sop: "fees", section: "late" }, memory: {} },
    { id: "proof", place: { skills: ["proof-reading"] }, memory: {} },
  ];
  const recent = {
    asked: [],
    unclear: [{ section: "fees#late", at: daysFrom(monday, -1) }],
    missedSteps: [missedStep({ step: "proof-reading" })],
  };
  const whys = planSession(planFacts(items, { recent })).chosen.map(({ item, why }) => [item, why.kind]);
  expect(whys).toEqual([
    ["fees", "unclear"],
    ["proof", "step-missed"],
  ]);
});

test("a topic is asked weakest first, due or not, but nothing that may not be asked", () => {
  const items: readonly MadeItem[] = [
    { id: "strong", memory: { stability: 900 } },
    { id: "never" },
    { id: "weak", memory: { stability: 20 } },
    { id: "stale", section: { hash: "text-2" } },
    { id: "elsewhere", memory: due },
  ];
  const request = {
    kind: "topic",
    topic: "refunds",
    items: new Set(["strong", "never", "weak", "stale"]),
  } as const;
  const plan = planSession(planFacts(items, { request }));
  expect(plan.chosen.map(({ item }) => item)).toEqual(["never", "weak", "strong"]);
  expect(plan.chosen[0]?.why).toEqual({ kind: "topic", topic: "refunds" });
  expect(whyNot(items, "elsewhere", { request })).toEqual({ kind: "other-topic" });
  expect(whyNot(items, "stale", { request })).toEqual({ kind: "stale" });
});

test("an item known but not looked up is not due", () => {
  expect(whyNot([{ id: "known" }], "known", { known: new Set(["known"]) })).toEqual({
    kind: "not-due",
    until: null,
  });
});
