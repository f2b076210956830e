import { afterEach, beforeEach, expect, test } from "vitest";
import type { ContentGap } from "../../src/core/gaps.ts";
import { buttonOf, hasButton, inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import { append, carryGaps, gapFiles } from "../signals/support/gap-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const day = 86_400_000;
const hour = day / 24;

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z");
  await company.publish(gapFiles);
});

afterEach(async () => {
  await company.close();
});

/** A missing page that these people asked for, of which Otto was told unless `isFlagged` says otherwise. */
async function missing(people: readonly string[], isFlagged = true): Promise<ContentGap> {
  for (const person of people) await company.say("Where do we order bicycle helmets?", { person });
  const asked = await company.runtime.store.signals.unanswered(new Date(0));
  const at = company.runtime.system.now();
  const life = { id: "c1", openedAt: at, confirmedAt: at, closedAt: null, closing: null } as const;
  const questions = asked.map(({ answer }) => answer);
  const about = { title: "Bicycle helmets", questions, people: people.length, area: "sales" };
  const gap: ContentGap = { kind: "content", ...life, ...about };
  await append(company, [{ kind: "gap-moved", gap, was: null }]);
  if (isFlagged) {
    const doubt = {
      kind: "content-gap",
      title: gap.title,
      questions: questions.length,
      people: people.length,
    } as const;
    const flag = { id: "f1", doubt, page: null, gap: "c1", owner: "otto", at, settled: null } as const;
    await append(company, [{ kind: "flag-raised", flag }]);
  }
  return gap;
}

async function digest(weeks = 1): Promise<string> {
  company.pass(weeks * 7 * day - 3 * hour);
  await carryGaps(company);
  return wordsOf(await inboxOf(company, "mona"));
}

test("a manager is told of a page that enough of the team miss, in a word for how many and in nobody's words", async () => {
  await missing(["ada", "ben", "cleo"]);
  const words = await digest();
  expect(words).toContain("A page is missing: Bicycle helmets");
  expect(words).toContain("Several people in the team asked about this since 2 Nov, and no page answers it.");
  expect(words).not.toContain("Where do we order");
  const card = (await inboxOf(company, "mona")).at(-1)?.card;
  await expect(card?.summary).toMatchFileSnapshot("../signals/golden/digest-missing.txt");
  expect(hasButton(card, "It is the page")).toBe(false);
});

test("it is told once, and that it closed once a page answers it", async () => {
  const gap = await missing(["ada", "ben", "cleo", "dan", "eve"]);
  expect(await digest()).toContain("5 people in the team asked about this");
  const told = (await inboxOf(company, "mona")).length;
  company.pass(3 * hour);
  await digest();
  expect(await inboxOf(company, "mona")).toHaveLength(told);
  const closedAt = company.runtime.system.now();
  await append(company, [{ kind: "gap-moved", gap: { ...gap, closedAt, closing: "fixed" }, was: gap }]);
  company.pass(3 * hour);
  expect(await digest()).toContain("A page answers it now.");
});

test.each([
  ["two people asked", ["ada", "ben"], true],
  ["nobody who could write it was told", ["ada", "ben", "cleo"], false],
  ["hardly any of those who asked are of the team", ["ada", "otto", "pia"], true],
])("nothing is told where %s", async (_why, people, isFlagged) => {
  await missing(people, isFlagged);
  expect(await digest()).toBe("");
});

test("a manager may say that no page is needed", async () => {
  await missing(["ada", "ben", "cleo"]);
  await digest();
  const { action, value } = buttonOf((await inboxOf(company, "mona")).at(-1)?.card, "Not a gap");
  const said = { ...value, words: "We sell none." };
  expect(wordsOf(await company.tap(action, said, { person: "mona" }))).toContain("Noted");
});
