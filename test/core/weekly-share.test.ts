import { expect, test } from "vitest";
import { weeklyShare } from "../../src/core/weekly-share.ts";

const now = new Date("2026-11-23T04:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

test("somebody gets so many in seven days, whatever came before", () => {
  const share = weeklyShare(
    [
      { person: "otto", count: 2, at: daysAgo(1) },
      { person: "otto", count: 9, at: daysAgo(7) },
      { person: "dora", count: 9, at: daysAgo(6) },
    ],
    5,
    now,
  );
  expect(share.left("otto")).toBe(3);
  share.take("otto", 3);
  expect(share.left("otto")).toBe(0);
  expect(share.left("dora")).toBe(0);
  expect(share.left("lea")).toBe(5);
});

test("nobody gets nothing", () => {
  expect(weeklyShare([], 5, now).left(null)).toBe(0);
});
