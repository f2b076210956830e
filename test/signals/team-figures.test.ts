import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import {
  type FigureFacts,
  figureGroups,
  type Team,
  tellPart,
} from "../../src/signals/digest/team-figures.ts";

function people(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}-${i}`);
}

function groups(teams: readonly Team[], given: Partial<FigureFacts> = {}) {
  const contributors = new Set(teams.flatMap(({ members }) => members));
  return figureGroups({ teams, contributors, policy: defaultPolicy, ...given });
}

const office: readonly Team[] = [
  { manager: "ada", above: null, members: ["ben", "cy"] },
  { manager: "ben", above: "ada", members: people("b", 6) },
  { manager: "cy", above: "ada", members: people("c", 3) },
];

test("a team of five is told of on its own, a smaller one with the level above", () => {
  expect(groups(office)).toMatchObject([
    { manager: "ben", teams: ["ben"], people: people("b", 6), told: "counts" },
    { manager: "ada", teams: ["ada", "cy"], people: ["ben", "cy", ...people("c", 3)] },
  ]);
});

test("a team with two contributors rolls up, and four are told of in words", () => {
  expect(groups(office, { contributors: new Set(["b-0", "b-1"]) })).toEqual([]);
  const contributors = new Set(["b-0", "b-1", "b-2", "b-3"]);
  expect(groups(office, { contributors })).toMatchObject([
    { manager: "ben", contributors: 4, told: "words" },
  ]);
});

test("where there is a works council groups have at least ten people", () => {
  const policy = { ...defaultPolicy, worksCouncil: true };
  expect(groups(office, { policy })).toMatchObject([{ manager: "ada", teams: ["ada", "ben", "cy"] }]);
});

test("words never tell a count", () => {
  const told = [0, 1, 2, 3, 4].map((count) => tellPart({ told: "words" }, count, 4));
  expect(told.map((one) => one.kind === "words" && one.part)).toEqual(["none", "few", "half", "most", "all"]);
  expect(tellPart({ told: "counts" }, 5, 12)).toEqual({ kind: "counts", count: 5, of: 12 });
});

test("whatever the company: no group is too small, nobody is in two, circles end", () => {
  const size = fc.integer({ min: 0, max: 12 });
  const company = fc.array(fc.tuple(size, fc.integer({ min: -1, max: 9 })), { maxLength: 10 });
  fc.assert(
    fc.property(company, fc.boolean(), fc.integer({ min: 1, max: 4 }), (shape, worksCouncil, every) => {
      const teams = shape.map(([count, above], i) => ({
        manager: `m${i}`,
        above: above < 0 || above >= shape.length || above === i ? null : `m${above}`,
        members: people(`t${i}`, count),
      }));
      const all = teams.flatMap(({ members }) => members);
      const contributors = new Set(all.filter((_, i) => i % every === 0));
      const shown = figureGroups({ teams, contributors, policy: { ...defaultPolicy, worksCouncil } });
      const named = shown.flatMap((group) => group.people);
      expect(new Set(named).size).toBe(named.length);
      for (const group of shown) {
        expect(group.people.length).toBeGreaterThanOrEqual(worksCouncil ? 10 : 5);
        expect(group.contributors).toBeGreaterThanOrEqual(3);
        expect(group.told).toBe(group.contributors < 5 ? "words" : "counts");
      }
    }),
  );
});
