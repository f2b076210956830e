import { expect, test } from "vitest";
import { findTrueGap } from "../../eval/gaps.ts";
import { falseAlarms } from "../../eval/gaps-alarms.ts";
import { ourSetting } from "../../eval/gaps-company.ts";

/** A small form of `npm run eval:gaps`; the thresholds of docs/policy.md are what makes both true. */
test("what was never learned well is found within six weeks, nine times in ten", () => {
  const people = 60;
  const found = Array.from({ length: people }, (_, i) => {
    const { foundOn, firstDay } = findTrueGap({ of: "section", onset: 0, seed: `${i}` }, ourSetting);
    return foundOn !== null && foundOn - (firstDay ?? 0) <= 42;
  });
  expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(0.9 * people);
}, 60_000);

test("who recalls as predicted is escalated less than once in 10,000 person-years", () => {
  const alarms = falseAlarms({ people: 16, forks: 10 }, ourSetting);
  expect(alarms.escalated).toBeLessThan(1 / 10_000);
  expect(alarms.coached).toBeGreaterThan(0.5);
  expect(alarms.coached).toBeLessThan(3);
}, 60_000);
