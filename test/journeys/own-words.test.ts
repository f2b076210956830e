import { afterEach, beforeEach, expect, test } from "vitest";
import { buttonOf, hasButton, wordsOf } from "../practice/support/practice-company.ts";
import { gapFiles } from "../signals/support/gap-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const ada = { person: "ada" };
const lend = "They may read my words";

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z");
  await company.publish(gapFiles);
});

afterEach(async () => {
  await company.close();
});

async function isReadable(): Promise<readonly boolean[]> {
  const asked = await company.runtime.store.signals.unanswered(new Date(0));
  return asked.map(({ mayBeRead }) => mayBeRead);
}

test("who got no answer may let the writer of the page read their words, sees it, and takes it back", async () => {
  const [abstained] = await company.say("Where do we order bicycle helmets?", ada);
  expect(await isReadable()).toEqual([false]);
  const { action, value } = buttonOf(abstained?.card, lend);
  expect(wordsOf(await company.tap(action, value, ada))).toContain("without your name");
  await company.tap(action, value, ada);
  expect(await isReadable()).toEqual([true]);
  const stored = await company.say("what do you know about me", ada);
  expect(wordsOf(stored)).toContain("1 unanswered question that whoever writes the page may read");
  const list = buttonOf(stored.at(-1)?.card, "The question that may be read");
  const shown = await company.tap(list.action, list.value, ada);
  expect(wordsOf(shown)).toContain("“Where do we order bicycle helmets?”");
  const back = buttonOf(shown.at(-1)?.card, "Take it back");
  expect(wordsOf(await company.tap(back.action, back.value, ada))).toContain("Taken back");
  expect(await isReadable()).toEqual([false]);
  const after = await company.say("what do you know about me", ada);
  expect(hasButton(after.at(-1)?.card, "The question that may be read")).toBe(false);
});

test("nobody lends somebody else's words, and words that are forgotten are lent by nobody", async () => {
  const [abstained] = await company.say("Where do we order bicycle helmets?", ada);
  const { action, value } = buttonOf(abstained?.card, lend);
  expect(wordsOf(await company.tap(action, value, { person: "ben" }))).toContain("somebody else's question");
  expect(await isReadable()).toEqual([false]);
  await company.runtime.store.privacy.erase("ada", company.runtime.system.now());
  expect(wordsOf(await company.tap(action, value, ada))).toContain("somebody else's question");
});

test("near sensitive matters nothing is offered, and nothing can be lent", async () => {
  const [abstained] = await company.say("Where do I report harassment by my lead?", ada);
  expect(hasButton(abstained?.card, lend)).toBe(false);
  expect(await isReadable()).toEqual([]);
});
