import { expect, test } from "vitest";
import type { Company } from "../../src/core/company.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { AnsweredItem, PracticeStore } from "../../src/core/ports/practice-store.ts";
import type { PracticeFact } from "../../src/core/practice-facts.ts";
import { seededRandom } from "../../src/core/seeded-random.ts";
import { fitMemory } from "../../src/practice/day/fit-memory.ts";
import { daysFrom, monday } from "./support/made-items.ts";

/** Answers of somebody who forgets a fifth of what is left every day. */
function answersOf(person: string, items: number): readonly AnsweredItem[] {
  const random = seededRandom(person);
  return Array.from({ length: items }, (_, i) => {
    let day = (i * 400) / items;
    return [0, 1, 3, 8, 20].map((gap): AnsweredItem => {
      day += gap;
      const isRecalled = gap === 0 || random() < 0.8 ** gap;
      return {
        person,
        item: `item-${i}`,
        sectionHash: "text",
        rating: isRecalled ? "good" : "again",
        at: daysFrom(monday, day),
      };
    });
  }).flat();
}

test("the company is measured, and each person with enough answers; few answers leave the defaults", async () => {
  const answers = new Map([
    ["ada", answersOf("ada", 200)],
    ["ben", answersOf("ben", 10)],
  ]);
  const store: Pick<PracticeStore, "toBeFitted" | "reviewsOf"> = {
    toBeFitted: async () => ["ada", "ben"],
    reviewsOf: async (person) =>
      person === null ? [...answers.values()].flat() : (answers.get(person) ?? []),
  };
  const deps = { store: store as PracticeStore, company: { policy: defaultPolicy } as Company };
  const facts: PracticeFact[] = [];
  for await (const fact of fitMemory(deps, daysFrom(monday, 500))) facts.push(fact);
  expect(
    facts.map((fact) => fact.kind === "memory-fitted" && [fact.person, fact.parameters?.length ?? null]),
  ).toEqual([
    [null, 21],
    ["ada", 21],
    ["ben", null],
  ]);
});
