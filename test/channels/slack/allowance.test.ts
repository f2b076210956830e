import { expect, test } from "vitest";
import { openAllowance } from "../../../src/channels/slack/allowance.ts";

test("so many a minute are allowed in each workspace, and more as the minute passes", () => {
  let now = 0;
  const allowance = openAllowance(3, () => new Date(now));
  const taken = (workspace: string) => [1, 2, 3, 4].map(() => allowance.take(workspace));
  expect(taken("T1")).toEqual([true, true, true, false]);
  expect(taken("T2")).toEqual([true, true, true, false]);
  now = 59_999;
  expect(allowance.take("T1")).toBe(false);
  now = 60_000;
  expect(taken("T1")).toEqual([true, true, true, false]);
});
