import { afterEach, beforeEach, expect, test } from "vitest";
import { learnWordings } from "../../src/ask/wordings.ts";
import { type AskWorld, answerOf, askWorld, noon } from "./support/ask-world.ts";
import { refundPages } from "./support/refund-pages.ts";

let world: AskWorld;

beforeEach(async () => {
  world = await askWorld(refundPages);
});

afterEach(async () => {
  await world.close();
});

const question = "money arrives credit card working days";
const nextDay = "2026-11-03T12:00:00Z";
const eightDaysOn = "2026-11-10T13:00:00Z";

async function helped(by: string, text = question, at = noon): Promise<string> {
  const answer = answerOf(await world.ask(text, by, at)).id;
  await world.tap("ask.helpful", { answer }, by, at);
  return answer;
}

async function wordingsAfter(now: string): Promise<readonly string[]> {
  const { store, deps } = world;
  await learnWordings({ store, policy: deps.company.policy, newId: deps.newId }, new Date(now));
  const rows = await store.pages.rowsChangedAfter(0, { afterId: "", limit: 100 });
  return rows.flatMap(({ wordings }) => wordings);
}

test("a question that helped two people becomes a wording of its section, for the index to take in", async () => {
  await helped("mara");
  await helped("tom", "When does the money arrive by credit card, in working days?");
  const before = await world.store.pages.lastPublication();
  expect(await wordingsAfter(nextDay)).toEqual([question]);
  expect(await world.store.pages.lastPublication()).toBe(before + 1);
});

test("one person who was helped is not enough the next day, and is after seven quiet days", async () => {
  await helped("mara");
  expect(await wordingsAfter(nextDay)).toEqual([]);
  expect(await wordingsAfter(eightDaysOn)).toEqual([question]);
});

test("two taps of one person are one person", async () => {
  await helped("mara");
  await helped("mara");
  expect(await wordingsAfter(nextDay)).toEqual([]);
});

test("a question asked again in other words soon after was not helped", async () => {
  await helped("mara");
  await world.ask("credit card money when", "mara", "2026-11-02T12:05:00Z");
  expect(await wordingsAfter(eightDaysOn)).toEqual([]);
});

test("another question soon after is no rephrasing", async () => {
  await helped("mara");
  await world.ask("spare badge", "mara", "2026-11-02T12:05:00Z");
  expect(await wordingsAfter(eightDaysOn)).toEqual([question]);
});

test("a report ends what one person's thanks began", async () => {
  const answer = await helped("mara");
  await world.tap("ask.outdated", { answer }, "mara", "2026-11-02T14:00:00Z");
  expect(await wordingsAfter(eightDaysOn)).toEqual([]);
});

test("a wording is learned once, however often the day comes round", async () => {
  await helped("mara");
  await helped("tom");
  await wordingsAfter(nextDay);
  const published = await world.store.pages.lastPublication();
  expect(await wordingsAfter(eightDaysOn)).toEqual([question]);
  expect(await world.store.pages.lastPublication()).toBe(published);
});

test("nothing is learned for a section whose text has changed since", async () => {
  await helped("mara", "refund over 500 EUR billing lead", "2026-11-30T12:00:00Z");
  await helped("tom", "refund over 500 EUR billing lead", "2026-11-30T12:00:00Z");
  expect(await wordingsAfter("2026-12-02T12:00:00Z")).toEqual([]);
});

test("nothing is learned near sensitive pages", async () => {
  await helped("mara", "write to the trust line about misconduct");
  await helped("tom", "write to the trust line about misconduct");
  expect(await wordingsAfter(eightDaysOn)).toEqual([]);
});
