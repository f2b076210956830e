import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterCall,
  type Breaker,
  beforeCall,
  type CallSign,
  freshBreaker,
  stateOf,
} from "../../../src/providers/model/breaker.ts";

const rules = { restAfterFailures: 3, failuresWithinSeconds: 60, restSeconds: 30 };
const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 10, 0, second));

function after(signs: readonly (readonly [CallSign, number])[], from: Breaker = freshBreaker): Breaker {
  return signs.reduce((breaker, [sign, second]) => afterCall(breaker, sign, at(second), rules), from);
}

const resting = after([
  ["failed", 0],
  ["failed", 1],
  ["failed", 2],
]);

test("three failures within a minute let it rest for half a minute", () => {
  expect(stateOf(resting, at(31))).toBe("open");
  expect(stateOf(resting, at(32))).toBe("half-open");
});

test("failures that are older, or before a success, do not count", () => {
  const spread = [
    ["failed", 0],
    ["failed", 30],
    ["failed", 61],
  ] as const;
  expect(stateOf(after(spread), at(61))).toBe("closed");
  const mended = [
    ["failed", 0],
    ["failed", 1],
    ["worked", 2],
    ["failed", 3],
  ] as const;
  expect(stateOf(after(mended), at(3))).toBe("closed");
});

test("what is hopeless lets it rest at once", () => {
  expect(stateOf(after([["hopeless", 0]]), at(1))).toBe("open");
});

test("after its rest one call goes alone; its end decides", () => {
  const first = beforeCall(resting, at(40), at(45));
  expect(first.goes).toBe(true);
  expect(beforeCall(first.breaker, at(41), at(46)).goes).toBe(false);
  expect(stateOf(after([["worked", 42]], first.breaker), at(42))).toBe("closed");
  expect(stateOf(after([["failed", 42]], first.breaker), at(43))).toBe("open");
});

test("a call after a rest that never ends keeps others away no longer than its time", () => {
  const { breaker } = beforeCall(resting, at(40), at(45));
  expect(beforeCall(breaker, at(45), at(50)).goes).toBe(true);
});

test("whatever happens, it is tried again within its rest", () => {
  const signs = fc.constantFrom<CallSign>("worked", "failed", "hopeless", "unknown");
  const steps = fc.array(fc.tuple(signs, fc.integer({ min: 0, max: 20 })), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (some) => {
      let second = 0;
      let breaker = freshBreaker;
      for (const [sign, pause] of some) {
        second += pause;
        const { goes, breaker: next } = beforeCall(breaker, at(second), at(second + 5));
        breaker = goes ? afterCall(next, sign, at(second), rules) : next;
      }
      expect(beforeCall(breaker, at(second + 30), at(second + 35)).goes).toBe(true);
    }),
  );
});
