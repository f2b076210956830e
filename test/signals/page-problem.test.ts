import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { Signal, SignalKind } from "../../src/core/signals.ts";
import { episodesOf } from "../../src/signals/episodes.ts";
import {
  decidePage,
  type SectionUse,
  usesOf,
  usualTrouble,
  wilsonLower,
} from "../../src/signals/page-problem.ts";

const policy = defaultPolicy.signals;
const start = Date.parse("2027-03-01T10:00:00Z");

function signal(person: string, kind: SignalKind, minute: number, given: Partial<Signal> = {}): Signal {
  const isTry = ["missed", "right", "step-missed", "step-right"].includes(kind);
  return {
    id: `${person} ${kind} ${minute}`,
    cause: "cause",
    kind,
    person,
    sop: "refunds",
    section: "over-500",
    version: 7,
    sectionHash: "text",
    skills: [],
    predicted: isTry ? 0.9 : null,
    item: isTry ? "item" : null,
    isFirstTry: false,
    at: new Date(start + minute * 60_000),
    ...given,
  };
}

function use(given: Partial<SectionUse>): SectionUse {
  return { person: "somebody", noMiss: 0.9, shown: 0, weight: 0, kinds: {}, ...given };
}

function users(stuck: number, fine: number, given: Partial<SectionUse> = {}): readonly SectionUse[] {
  const some = (count: number, weight: number) =>
    Array.from({ length: count }, () => use({ weight, ...given }));
  return [...some(stuck, 1), ...some(fine, 0).map((one) => ({ ...one, weight: 0 }))];
}

function decide(uses: readonly SectionUse[], usual = 0.05) {
  return decidePage({ spans: [uses], usual, policy });
}

test("many stuck where few were expected: the page is wrong", () => {
  expect(decide(users(8, 4))).toMatchObject({ kind: "problem", why: { people: 8, users: 12 } });
});

test("two people are never a page problem", () => {
  expect(decide(users(2, 0, { noMiss: 0.99 })).kind).toBe("sound");
});

test("a quarter of ordinary practice, in which two thirds miss something, is sound", () => {
  expect(decide(users(20, 10, { noMiss: 0.9 ** 10 })).kind).toBe("sound");
});

test("who looks something up every day asks again and again, which is no trouble", () => {
  const looks = Array.from({ length: 30 }, (_, i) => signal("ida", "shown", i * 1_440));
  const again = looks.slice(1).map(({ at }, i) => ({ ...signal("ida", "asked-again", i), at }));
  const one = usesOf([...looks, ...again], policy);
  expect(decide(Array.from({ length: 20 }, () => one).flat()).kind).toBe("sound");
});

test("signs of one person within 30 minutes count once, by the strongest", () => {
  const signals = [
    signal("ida", "shown", 0),
    signal("ida", "unclear", 5),
    signal("ida", "rephrased", 9),
    signal("ida", "unclear", 31),
    signal("ola", "shown", 9),
  ];
  const kinds = episodesOf(signals, policy).map(({ person, kind, weight }) => [person, kind, weight]);
  expect(kinds).toEqual([
    ["ida", "rephrased", policy.behaviourWeight],
    ["ola", "shown", 0],
    ["ida", "unclear", policy.clickWeight],
  ]);
});

test("first tries make nobody a user and no miss a sign", () => {
  const newcomers = ["ida", "ola", "per"].map((name) => signal(name, "missed", 0, { isFirstTry: true }));
  expect(usesOf(newcomers, policy)).toEqual([]);
});

test("what began lately is found among the latest days, though a quarter of sound use dilutes it", () => {
  const quarter = users(9, 51, { noMiss: 0.8 });
  const lately = users(9, 3, { noMiss: 0.9 });
  expect(decidePage({ spans: [quarter], usual: 0.05, policy }).kind).toBe("sound");
  expect(decidePage({ spans: [quarter, lately], usual: 0.05, policy })).toMatchObject({
    kind: "problem",
    why: { users: 12 },
  });
});

test("what is usual is the median of the sections shown often enough to tell", () => {
  const sections = [1, 2, 30].map((weight) => ({ shown: 100, weight }));
  expect(usualTrouble([...sections, { shown: 2, weight: 2 }], policy)).toBe(0.02);
  expect(usualTrouble([], policy)).toBe(policy.usualAtLeast);
});

test("the lower bound is Wilson's", () => {
  expect(wilsonLower(0.5, 10)).toBeCloseTo(0.2366, 4);
  expect(wilsonLower(1, 3)).toBeCloseTo(0.4385, 4);
  expect(wilsonLower(0, 0)).toBe(0);
});
