import { expect, test } from "vitest";
import { type PlanFacts, planSession } from "../../src/practice/schedule/plan-session.ts";
import { daysFrom, due, type MadeItem, monday, planFacts } from "./support/made-items.ts";

const rule = { sop: "refunds", section: "rule" } as const;
const missedAt = daysFrom(monday, -2);
const missed: MadeItem = {
  id: "missed",
  item: rule,
  memory: { ...due, last: "wrong", lastAt: missedAt, repetitions: 3 },
};
const known = (id: string, more: Partial<MadeItem> = {}): MadeItem => ({
  id,
  item: rule,
  memory: {},
  ...more,
});

const planned = (items: readonly MadeItem[], given: Partial<PlanFacts> = {}) =>
  planSession(planFacts(items, given)).chosen;
const ids = (chosen: ReturnType<typeof planned>) => chosen.map(({ item }) => item);

test("with a missed item that comes back comes one other of its section that is not due, and says why", () => {
  const elsewhere = { id: "elsewhere", memory: {} };
  const chosen = planned([known("a"), missed, elsewhere]);
  expect(ids(chosen)).toEqual(["missed", "a"]);
  expect(chosen[1]?.why).toEqual({ kind: "neighbour", at: missedAt });
});

test("each time it is another one", () => {
  const others = ["a", "b", "c"].map((id) => known(id));
  const beside = [3, 4, 5].map((repetitions) => {
    const again = { ...missed, memory: { ...missed.memory, repetitions } };
    return ids(planned([...others, again]))[1];
  });
  expect(beside).toEqual(["a", "b", "c"]);
});

test("of what is not due only the id need be known", () => {
  const items = [known("a"), missed];
  const facts = planFacts(items);
  const dueAlone = new Map([...facts.memory].filter(([id]) => id === "missed"));
  expect(ids(planSession({ ...facts, memory: dueAlone }).chosen)).toEqual(["missed", "a"]);
});

test("nothing comes beside what was right, what is not back yet, or what is asked on a topic", () => {
  expect(ids(planned([known("a"), { ...missed, memory: { ...due } }]))).toEqual(["missed"]);
  expect(ids(planned([known("a"), { ...missed, memory: { last: "wrong" } }]))).toEqual([]);
  const request = { kind: "topic", topic: "refunds", items: new Set(["missed"]) } as const;
  expect(ids(planned([known("a"), missed], { request }))).toEqual(["missed"]);
});

test("nothing new, stale, changed or asked today comes beside it, and no routine for the experienced", () => {
  const others: readonly MadeItem[] = [
    { id: "stale", item: { ...rule, approvedFor: "text-0" }, memory: {} },
    known("changed", { memory: { learned: "text-0" } }),
    known("today", { memory: { lastAt: new Date("2026-11-02T09:00:00Z") } }),
    { id: "new", item: rule },
  ];
  const chosen = planned([missed, ...others]);
  expect(chosen.filter(({ why }) => why.kind === "neighbour")).toEqual([]);
  const expert = planned([{ ...missed, item: { ...rule, about: "threshold" } }, known("routine")], {
    mode: "experienced",
  });
  expect(ids(expert)).toEqual(["missed"]);
});

test("it takes no place from what was missed, and is left out where the number is 0", () => {
  const many = Array.from({ length: 5 }, (_, i) => ({ ...missed, id: `missed-${i}` }));
  expect(planned([...many, known("a")]).map(({ why }) => why.kind)).not.toContain("neighbour");
  const { policy } = planFacts([]);
  expect(ids(planned([missed, known("a")], { policy: { ...policy, withMissed: 0 } }))).toEqual(["missed"]);
});
