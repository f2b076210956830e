import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { Attempt } from "../../src/core/practice.ts";
import { type ExperienceDeps, isExperienced } from "../../src/practice/path/experience.ts";
import { personNamed } from "../support/person-named.ts";
import { attempt } from "../support/practice-facts.ts";
import { daysFrom, memoryState, monday, pooledItem } from "./support/made-items.ts";

const person = personNamed("ada");
const section = { sop: "refunds", slug: "over-500", skills: [] };
const items = ["i1", "i2", "i3"];
const pool = items.map((id) => pooledItem({ id, item: { sop: "refunds", section: "over-500" } }));
const right = (count: number): readonly Attempt[] =>
  Array.from({ length: count }, (_, place) =>
    attempt({
      id: `a${place}`,
      item: items[place % items.length] ?? "",
      sectionHash: "text-1",
      variant: `v${place}`,
      correct: true,
      at: daysFrom(monday, -1 - place),
    }),
  );

function deps(
  attempts: readonly Attempt[],
  skillMap: ExperienceDeps["skillMap"] = { roles: {}, skills: {} },
) {
  return {
    store: {
      attemptsOf: async () => attempts,
      memoryOf: async () => items.map((id) => memoryState(id)),
      parametersOf: async () => new Map(),
    },
    pool: async () => pool,
    skillMap,
    policy: defaultPolicy.practice,
  };
}

const of = (where: Partial<typeof section> = {}) => ({
  person,
  section: { ...section, ...where },
  at: monday,
});

test("whoever answered the questions on a section right, again and again, is experienced in it", async () => {
  expect(await isExperienced(deps(right(12)), of())).toBe(true);
});

test("whoever answered nothing, too little, or wrong is a novice", async () => {
  const wrong = right(12).map((one) => ({ ...one, correct: false }));
  expect(await isExperienced(deps([]), of())).toBe(false);
  expect(await isExperienced(deps(right(1)), of())).toBe(false);
  expect(await isExperienced(deps(wrong), of())).toBe(false);
});

test("questions on a skill that a section teaches count for it, those on other sections do not", async () => {
  const skill = {
    title: "Refunds",
    requires: [],
    sections: ["refunds#over-500", "goodwill#limits"],
    items: [],
  };
  const map = { roles: {}, skills: { refunds: skill } };
  const other = { sop: "goodwill", slug: "limits" };
  expect(await isExperienced(deps(right(12), map), of(other))).toBe(true);
  expect(await isExperienced(deps(right(12)), of(other))).toBe(false);
});
