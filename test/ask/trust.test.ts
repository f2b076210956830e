import { expect, test } from "vitest";
import { trustOf } from "../../src/ask/trust.ts";
import { defaultPolicy } from "../../src/core/policy.ts";

const policy = { ...defaultPolicy, timeZone: "Europe/Dublin" };
const page = {
  owner: "olga",
  reviewEveryDays: 90,
  reviewedAt: null,
  effective: new Date("2026-07-01T00:00:00+01:00"),
  risk: "normal" as const,
};
const on = (day: string) => new Date(`${day}T12:00:00Z`);
const firstAt = new Date("2026-08-03T10:00:00Z");

test("a page within its review time is verified", () => {
  expect(trustOf({ page, reports: null }, on("2026-09-10"), policy)).toEqual({
    trust: "verified",
    note: null,
  });
});

test("review is due from fourteen days before the date", () => {
  expect(trustOf({ page, reports: null }, on("2026-09-15"), policy)).toEqual({
    trust: "review-due",
    note: "review due by 29 Sep",
  });
});

test("a page past its date says since when", () => {
  expect(trustOf({ page, reports: null }, on("2026-10-20"), policy)).toEqual({
    trust: "overdue",
    note: "review overdue since 29 Sep",
  });
});

test("the date is a day of the company's calendar, whatever the clocks did since", () => {
  const winter = { ...page, reviewEveryDays: 180 };
  expect(trustOf({ page: winter, reports: null }, on("2027-02-01"), policy).note).toBe(
    "review overdue since 28 Dec 2026",
  );
});

test("a page with an owner but no cadence is due after a year", () => {
  const silent = { ...page, reviewEveryDays: null };
  expect(trustOf({ page: silent, reports: null }, on("2027-05-01"), policy).trust).toBe("verified");
  expect(trustOf({ page: silent, reports: null }, on("2027-07-02"), policy).trust).toBe("overdue");
});

test("a page that nobody promised to review is unverified", () => {
  const nobodys = { ...page, owner: null, reviewEveryDays: null };
  expect(trustOf({ page: nobodys, reports: null }, on("2026-07-02"), policy).trust).toBe("unverified");
});

test.each([
  ["normal", 1, "verified"],
  ["normal", 2, "in-doubt"],
  ["high", 1, "in-doubt"],
  ["critical", 1, "in-doubt"],
] as const)("a page of %s risk reported by %i is %s", (risk, count, trust) => {
  const reports = { people: ["a", "b"].slice(0, count), firstAt };
  expect(trustOf({ page: { ...page, risk }, reports }, on("2026-09-10"), policy).trust).toBe(trust);
});

test("doubt outweighs an overdue review and says when it was reported", () => {
  const reports = { people: ["a", "b"], firstAt };
  expect(trustOf({ page, reports }, on("2026-12-01"), policy).note).toBe(
    "in doubt: reported as outdated on 3 Aug",
  );
});
