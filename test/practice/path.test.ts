import fc from "fast-check";
import { expect, test } from "vitest";
import type { SkillMap } from "../../src/core/company.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { nextStep, type PathFacts, type PathStep, pathOf } from "../../src/practice/path/path.ts";
import { memoryState, pooledItem } from "./support/made-items.ts";

const task = (id: string, skills: readonly string[], impact: "low" | "medium" | "high" = "low") => ({
  id,
  title: id,
  frequency: "daily" as const,
  impact,
  goodPath: null,
  failurePath: null,
  skills,
});
const skill = (title: string, requires: readonly string[] = [], sections: readonly string[] = []) => ({
  title,
  requires,
  sections,
  items: [],
});

const skillMap: SkillMap = {
  roles: {
    agent: {
      title: "Agent",
      tasks: [task("greet", ["greeting"]), task("refund", ["refunding", "limits"], "high")],
    },
  },
  skills: {
    greeting: skill("Greet a caller"),
    identity: skill("Check who is calling"),
    refunding: skill("Issue a refund", ["identity"], ["refunds#issue"]),
    limits: skill("Know the limits", ["refunding"]),
  },
};

const lessons = [
  { id: "who", path: "who", title: "Who is calling?", skills: ["identity"], sections: [] },
  { id: "checks", path: "checks", title: "Five checks", skills: [], sections: ["refunds#issue"] },
];

const caseOn = (id: string, on: string) =>
  pooledItem({ id, item: { kind: "scenario", skills: [on], variants: {}, rule: "true" } });

const pool = [
  caseOn("identity-case", "identity"),
  pooledItem({ id: "refund-choice", item: { skills: ["refunding"] } }),
  caseOn("refund-case", "refunding"),
  pooledItem({ id: "limits-choice", item: { skills: ["limits"] } }),
  caseOn("greeting-case", "greeting"),
];

function facts(given: Partial<PathFacts> = {}): PathFacts {
  return {
    skillMap,
    roles: ["agent"],
    reader: { groups: [] },
    pool,
    lessons,
    seen: new Set(),
    memory: new Map(),
    policy: defaultPolicy.practice,
    ...given,
  };
}

const answered = (last: "right" | "wrong", ...items: readonly string[]) =>
  new Map(items.map((item) => [item, memoryState(item, { last })]));

const drawn = (path: readonly PathStep[]) => path.map(({ skill: id, state }) => `${id} ${state.kind}`);

test("day one has a path: what comes first is next, what needs it waits, the weightiest before the rest", () => {
  expect(drawn(pathOf(facts()))).toEqual([
    "identity next",
    "refunding waiting",
    "limits waiting",
    "greeting open",
  ]);
});

test("a step is the lesson that names its skill or is built on its section, and a scenario before any other question", () => {
  const path = pathOf(facts());
  expect(path.map(({ lesson, item }) => [lesson?.title ?? null, item])).toEqual([
    ["Who is calling?", "identity-case"],
    ["Five checks", "refund-case"],
    [null, "limits-choice"],
    [null, "greeting-case"],
  ]);
});

test("a step is done once its case was right, and the next one opens", () => {
  expect(drawn(pathOf(facts({ memory: answered("right", "identity-case") })))).toEqual([
    "identity done",
    "refunding next",
    "limits waiting",
    "greeting open",
  ]);
});

test("a missed case comes back by itself: the path goes on beside it, but not past what it stands for", () => {
  const path = pathOf(facts({ memory: answered("wrong", "identity-case") }));
  expect(drawn(path)).toEqual(["identity open", "refunding waiting", "limits waiting", "greeting next"]);
  expect(path[0]?.isTried).toBe(true);
});

test("where everything open was tried, the first of it is next again", () => {
  const path = pathOf(facts({ memory: answered("wrong", "identity-case", "greeting-case") }));
  expect(nextStep(path)?.skill).toBe("identity");
});

test("a lesson without a case is done once it was read", () => {
  const read = { pool: [], seen: new Set(["who"]) };
  expect(drawn(pathOf(facts(read)))).toEqual(["identity done", "refunding next"]);
});

test("a skill that nothing teaches and nothing asks is no step, and nobody waits for it", () => {
  const without = pool.filter(({ item }) => item.id !== "identity-case");
  expect(drawn(pathOf(facts({ pool: without, lessons: [] })))).toEqual([
    "refunding next",
    "limits waiting",
    "greeting open",
  ]);
});

test("nothing that is stale, a draft, or on a page they may not read is a case of their path", () => {
  const hidden = [
    pooledItem({ id: "stale", item: { skills: ["greeting"], approvedFor: "text-0" } }),
    pooledItem({ id: "draft", item: { skills: ["greeting"], approvedFor: null } }),
    pooledItem({ id: "secret", item: { skills: ["greeting"] }, section: { audience: ["board"] } }),
  ];
  expect(pathOf(facts({ pool: hidden, lessons: [] }))).toEqual([]);
});

test("of a role that the map does not know there is no path", () => {
  expect(pathOf(facts({ roles: ["gardener"] }))).toEqual([]);
});

/** Skill maps of all kinds, circles among them. */
const maps = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, place) => `skill-${place}`);
  return fc.record({
    requires: fc.array(fc.subarray(ids), { minLength: count, maxLength: count }),
    tasks: fc.array(
      fc.record({
        skills: fc.subarray(ids, { minLength: 1 }),
        impact: fc.constantFrom("low" as const, "medium" as const, "high" as const),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    right: fc.subarray(ids),
    wrong: fc.subarray(ids),
    asked: fc.subarray(ids),
    isAcyclic: fc.boolean(),
  });
});

function madeFacts({ requires, tasks, right, wrong, asked, isAcyclic }: GeneratedMap): PathFacts {
  const ids = requires.map((_, place) => `skill-${place}`);
  const skills = ids.map((id, place) => {
    const before = (requires[place] ?? []).filter((other) => !isAcyclic || ids.indexOf(other) < place);
    return [id, skill(id, before)] as const;
  });
  const made = tasks.map(({ skills: own, impact }, place) => task(`task-${place}`, own, impact));
  return facts({
    skillMap: { roles: { agent: { title: "Agent", tasks: made } }, skills: Object.fromEntries(skills) },
    lessons: ids.map((id) => ({ id, path: id, title: id, skills: [id], sections: [] })),
    pool: asked.map((id) => caseOn(`case-${id}`, id)),
    memory: new Map([
      ...answered("wrong", ...wrong.map((id) => `case-${id}`)),
      ...answered("right", ...right.map((id) => `case-${id}`)),
    ]),
  });
}
type GeneratedMap = typeof maps extends fc.Arbitrary<infer Made> ? Made : never;

test("what a skill requires stands before it on every path", () => {
  fc.assert(
    fc.property(maps, (generated) => {
      const made = madeFacts({ ...generated, isAcyclic: true });
      const order = pathOf(made).map((step) => step.skill);
      for (const [place, id] of order.entries()) {
        for (const required of made.skillMap.skills[id]?.requires ?? []) {
          expect(order.indexOf(required)).toBeLessThan(place);
        }
      }
    }),
  );
});

test("as long as anything is left to do there is exactly one next step, even on a map with circles", () => {
  fc.assert(
    fc.property(maps, (generated) => {
      const path = pathOf(madeFacts(generated));
      const left = path.filter(({ state }) => state.kind !== "done");
      expect(path.filter(({ state }) => state.kind === "next")).toHaveLength(left.length === 0 ? 0 : 1);
    }),
  );
});

test("nobody waits for what is done", () => {
  fc.assert(
    fc.property(maps, (generated) => {
      const path = pathOf(madeFacts(generated));
      const done = new Set(path.flatMap((step) => (step.state.kind === "done" ? [step.skill] : [])));
      for (const { state } of path) if (state.kind === "waiting") expect(done.has(state.after)).toBe(false);
    }),
  );
});
