import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import {
  buttonOf,
  hasButton,
  inboxOf,
  onlyItems,
  planDay,
  practiceFiles,
} from "../practice/support/practice-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const hour = 3_600_000;
const day = 24 * hour;

beforeEach(async () => {
  // A Monday, before work.
  company = await openTestCompany("2026-11-23T08:00:00Z");
});

afterEach(async () => {
  await company.close();
});

/** Publishes, and lets the company be known to practice; at ten the first questions come. */
async function openShop(files: Readonly<Record<string, string>> = practiceFiles): Promise<void> {
  await company.publish(files);
  await planDay(company);
  company.pass(2 * hour);
}

async function tap(
  message: OutgoingMessage | undefined,
  label: string,
  filled: object = {},
): Promise<readonly OutgoingMessage[]> {
  const { action, value } = buttonOf(message?.card, label);
  const body = { kind: "action", action, value: { ...value, ...filled } } as const;
  const inbound = company.event(body, { person: "ada", conversation: message?.conversation ?? "desk" });
  return company.deliver({ ...inbound, message: message?.id ?? null });
}

async function lastOf(person: string): Promise<OutgoingMessage | undefined> {
  return (await inboxOf(company, person)).at(-1);
}

test("a morning: first what is stored, then one card with its first question", async () => {
  await openShop();
  await planDay(company);
  const messages = await inboxOf(company, "ada");
  expect(messages).toHaveLength(2);
  expect(messages[0]?.card?.summary).toContain("what it keeps and who sees it");
  expect(messages[1]?.card?.summary).toContain("Good morning. 2 questions, about a minute.");
  expect(messages[1]?.card?.summary).toContain("1 of 2 · Gift vouchers");
  expect(await inboxOf(company, "otto")).toEqual([]);
});

test("one tap answers: the card becomes the feedback, and the next question comes below", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  await planDay(company);
  const card = await lastOf("ada");
  const answered = await tap(card, "Block the old voucher");
  expect(answered).toHaveLength(2);
  expect(answered[0]?.replaces).toBe(card?.id);
  expect(answered[0]?.card?.summary).toContain("Right\n");
  expect(answered[0]?.card?.summary).toContain("Whoever finds it could still spend it.");
  expect(answered[0]?.card?.summary).toContain("Gift vouchers v1 · Replace a lost voucher");
  expect(answered[0]?.card?.summary).toMatch(/It comes back in/);
  expect(answered[1]?.card?.summary).toContain("2 of 2 · Gift vouchers");
});

test("the same tap twice is one attempt, and the second shows what stands", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  await planDay(company);
  const card = await lastOf("ada");
  const [first, second] = await Promise.all([
    tap(card, "Block the old voucher"),
    tap(card, "Issue a new voucher"),
  ]);
  const { store } = company.runtime;
  expect(await store.practice.attemptsOf("ada", new Date(0))).toHaveLength(1);
  expect(new Set([first?.length, second?.length])).toEqual(new Set([1, 2]));
  const late = await tap(card, "Issue a new voucher");
  expect(late).toHaveLength(1);
  expect(late[0]?.card?.summary).toContain(first?.length === 2 ? "Right\n" : "Not right\n");
});

test("wrong though sure: told to the learner, and back within three days", async () => {
  await openShop(onlyItems("block-first"));
  await planDay(company);
  const [redrawn] = await tap(await lastOf("ada"), "Sure");
  expect(redrawn?.card?.summary).toContain("You are sure. Now tap your answer.");
  const [feedback, done] = await tap(redrawn, "Call the billing lead");
  expect(feedback?.card?.summary).toContain("Not right\n");
  expect(feedback?.card?.summary).toContain("You said: Call the billing lead");
  expect(feedback?.card?.summary).toContain("The answer: Block the old voucher");
  expect(feedback?.card?.summary).toContain("You were sure of it, so it comes back first.");
  expect(done?.card?.summary).toContain("Done for today\nNot right this time.");
  expect(done?.card?.summary).toContain("Gift vouchers · Replace a lost voucher: not yet, back");
  const [attempt] = await company.runtime.store.practice.attemptsOf("ada", new Date(0));
  expect(attempt).toMatchObject({ correct: false, confidence: "sure", rating: "again" });
});

test("a guess that is right counts less, and “Don't know” shows the answer", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  await planDay(company);
  const [redrawn] = await tap(await lastOf("ada"), "Guessing");
  const [, second] = await tap(redrawn, "Block the old voucher");
  const [answer] = await tap(second, "Don't know");
  expect(answer?.card?.summary).toMatch(/^Here is the answer\n/);
  const attempts = await company.runtime.store.practice.attemptsOf("ada", new Date(0));
  expect(attempts.map(({ rating, kind }) => [rating, kind])).toEqual(
    expect.arrayContaining([
      ["hard", "answer"],
      ["again", "dont-know"],
    ]),
  );
});

test("several answers are ticked and checked", async () => {
  await openShop(onlyItems("what-you-need"));
  await planDay(company);
  const card = await lastOf("ada");
  expect(card?.card?.summary).toContain("Tick all that are right\n");
  const fields = card?.card?.elements.find((element) => element.kind === "fields");
  const field = fields?.kind === "fields" ? fields.fields[0] : undefined;
  const options = field?.kind === "several" ? field.options : [];
  const right = options.filter(({ label }) => !label.includes("passport")).map(({ value }) => value);
  const [feedback] = await tap(card, "Check", { answer: right.join(",") });
  expect(feedback?.card?.summary).toMatch(/^Right\n/);
});

test("what no rule can grade is put beside the key, and the learner says how close it is", async () => {
  await openShop(onlyItems("how-soon"));
  await planDay(company);
  const card = await lastOf("ada");
  const [compare, nothing] = await tap(card, "Check", { answer: "as soon as the desk gets to it" });
  expect(nothing).toBeUndefined();
  expect(compare?.card?.summary).toContain("You said: as soon as the desk gets to it");
  expect(compare?.card?.summary).toContain("The answer: 3 working days");
  const [feedback] = await tap(compare, "Different");
  expect(feedback?.card?.summary).toMatch(/^Not right\n/);
  const [attempt] = await company.runtime.store.practice.attemptsOf("ada", new Date(0));
  expect(attempt).toMatchObject({ correct: false, gradedBy: "self", rating: "again" });
});

test("an empty answer is asked for again, and counts for nothing", async () => {
  await openShop(onlyItems("how-soon"));
  await planDay(company);
  const [again] = await tap(await lastOf("ada"), "Check", { answer: "  " });
  expect(again?.card?.summary).toContain("There was no answer in it.");
  const [right] = await tap(again, "I'm sure", { answer: "3 working days" });
  expect(right?.card?.summary).toMatch(/^Right\n/);
});

test("steps are tapped in their order, begun again, and the last places itself", async () => {
  await openShop(onlyItems("steps"));
  await planDay(company);
  const [one] = await tap(await lastOf("ada"), "Issue a new voucher");
  expect(one?.card?.summary).toContain("1. Issue a new voucher");
  expect(hasButton(one?.card, "Issue a new voucher")).toBe(false);
  const [anew] = await tap(one, "Start again");
  const [first] = await tap(anew, "Ask for the order number");
  const [feedback] = await tap(first, "Block the old voucher");
  expect(feedback?.card?.summary).toMatch(/^Right\n/);
});

test("whoever stops goes on later at the same question, and has time for the rest", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  await planDay(company);
  const card = await lastOf("ada");
  const [stopped] = await tap(card, "Stop here");
  expect(stopped?.card?.summary).toContain("2 questions left.");
  company.pass(3 * hour);
  const [waiting] = await tap(stopped, "Go on");
  expect(waiting?.card?.summary).toContain("1 of 2 · Gift vouchers");
  const [, second] = await tap(waiting, "Block the old voucher");
  expect(second?.card?.summary).toContain("2 of 2 · Gift vouchers");
});

test("after five minutes the session ends by itself, and the answer given still counts", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  await planDay(company);
  const [sure] = await tap(await lastOf("ada"), "Sure");
  company.pass(6 * 60_000);
  const [feedback, done] = await tap(sure, "Block the old voucher");
  expect(feedback?.card?.summary).toMatch(/^Right\n/);
  expect(done?.card?.summary).toContain("The time is up. The last one comes back on your next practice day.");
});

test("a card that nobody opened is replaced the next day, and nobody ever has two", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  await planDay(company);
  const first = await lastOf("ada");
  company.pass(day);
  await planDay(company);
  const messages = await inboxOf(company, "ada");
  expect(messages).toHaveLength(2);
  expect(messages[1]?.replaces).toBe(first?.id);
  const old = await tap(first, "Block the old voucher");
  expect(old[0]?.card?.summary).toContain("This question is no longer open. Nothing was counted.");
  expect(await company.runtime.store.practice.attemptsOf("ada", new Date(0))).toEqual([]);
});

test("nothing due, nothing sent", async () => {
  await openShop(onlyItems("block-first"));
  await planDay(company);
  await tap(await lastOf("ada"), "Block the old voucher");
  const before = await inboxOf(company, "ada");
  company.pass(day);
  await planDay(company);
  expect(await inboxOf(company, "ada")).toEqual(before);
});

test("in an hour the same question comes again as a new message; tomorrow it is planned anew", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  await planDay(company);
  const [later] = await tap(await lastOf("ada"), "In an hour");
  expect(later?.card?.summary).toBe("Put off. It comes back at 11:00.");
  company.pass(30 * 60_000);
  await planDay(company);
  expect((await lastOf("ada"))?.id).toBe(later?.id);
  company.pass(30 * 60_000);
  await planDay(company);
  const back = await lastOf("ada");
  expect(back?.card?.summary).toContain("1 of 2 · Gift vouchers");
  expect(back?.replaces).toBeNull();
  const [tomorrow] = await tap(back, "Tomorrow");
  expect(tomorrow?.card?.summary).toBe("Put off. What is still due comes back Tue 24 Nov, 10:00.");
  company.pass(day - hour);
  await planDay(company);
  expect((await lastOf("ada"))?.card?.summary).toContain("Good morning. 2 questions");
});

test("holidays, leave, pauses and “stop messages” are left in peace", async () => {
  await openShop();
  // The 25th is a holiday in Dublin.
  await planDay(company);
  await tap(await lastOf("ada"), "Tomorrow");
  company.pass(day);
  await company.say("stop messages", { person: "ada" });
  const before = await inboxOf(company, "ada");
  await planDay(company);
  await company.say("resume messages", { person: "ada" });
  company.pass(day);
  await planDay(company);
  expect(await inboxOf(company, "ada")).toEqual(before);
  company.pass(day);
  await planDay(company);
  expect((await inboxOf(company, "ada")).length).toBe(before.length + 1);
});

test("“quiz me on” a topic asks about it at once, and says so when there is nothing", async () => {
  await openShop();
  const [asked] = await company.say("quiz me on vouchers", { person: "ada" });
  expect(asked?.card?.summary).toContain("1 of 5 · Gift vouchers");
  const [nothing] = await company.say("quiz me on the canteen", { person: "ada" });
  expect(nothing?.card?.summary).toContain("There are no questions on the canteen for you yet.");
  const [again] = await company.say("practice", { person: "ada" });
  expect(again?.card?.summary).toContain("You have 5 questions open. Here is the next one.");
});

test("“More” asks further while there is more, and “Done” says what was right", async () => {
  const files = {
    ...onlyItems("block-first", "lead-limit", "steps"),
    "policy.yaml": "practice: { questions: 1 }\n",
  };
  await openShop(files);
  await planDay(company);
  const [, done] = await tap(await lastOf("ada"), "Block the old voucher");
  expect(done?.card?.summary).toContain("Done for today\nRight.");
  const [second] = await tap(done, "More");
  const [, asked] = await tap(second, "Don't know");
  expect(asked?.card?.summary).toContain("Done\nNot right this time.");
  expect(hasButton(asked?.card, "More")).toBe(false);
  expect(hasButton(asked?.card, "Preferences")).toBe(true);
});

test("a page that changed between question and answer sets the question aside", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  await planDay(company);
  const card = await lastOf("ada");
  const changed = practiceFiles["sops/sales/vouchers.md"].replace("Block the old", "First block the old");
  await company.publish({ ...onlyItems("block-first", "lead-limit"), "sops/sales/vouchers.md": changed });
  company.pass(60_000);
  const [aside, next] = await tap(card, "Don't know");
  expect(aside?.card?.summary).toContain("Gift vouchers has changed since you were asked");
  expect(next?.card?.summary).toContain("Gift vouchers");
  expect(await company.runtime.store.practice.attemptsOf("ada", new Date(0))).toEqual([]);
});

test("a contested answer reaches the owner, who may let it count; the learner hears of it", async () => {
  await openShop(onlyItems("block-first"));
  await planDay(company);
  const [feedback] = await tap(await lastOf("ada"), "Issue a new voucher");
  const filled = { about: "right", words: "It was blocked already." };
  const [taken] = await tap(feedback, "Something wrong here?", filled);
  expect(taken?.card?.summary).toContain("Thank you. Otto Example looks at it");
  const doubt = await lastOf("otto");
  expect(doubt?.card?.summary).toContain("They answered: Issue a new voucher");
  expect(doubt?.card?.summary).toContain("Their words: “It was blocked already.”");
  expect(doubt?.card?.summary).toContain("Block the old voucher in Tillkeeper.");
  const { action, value } = buttonOf(doubt?.card, "Their answer counts");
  const [settled] = await company.tap(action, value, { person: "otto" });
  expect(settled?.card?.summary).toContain("Ada Example is told");
  expect((await lastOf("ada"))?.card?.summary).toContain("Otto Example agrees: your answer counts as right.");
  const { practice } = company.runtime.store;
  const [attempt] = await practice.attemptsOf("ada", new Date(0));
  expect(attempt).toMatchObject({ correct: true, gradedBy: "owner" });
  expect((await practice.memoryOf("ada"))[0]).toMatchObject({ last: "right" });
  const [again] = await company.tap(action, value, { person: "otto" });
  expect(again?.card?.summary).toBe("Otto Example agreed to this already.");
});

test("what a learner answered is told to nobody where they only find the question unclear", async () => {
  await openShop(onlyItems("block-first"));
  await planDay(company);
  const [feedback] = await tap(await lastOf("ada"), "Issue a new voucher");
  await tap(feedback, "Something wrong here?", { about: "unclear", words: "" });
  const doubt = await lastOf("otto");
  expect(doubt?.card?.summary).not.toContain("They answered");
  const { action, value } = buttonOf(doubt?.card, "Retire the question");
  await company.tap(action, { ...value, reason: "Nobody needs it." }, { person: "otto" });
  expect(await company.runtime.store.items.items()).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ id: "block-first" })]),
  );
});

test("somebody else's question cannot be answered", async () => {
  await openShop(onlyItems("block-first"));
  await planDay(company);
  const { action, value } = buttonOf((await lastOf("ada"))?.card, "Block the old voucher");
  const [refused] = await company.tap(action, value, { person: "otto" });
  expect(refused?.card?.summary).toBe("This question was put to somebody else.");
});

test("home says what is due, and starts it", async () => {
  await openShop(onlyItems("block-first", "lead-limit"));
  const [home] = await company.say("home", { person: "ada" });
  expect(home?.card?.summary).toContain("Practice\n2 questions, about a minute.");
  const [first] = await tap(home, "Start");
  expect(first?.card?.summary).toContain("1 of 2 · Gift vouchers");
});
