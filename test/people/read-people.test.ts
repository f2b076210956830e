import fc from "fast-check";
import { expect, test } from "vitest";
import { parseYaml, type YamlFile } from "../../src/core/yaml/yaml-file.ts";
import { readPeople } from "../../src/people/read-people.ts";

test("a person may be written in short", () => {
  const { people, refused, odd } = read(`
- id: ada
  name: Ada
  email: Ada@Example.com
  roles: agent, lead
  workingHours: Mon-Thu 9:00-17:30
  leave: 2026-12-24
- id: 7
  name: Bo
  roles: agent
  manager: ada
  workingHours: { from: "22:00", to: "06:00" }
  leave: [2026-12-24, { from: 2027-01-02, to: 2027-01-09 }]
`);
  expect({ refused, odd }).toEqual({ refused: [], odd: [] });
  expect(people[0]).toMatchObject({
    email: "ada@example.com",
    roles: ["agent", "lead"],
    workingHours: { days: ["mon", "tue", "wed", "thu"], from: "09:00", to: "17:30" },
    leave: [{ from: "2026-12-24", to: "2026-12-24" }],
  });
  expect(people[1]).toMatchObject({
    id: "7",
    manager: "ada",
    workingHours: { days: ["mon", "tue", "wed", "thu", "fri"], from: "22:00", to: "06:00" },
  });
  expect(people[1]?.leave).toHaveLength(2);
});

test("since when somebody has their roles may be said, as a day", () => {
  const { people, refused, odd } = read(`
- { id: ada, name: Ada, roles: agent, since: 2021-03-01 }
- { id: bo, name: Bo, roles: agent }
- { id: cy, name: Cy, since: March }
`);
  expect(people.map(({ rolesSince }) => rolesSince)).toEqual([new Date("2021-03-01T00:00:00Z"), null]);
  expect(refused.map(({ reason }) => reason)).toEqual(["since must be a date such as 2026-12-24."]);
  expect(odd).toEqual([]);
});

test("JSON will do", () => {
  expect(read('{"people": [{"id": "ada", "name": "Ada"}]}').people).toHaveLength(1);
});

test.each([
  ["Sun-Thu 08:00-16:00", ["mon", "tue", "wed", "thu", "sun"]],
  ["Monday, Wednesday 08:00-16:00", ["mon", "wed"]],
  ["8:00-16:00", ["mon", "tue", "wed", "thu", "fri"]],
])("working hours %s are understood", (hours, days) => {
  expect(read(`- {id: a, name: A, workingHours: "${hours}"}`).people[0]?.workingHours).toEqual({
    days,
    from: "08:00",
    to: "16:00",
  });
});

test("a bad entry is refused with its line and what to do, the good ones go on", () => {
  const { people, refused, refusedIds } = read(`people:
  - id: ada
    name: Ada
  - id: bo
  - name: Nobody
  - id: cy
    name: Cy
    workingHours: often
    leave: [2026-12-24, soon]
  - just words
`);
  expect(people.map((person) => person.id)).toEqual(["ada"]);
  expect(refusedIds).toEqual(["bo", "cy"]);
  expect(refused.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    "4: name is missing. Add it.",
    "5: id is missing. Add it.",
    '8: workingHours must be hours such as "Mon-Fri 09:00-17:00", or {days, from, to}.',
    "9: leave must be dates such as 2026-12-24, or {from, to} with the first day first.",
    "10: The entry must be names with their values.",
  ]);
});

test("of two people with one id or one address the second is refused", () => {
  const { people, refused } = read(`
- { id: ada, name: Ada, email: ada@example.com }
- { id: ada, name: Another }
- { id: bo, name: Bo, email: ADA@example.com }
`);
  expect(people.map((person) => person.name)).toEqual(["Ada"]);
  expect(refused.map(({ line }) => line)).toEqual([3, 4]);
  expect(refused[0]?.reason).toContain("line 2");
});

test("managers and deputies who are nobody, themselves or in a circle are left out and told", () => {
  const { people, refused, odd } = read(`
- { id: a, name: A, manager: b }
- { id: b, name: B, manager: c }
- { id: c, name: C, manager: a, deputy: c }
- { id: d, name: D, manager: ghost }
- { id: e, name: E, manager: a }
`);
  expect(refused).toEqual([]);
  expect(people.map((person) => person.manager)).toEqual([null, "c", "a", null, "a"]);
  expect(people[2]?.deputy).toBeNull();
  expect(odd.map(({ note }) => note).sort()).toEqual([
    "Line 2: a reports to b reports to c reports to a: a circle. The manager of a is left out.",
    "Line 4: deputy of c names themselves; left out.",
    "Line 5: manager names ghost, who is not in people.yaml; left out.",
  ]);
});

test("an unknown time zone is told and the company's is used; unknown keys are told", () => {
  const { people, odd } = read("- { id: a, name: A, timeZone: Europe/Atlantis, phone: 12 }");
  expect(people[0]?.timeZone).toBeNull();
  expect(odd.map(({ note }) => note)).toEqual([
    "Line 1: keys without a meaning here: phone.",
    "Line 1: Europe/Atlantis is no time zone; the company's is used. Write one like Europe/Dublin.",
  ]);
});

test("a file that is no YAML is refused with its line", () => {
  expect(parseYaml("people.yaml", "people:\n  - id: a\n  name: [")).toMatchObject({
    file: "people.yaml",
    line: 3,
  });
});

test("a file that has something else in it is refused", () => {
  expect(read("people: 12").refused).toHaveLength(1);
  expect(read("").people).toEqual([]);
});

test("whatever stands in the file, each entry is either taken or refused, and nobody is their own manager", () => {
  const person = fc.record(
    {
      id: fc.oneof(fc.constantFrom("a", "b", "c"), fc.anything()),
      name: fc.oneof(fc.string(), fc.anything()),
      manager: fc.constantFrom("a", "b", "c", "d", null),
      email: fc.constantFrom("a@example.com", "b@example.com", null),
      workingHours: fc.oneof(fc.string(), fc.anything()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(person, { maxLength: 6 }), (entries) => {
      const { people, refused } = readPeople({ file: "people.yaml", value: entries, lineOf: () => 1 });
      expect(people.length).toBeLessThanOrEqual(entries.length);
      if (people.length < entries.length) expect(refused.length).toBeGreaterThan(0);
      for (const one of people) expect(chainOf(one.id, people)).not.toContain(one.id);
    }),
  );
});

function chainOf(id: string, people: ReturnType<typeof readPeople>["people"]): readonly string[] {
  const chain: string[] = [];
  let next = people.find((person) => person.id === id)?.manager ?? null;
  while (next !== null && !chain.includes(next)) {
    chain.push(next);
    next = people.find((person) => person.id === next)?.manager ?? null;
  }
  return chain;
}

function read(text: string): ReturnType<typeof readPeople> {
  return readPeople(parseYaml("people.yaml", text) as YamlFile);
}
