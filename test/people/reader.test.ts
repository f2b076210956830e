import { expect, test } from "vitest";
import type { Person } from "../../src/core/people.ts";
import { type ReaderFacts, readerOf, rightsOf } from "../../src/people/reader.ts";
import { personNamed } from "../support/person-named.ts";

const nobody = personNamed("nobody");
const ada: Person = {
  ...nobody,
  id: "ada",
  name: "Ada",
  email: "ada@example.com",
  roles: ["Agent"],
  team: "North",
};
const bo: Person = { ...nobody, id: "bo", name: "Bo", manager: "ada" };

const facts: ReaderFacts = {
  managers: new Set(["ada"]),
  owners: new Set(["bo"]),
  administrator: "ada@example.com",
  company: {
    skillMap: {
      roles: {
        Agent: {
          title: "Agent",
          tasks: [
            {
              id: "refund",
              title: "Refund",
              frequency: "daily",
              impact: "high",
              goodPath: null,
              failurePath: null,
              skills: ["limits"],
            },
          ],
        },
      },
      skills: {
        limits: {
          title: "Limits",
          requires: [],
          sections: ["refunds/approvals#over-500", "gone#x"],
          items: [],
        },
      },
    },
  },
  resolveSop: (path) => (path === "refunds/approvals" ? "refund-approvals" : null),
};

test("a manager is somebody to whom others report, an owner somebody who owns a page", () => {
  expect(rightsOf(facts, ada)).toEqual(["employee", "manager", "administrator"]);
  expect(rightsOf(facts, bo)).toEqual(["employee", "owner"]);
});

test("nobody is an administrator by having no address", () => {
  expect(rightsOf({ ...facts, administrator: null }, bo)).not.toContain("administrator");
});

test("a reader is in the groups of their team, roles and rights, in lower case", () => {
  expect(readerOf(facts, ada).groups).toEqual(
    expect.arrayContaining(["ada", "north", "agent", "managers", "administrator", "employees"]),
  );
});

test("a reader's sections are those of the tasks of their roles, by the id of the Sop", () => {
  expect([...readerOf(facts, ada).sections]).toEqual(["refund-approvals#over-500"]);
  expect(readerOf(facts, bo).sections.size).toBe(0);
});
