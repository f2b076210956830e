import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { SignalKind, StoredSignal } from "../../src/core/signals.ts";
import { usesOf } from "../../src/signals/gaps/page-problem.ts";
import { asJudged } from "../../src/signals/gaps/running-test.ts";
import {
  episodesSince,
  isUse,
  otherTrouble,
  useOf,
  withSignal,
} from "../../src/signals/signs/section-episodes.ts";
import { signal } from "../support/signal-facts.ts";

const policy = defaultPolicy.signals;
const start = new Date("2026-09-01T00:00:00Z").getTime();
const kinds = ["missed", "right", "shown", "unclear", "rephrased", "asked-again", "handed-on"] as const;

function stored(kind: SignalKind, minute: number, more: Partial<StoredSignal> = {}): StoredSignal {
  const isTry = kind === "missed" || kind === "right";
  const at = new Date(start + minute * 60_000);
  const noted = signal({ kind, at, predicted: isTry ? 0.8 : null, cause: `c${minute}-${kind}` });
  return { ...noted, id: `${minute}`, sequence: minute + 1, corrects: false, ...more };
}

test("taken in one by one, signals leave what they leave looked at together", () => {
  const some = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 5_000 })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(some, (drawn) => {
      const signals = drawn
        .map(([kind, minute]) => stored(kind, minute))
        .toSorted((a, b) => a.sequence - b.sequence);
      const episodes = signals.reduce(
        (all, one) => withSignal(all, one, policy),
        [] as Parameters<typeof withSignal>[0],
      );
      const [together] = usesOf(signals, policy);
      const use = useOf("ada", episodes, { since: new Date(start), policy });
      const near = (sum = 0) => expect.closeTo(sum, 9);
      expect(use).toEqual({
        ...together,
        noMiss: near(together?.noMiss),
        surprise: near(together?.surprise),
        weight: near(together?.weight),
      });
    }),
  );
});

test("a signal that comes late joins the episode in which it happened", () => {
  const early = [stored("shown", 0), stored("shown", 100)].reduce(
    (all, one) => withSignal(all, one, policy),
    [] as Parameters<typeof withSignal>[0],
  );
  const late = withSignal(early, stored("handed-on", 10), policy);
  expect(late.map(([, kind, , shown]) => [kind, shown])).toEqual([
    ["handed-on", 1],
    ["shown", 1],
  ]);
  expect(withSignal(late, stored("unclear", 50), policy).map(([, kind]) => kind)).toEqual([
    "handed-on",
    "unclear",
    "shown",
  ]);
});

test("what is older than the days looked back is gone, and who did nothing since is no user", () => {
  const episodes = withSignal([], stored("shown", 0), policy);
  const since = new Date(start + 60_000);
  expect(episodesSince(episodes, since)).toEqual([]);
  expect(useOf("ada", episodes, { since, policy })).toBeNull();
});

test("a first try makes nobody a user, and misses are no trouble of another kind", () => {
  expect(isUse(stored("missed", 0, { isFirstTry: true, predicted: null }))).toBe(false);
  expect(isUse(stored("missed", 0))).toBe(true);
  const episodes = [stored("missed", 0), stored("shown", 100), stored("unclear", 105)].reduce(
    (all, one) => withSignal(all, one, policy),
    [] as Parameters<typeof withSignal>[0],
  );
  expect(otherTrouble([episodes], policy)).toEqual({ shown: 1, weight: policy.clickWeight });
});

test("of an attempt judged anew the last judgement alone is left, at its own moment", () => {
  const missed = stored("missed", 5, { cause: "a1", sequence: 1 });
  const right = stored("right", 5, { cause: "a1", sequence: 9, corrects: true });
  const other = stored("missed", 3, { cause: "a2", sequence: 4 });
  expect(asJudged([missed, other, right]).map(({ kind, cause }) => [cause, kind])).toEqual([
    ["a2", "missed"],
    ["a1", "right"],
  ]);
});
