import { expect, test } from "vitest";
import { thresholdAbove } from "../../src/retrieval/calibrate.ts";

test("where chatter finds much, more evidence is asked for", () => {
  const small = thresholdAbove([0.05, 0.1, 0.15, 0.2, 0.25]);
  const large = thresholdAbove([0.3, 0.4, 0.5, 0.55, 0.6]);
  expect(large).toBeGreaterThan(small);
});

test("nearly all chatter stays below the threshold", () => {
  const chatter = Array.from({ length: 100 }, (_, i) => 1 / (1 + Math.exp(-(i - 80) / 15)));
  const threshold = thresholdAbove(chatter);
  expect(chatter.filter((evidence) => evidence > threshold).length).toBeLessThanOrEqual(10);
});

test("the threshold stays within reason, whatever chance gives", () => {
  expect(thresholdAbove([])).toBe(thresholdAbove([0, 0, 0]));
  expect(thresholdAbove([1, 1, 1])).toBeLessThan(0.8);
  expect(thresholdAbove([0, 0, 0])).toBeGreaterThan(0.3);
});
