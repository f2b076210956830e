import { expect, test } from "vitest";
import type { Person } from "../../src/core/people.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { managedBy } from "../../src/signals/digest/stand-in.ts";
import { personNamed } from "../support/person-named.ts";

const now = new Date("2026-11-18T12:00:00Z");
const away = [{ from: "2026-11-16", to: "2026-11-20" }];

function managed(id: string, mona: Partial<Person>, former = new Map<string, string | null>()) {
  const people = [
    personNamed("ada", { manager: "mona" }),
    personNamed("mona", { manager: "rhea", deputy: "dora", ...mona }),
    personNamed("dora", { manager: "rhea" }),
    personNamed("rhea"),
  ].filter((one) => one.id !== "mona" || !former.has("mona"));
  const standing = { people, former, company: { policy: defaultPolicy, calendars: {} } };
  return managedBy(standing, { id }, now).map((one) => one.id);
}

test("a deputy looks after the team while the manager is on leave, and at no other time", () => {
  expect(managed("dora", { leave: away })).toEqual(["mona"]);
  expect(managed("dora", {})).toEqual([]);
  expect(managed("mona", { leave: away })).toEqual(["mona"]);
  expect(managed("rhea", { leave: away })).toEqual(["rhea"]);
  expect(managed("ada", { leave: away })).toEqual([]);
});

test("a manager who names themselves as deputy is stood in for by nobody", () => {
  expect(managed("mona", { leave: away, deputy: "mona" })).toEqual(["mona"]);
});

test("where the place is vacant the team is that of the next manager above", () => {
  expect(managed("rhea", {}, new Map([["mona", "rhea"]]))).toEqual(["rhea"]);
  expect(managed("dora", {}, new Map([["mona", "rhea"]]))).toEqual([]);
});
