import fc from "fast-check";
import { expect, test } from "vitest";
import type { SkillMap, Task } from "../../src/core/company.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { passedTasks, type ReadinessFacts } from "../../src/practice/path/readiness.ts";
import { daysFrom, monday, pooledItem } from "./support/made-items.ts";

const refund: Task = {
  id: "refund",
  title: "Refund a subscriber",
  frequency: "daily",
  impact: "high",
  goodPath: null,
  failurePath: null,
  skills: ["refunding"],
};
const skillMap: SkillMap = {
  roles: {},
  skills: { refunding: { title: "Issue a refund", requires: [], sections: [], items: [] } },
};
const pool = [
  pooledItem({ id: "case", item: { kind: "scenario", skills: ["refunding"], rule: "amount > 500" } }),
  pooledItem({ id: "sum", item: { kind: "recall", skills: ["refunding"], rule: "amount * 2" } }),
  pooledItem({ id: "plain", item: { skills: ["refunding"] } }),
];

type Tried = ReadinessFacts["attempts"][number];

const tried = (place: number, given: Partial<Tried> = {}): Tried => ({
  item: "case",
  sectionHash: "text-1",
  variant: `amount=${place}`,
  correct: true,
  kind: "answer",
  at: daysFrom(monday, place),
  ...given,
});
const run = (count: number, given: (place: number) => Partial<Tried> = () => ({})) =>
  Array.from({ length: count }, (_, place) => tried(place, given(place)));
const passed = (attempts: readonly Tried[]) =>
  passedTasks({ skillMap, tasks: [refund], pool, attempts, policy: defaultPolicy.practice });

test("five new cases right in a row pass a task, on the day of the fifth", () => {
  expect(passed(run(4))).toEqual([]);
  expect(passed(run(6))).toEqual([
    { task: "refund", title: "Refund a subscriber", at: daysFrom(monday, 4), cases: 5 },
  ]);
});

test("a miss begins the row anew", () => {
  expect(passed(run(8, (place) => ({ correct: place !== 4 })))).toEqual([]);
  expect(passed(run(10, (place) => ({ correct: place !== 4 })))).toHaveLength(1);
});

test("a case seen before counts neither way", () => {
  expect(passed(run(9, () => ({ variant: "amount=300" })))).toEqual([]);
  const again = tried(9, { variant: "amount=0", correct: false, at: daysFrom(monday, 1.5) });
  expect(passed([...run(5), again])).toHaveLength(1);
});

test("what is computed by a rule is a case, what is asked the same each time is none", () => {
  expect(passed(run(5, () => ({ item: "sum" })))).toHaveLength(1);
  expect(passed(run(5, () => ({ item: "plain" })))).toEqual([]);
});

test("cases on a rule that has changed since do not pass anybody", () => {
  expect(passed(run(5, () => ({ sectionHash: "text-0" })))).toEqual([]);
});

test("work done right is no case", () => {
  expect(passed(run(5, () => ({ kind: "work" })))).toEqual([]);
});

test("the order in which attempts are read says nothing", () => {
  const attempts = run(9, (place) => ({ correct: place !== 2 }));
  fc.assert(
    fc.property(fc.shuffledSubarray(attempts, { minLength: attempts.length }), (mixed) => {
      expect(passed(mixed)).toEqual(passed(attempts));
    }),
  );
});
