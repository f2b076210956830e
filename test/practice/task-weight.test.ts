import { expect, test } from "vitest";
import type { SkillMap, Task } from "../../src/core/company.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { weighItems } from "../../src/practice/schedule/task-weight.ts";
import { type MadeItem, pooledItem } from "./support/made-items.ts";

const task = (id: string, given: Partial<Task>): Task => ({
  id,
  title: id,
  frequency: "daily",
  impact: "high",
  goodPath: null,
  failurePath: null,
  skills: [],
  ...given,
});
const skill = (requires: readonly string[], sections: readonly string[] = []) => ({
  title: "",
  requires,
  sections,
  items: [],
});
const map: SkillMap = {
  roles: {
    agent: {
      title: "Agent",
      tasks: [
        task("refund", { skills: ["limits"] }),
        task("goodwill", { frequency: "rarely", impact: "low", skills: ["budget", "identity"] }),
      ],
    },
  },
  skills: {
    identity: skill([], ["calls#who"]),
    limits: skill(["identity"]),
    budget: skill([]),
    payroll: skill([]),
  },
};
const weigh = (items: readonly MadeItem[], roles: readonly string[], skillMap = map) =>
  weighItems({ skillMap, roles, pool: items.map(pooledItem), policy: defaultPolicy.practice });
const items: readonly MadeItem[] = [
  { id: "budget-1", item: { skills: ["budget"] } },
  { id: "limits-edge", item: { skills: ["limits"], about: "threshold" } },
  { id: "limits-1", item: { skills: ["limits"] } },
  { id: "payroll-1", item: { skills: ["payroll"] } },
  { id: "caller", item: { sop: "calls", section: "who" } },
];

test("the path has weighty skills first, each after what it requires, routine before thresholds", () => {
  const places = weigh(items, ["agent"]);
  const path = [...places]
    .filter(([, { order }]) => order !== null)
    .toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0))
    .map(([id]) => id);
  expect(path).toEqual(["caller", "limits-1", "limits-edge", "budget-1"]);
  expect(places.get("payroll-1")).toMatchObject({ order: null, weight: 0, tasks: [] });
});

test("a skill weighs what the tasks weigh that need it, or need what requires it", () => {
  const places = weigh(items, ["agent"]);
  expect(places.get("limits-1")).toMatchObject({ weight: 16, tasks: ["refund"], requires: ["identity"] });
  expect(places.get("caller")).toMatchObject({
    weight: 17,
    skills: ["identity"],
    tasks: ["refund", "goodwill"],
  });
  expect(places.get("budget-1")).toMatchObject({ weight: 1, tasks: ["goodwill"] });
});

test("for roles nobody described everything is the path, what is routine first", () => {
  const places = weigh(items, ["pilot"]);
  expect([...places.values()].map(({ order }) => order)).toEqual([0, 4, 1, 2, 3]);
});

test("skills that require one another in a circle block nobody", () => {
  const circle: SkillMap = {
    roles: { agent: { title: "", tasks: [task("t", { skills: ["a"] })] } },
    skills: { a: skill(["b"]), b: skill(["a"]) },
  };
  const both = [
    { id: "a-1", item: { skills: ["a"] } },
    { id: "b-1", item: { skills: ["b"] } },
  ];
  const places = weigh(both, ["agent"], circle);
  for (const place of places.values()) expect(place.requires).toEqual([]);
  expect([...places.values()].every(({ order }) => order !== null)).toBe(true);
});
