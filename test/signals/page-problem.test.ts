import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { Signal, SignalKind } from "../../src/core/signals.ts";
import {
  decidePage,
  type SectionUse,
  usesOf,
  usualTrouble,
  wilsonLower,
} from "../../src/signals/gaps/page-problem.ts";
import { episodesOf } from "../../src/signals/signs/episodes.ts";

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
  return { person: "somebody", noMiss: 0.9, surprise: 0, shown: 0, weight: 0, kinds: {}, ...given };
}

/** People who tried so often at 0.9: some missed two of three, the others nothing. */
function users(stuck: number, fine: number, tries = 3): readonly SectionUse[] {
  const some = (count: number, missed: number) =>
    Array.from({ length: count }, (_, person) =>
      usesOf(
        Array.from({ length: tries }, (__, i) =>
          signal(`${missed} ${person}`, i < missed ? "missed" : "right", i * 1_440),
        ),
        policy,
      ),
    ).flat();
  return [...some(stuck, 2), ...some(fine, 0)];
}

function decide(uses: readonly SectionUse[], usual = 0.05) {
  return decidePage({ spans: [uses], usual, policy });
}

test("many stuck where few were expected: the page is wrong", () => {
  expect(decide(users(8, 4))).toMatchObject({ kind: "problem", why: { people: 8, users: 12 } });
});

test("two people are never a page problem", () => {
  expect(decide(users(2, 0)).kind).not.toBe("problem");
  expect(decide(users(4, 0)).kind).toBe("problem");
});

test("a quarter of ordinary practice, in which two thirds miss something, is sound", () => {
  expect(decide(users(20, 10, 20)).kind).toBe("sound");
});

test("who looks something up every day asks again and again, which is no trouble", () => {
  const looks = Array.from({ length: 30 }, (_, i) => signal("ida", "shown", i * 1_440));
  const again = looks.slice(1).map(({ at }, i) => ({ ...signal("ida", "asked-again", i), at }));
  const one = usesOf([...looks, ...again], policy);
  expect(decide(Array.from({ length: 20 }, () => one).flat()).kind).toBe("sound");
});

test("a page that misleads who asks is found by that alone, though its items are answered as ever", () => {
  const stuck = (count: number) =>
    [...users(0, 12)].map((one, i) => ({ ...one, shown: 2, weight: i < count ? policy.behaviourWeight : 0 }));
  expect(decide(stuck(8)).kind).toBe("problem");
  expect(decide(stuck(2)).kind).toBe("sound");
});

test("one person who misses everything does not make the page wrong", () => {
  const alone = use({ surprise: 40, noMiss: 0 });
  const others = (surprise: number) => Array.from({ length: 5 }, () => use({ surprise }));
  expect(decide([alone, ...others(0)]).kind).toBe("sound");
  expect(decide([alone, ...others(1.5)]).kind).toBe("problem");
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
  const quarter = users(9, 51);
  const lately = users(9, 3);
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
