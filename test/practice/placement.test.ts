import { expect, test } from "vitest";
import type { SkillMap, Task } from "../../src/core/company.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { MemoryState } from "../../src/core/practice.ts";
import {
  type CaseAnswered,
  isPlacementOffered,
  modeAfter,
  placementCases,
  placementCredits,
} from "../../src/practice/path/placement.ts";
import { predictedRecall } from "../../src/practice/schedule/schedule.ts";
import { daysFrom, memoryState, monday, pooledItem } from "./support/made-items.ts";

const policy = defaultPolicy.practice;
const task = (
  id: string,
  frequency: Task["frequency"],
  impact: Task["impact"],
  ...skills: string[]
): Task => ({
  id,
  title: id,
  frequency,
  impact,
  goodPath: null,
  failurePath: null,
  skills,
});
const skillMap: SkillMap = {
  roles: {
    agent: {
      title: "Agent",
      tasks: [
        task("invoice", "monthly", "low", "tax"),
        task("refund", "daily", "high", "refunding", "limits"),
        task("retry", "weekly", "high", "retrying", "refunding"),
      ],
    },
  },
  skills: Object.fromEntries(
    ["tax", "refunding", "limits", "retrying"].map((id) => [
      id,
      { title: id, requires: [], sections: [], items: [] },
    ]),
  ),
};
const scenario = (id: string, skill: string) =>
  pooledItem({ id, item: { kind: "scenario", skills: [skill] } });
const question = (id: string, skill: string) => pooledItem({ id, item: { skills: [skill] } });

const pool = [
  scenario("refund-1", "refunding"),
  scenario("refund-2", "refunding"),
  question("limits-1", "limits"),
  question("limits-2", "limits"),
  scenario("retry-1", "retrying"),
  scenario("tax-1", "tax"),
];
const facts = { skillMap, roles: ["agent"], reader: { groups: [] }, pool, memory: new Map(), policy };

test("a placement takes one case of each skill, the weightiest tasks first, scenarios before the rest", () => {
  expect(placementCases(facts)).toEqual(["refund-1", "retry-1", "tax-1", "limits-1"]);
});

test("where there is room for few, scenarios of the weightiest tasks are what it takes", () => {
  expect(placementCases({ ...facts, policy: { ...policy, placementQuestions: 2 } })).toEqual([
    "refund-1",
    "retry-1",
  ]);
});

test("nothing that was ever asked is part of a placement", () => {
  const memory = new Map([["refund-1", memoryState("refund-1")]]);
  expect(placementCases({ ...facts, memory })).toContain("refund-2");
  expect(placementCases({ ...facts, memory })).not.toContain("refund-1");
});

const answered = (given: Partial<CaseAnswered> = {}): CaseAnswered => ({
  attempt: { person: "ada", item: "refund-1", correct: true, at: monday },
  session: { queue: [] },
  parameters: null,
  ...facts,
  memory: new Map<string, MemoryState>(),
  ...given,
});

test("a right case credits what else there is on its skill, and nothing on any other", () => {
  expect(placementCredits(answered()).map(({ memory }) => memory.item)).toEqual(["refund-2"]);
});

test("a wrong case credits nothing", () => {
  const attempt = { person: "ada", item: "refund-1", correct: false, at: monday };
  expect(placementCredits(answered({ attempt }))).toEqual([]);
});

test("what is known already, and what the placement still asks, is left alone", () => {
  const known = answered({ memory: new Map([["refund-2", memoryState("refund-2")]]) });
  const queued = answered({ session: { queue: [{ item: "refund-2", why: { kind: "placement" } }] } });
  expect([...placementCredits(known), ...placementCredits(queued)]).toEqual([]);
});

test("what is credited comes back once within six weeks, spread over them, and is remembered until then", () => {
  const many = Array.from({ length: 60 }, (_, place) => question(`more-${place}`, "refunding"));
  const credited = placementCredits(answered({ pool: [scenario("refund-1", "refunding"), ...many] }));
  const weeks = new Set<number>();
  for (const { memory } of credited) {
    expect(memory.dueAt.getTime()).toBeGreaterThanOrEqual(daysFrom(monday, 1).getTime());
    expect(memory.dueAt.getTime()).toBeLessThanOrEqual(daysFrom(monday, 42).getTime());
    expect(predictedRecall(memory, memory.dueAt, null)).toBeGreaterThanOrEqual(0.9 - 1e-9);
    weeks.add(Math.floor((memory.dueAt.getTime() - monday.getTime()) / (7 * 86_400_000)));
  }
  expect(credited).toHaveLength(60);
  expect(weeks.size).toBe(6);
});

test("a credited item comes back before the page is looked at again", () => {
  const reviewDue = daysFrom(monday, 2);
  const soon = pooledItem({ id: "soon", item: { skills: ["refunding"] }, section: { reviewDue } });
  const [credit] = placementCredits(answered({ pool: [scenario("refund-1", "refunding"), soon] }));
  expect(credit?.memory.dueAt.getTime()).toBeLessThanOrEqual(reviewDue.getTime());
});

test("who knew more than half of it is experienced", () => {
  expect([modeAfter(4, 6), modeAfter(3, 6), modeAfter(0, 0)]).toEqual([
    "experienced",
    "learning",
    "learning",
  ]);
});

test("placement is offered after 90 days in a role, or where nobody knows how long, until somebody placed themselves", () => {
  const offered = (rolesSince: Date | null, practiceMode: "learning" | "experienced" | null = null) =>
    isPlacementOffered({ rolesSince, practiceMode, now: monday, policy });
  expect([offered(daysFrom(monday, -91)), offered(null)]).toEqual([true, true]);
  expect([offered(daysFrom(monday, -89)), offered(null, "learning"), offered(null, "experienced")]).toEqual([
    false,
    false,
    false,
  ]);
});
