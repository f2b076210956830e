import { beforeAll, expect, test } from "vitest";
import { liveYear, type Year } from "../../eval/signals-year.ts";
import { smallCompany } from "../../eval/signals-year-company.ts";

/** A small form of `npm run eval:signals`: a year of sixty people. */
let year: Year;
beforeAll(() => {
  year = liveYear(smallCompany, "2");
}, 60_000);

test("who is escalated has a gap, and what is told to owners is wrong", () => {
  const wrong = year.told.filter(({ what, truth }) => what !== truth);
  expect(year.told.length).toBeGreaterThanOrEqual(10);
  expect(wrong.length).toBeLessThanOrEqual(1);
});

test("most planted gaps of people are found, and most page problems", () => {
  expect(year.foundPeople.size).toBeGreaterThanOrEqual(6);
  expect(year.foundPages.size).toBeGreaterThanOrEqual(5);
});

test("an entry is told once, at most five at a time", () => {
  const { entries } = year;
  const told = entries.map(({ manager, about }) => `${manager} ${about}`);
  expect(new Set(told).size).toBe(told.length);
  const sizes = [...Map.groupBy(entries, ({ manager, day }) => `${manager} ${day}`).values()].map(
    (all) => all.length,
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(5);
});

test("nobody is named without an escalation of their own, and no group is under five", () => {
  const escalated = new Set(year.told.flatMap(({ person }) => person ?? []));
  const named = year.entries.flatMap(({ person }) => person ?? []);
  expect(named.filter((person) => !escalated.has(person))).toEqual([]);
  const groups = year.entries.flatMap(({ group }) => group ?? []);
  expect(groups.filter(({ people }) => people.length < 5)).toEqual([]);
});
