import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { publishFolder } from "../../src/commands/publishing.ts";
import { openInbox } from "../../src/conversation/inbox.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { edgeDeps } from "../../src/wiring/conversation.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

const people = `people:
  - { id: ada, name: Ada Example, roles: [agent], team: billing }
  - { id: ben, name: Ben Example, roles: [agent], team: billing }
  - { id: cleo, name: Cleo Example, roles: [analyst], team: finance }
  - { id: otto, name: Otto Example, roles: [lead], team: billing }
`;

const vouchers = (amount: number) => `---
title: Gift vouchers
owner: otto
review_every_days: 365
risk: high
---
Gift vouchers are sold in the web shop only.

## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.
3. Issue a new voucher of at most ${amount} euros.

> **Warning:** Never read a voucher code out on the telephone.

## Expired vouchers {#expired}

A voucher expires three years after the day it was bought. Nobody extends it.
`;

const salaries = `---
title: Salary bands
audience: [finance]
---
## Bands of analysts

An analyst's salary band begins at 48,000 euros.
`;

const sickness = `---
title: Long illness
sensitive: true
---
## Sick pay during a long illness {#sick-pay}

Sick pay continues for 26 weeks. Talk to the people partner in confidence.
`;

/** Enough other pages that words are as rare as in a company's handbook. */
const others = Object.fromEntries(
  ["parking", "keys", "visitors", "printers", "kitchen", "post", "bicycles", "lockers"].map((topic) => [
    `office/${topic}.md`,
    `# Office: ${topic}\n\n## Who looks after ${topic}\n\nThe front desk looks after ${topic} and keeps the list.\n\n## Report trouble with ${topic}\n\nWrite to the front desk before noon.\n`,
  ]),
);

const pages = (amount = 50) => ({
  "people.yaml": people,
  "shop/vouchers.md": vouchers(amount),
  "finance/salaries.md": salaries,
  "people/illness.md": sickness,
  ...others,
});

let company: TestCompany;

beforeEach(async () => {
  company = await openTestCompany();
  await company.publish(pages());
});

afterEach(() => company.close());

const lostVoucher = "how do I replace a lost gift voucher?";
const words = (messages: readonly OutgoingMessage[]) =>
  messages.map((message) => message.card?.summary ?? "").join("\n");
const answerId = async (person: string) =>
  (await company.runtime.store.ask.answersOf(person, 1))[0]?.id ?? "";

test("an employee gets the page's own steps with page, version and section", async () => {
  const [message] = await company.say(lostVoucher, { person: "ada" });
  expect(message?.outcome).toBe("answered");
  expect(message?.card?.summary).toContain("2. Block the old voucher in Tillkeeper.");
  expect(message?.card?.summary).toContain("Never read a voucher code out on the telephone");
  expect(message?.card?.summary).toContain("Gift vouchers v1 · Replace a lost voucher");
});

test("says that no page answers, and cites nothing", async () => {
  const [message] = await company.say("which football team won the cup final in 1987", { person: "ada" });
  expect(message?.outcome).toBe("abstained");
  expect(message?.card?.elements.some((element) => element.kind === "citation")).toBe(false);
});

test("answers one event once, however often and fast it is delivered", async () => {
  const event = company.event({ kind: "message", text: lostVoucher }, { person: "ada", id: "e1" });
  const replies = await Promise.all(Array.from({ length: 8 }, () => company.deliver(event)));
  const again = await company.deliver(event);
  expect(new Set([...replies, again].map((messages) => messages.map(({ id }) => id).join())).size).toBe(1);
  expect(await company.runtime.store.ask.answersOf("ada", 10)).toHaveLength(1);
});

test("answers what a crash left claimed", async () => {
  const { conversation } = company.runtime.store;
  const event = company.event({ kind: "message", text: lostVoucher }, { person: "ada", id: "e2" });
  await conversation.claim(event, company.runtime.system.now(), 30_000);
  expect(await conversation.messagesFor(event.id)).toEqual([]);
  const inbox = openInbox({ ...edgeDeps(company.runtime, noChannels), reportTrouble: () => {} });
  await inbox.takeUp(0);
  await inbox.stop();
  const messages = await conversation.messagesFor(event.id);
  expect(messages.map(({ outcome }) => outcome)).toEqual(["answered"]);
});

test("apologises with a reference when something breaks, and the event is done", async () => {
  const broken = {
    ...edgeDeps(company.runtime, noChannels),
    respond: () => Promise.reject(new Error("the index is gone")),
  };
  const { replyOrApologise } = await import("../../src/conversation/edge.ts");
  const event = company.event({ kind: "message", text: lostVoucher }, { person: "ada", id: "e3" });
  expect(words(await replyOrApologise(broken, event))).toMatch(/reference: id\d+/);
  expect(words(await company.deliver(event))).toMatch(/reference: id\d+/);
});

test("a changed page is cited at its new version at once, with what changed since the reader saw it", async () => {
  await company.say(lostVoucher, { person: "ada" });
  company.pass(3_600_000);
  await company.publish(pages(80));
  const changed = words(await company.say(lostVoucher, { person: "ada" }));
  expect(changed).toContain("at most 80 euros");
  expect(changed).toContain("Gift vouchers v2");
  const fresh = words(await company.say(lostVoucher, { person: "ben" }));
  expect(fresh).not.toContain("50 euros");
});

test("a page that somebody may not see is as if it were not there", async () => {
  const question = "at what salary does the band of analysts begin?";
  expect((await company.say(question, { person: "ada" }))[0]?.outcome).toBe("abstained");
  expect((await company.say(question))[0]?.outcome).toBe("abstained");
  expect((await company.say(question, { person: "cleo" }))[0]?.outcome).toBe("answered");
});

test("one report puts a page of high risk in doubt for the next person", async () => {
  await company.say(lostVoucher, { person: "ada" });
  await company.tap("ask.outdated", { answer: await answerId("ada") }, { person: "ada" });
  expect(words(await company.say(lostVoucher, { person: "ben" }))).toContain("in doubt");
  await company.publish(pages(90));
  expect(words(await company.say(lostVoucher, { person: "ben" }))).not.toContain("in doubt");
});

test("a wording that helped two people finds the section for a third, until the section changes", async () => {
  const wording = "customer mislaid present thingy";
  const { store } = company.runtime;
  for (const person of ["ada", "ben"]) {
    await company.say(lostVoucher, { person });
    const id = await answerId(person);
    // They asked in their own words and were helped by the same section.
    await company.runtime.database.prisma.answer.update({
      where: { id },
      data: { question: wording, standalone: wording, key: "custom mislaid present thingi" },
    });
    await company.tap("ask.helpful", { answer: id }, { person });
  }
  await company.runtime.settled();
  expect((await company.say(wording, { person: "otto" }))[0]?.outcome).toBe("answered");
  await company.publish(pages(120));
  expect((await company.say(wording, { person: "otto" }))[0]?.outcome).toBe("abstained");
  expect(await store.ask.answersOf("otto", 5)).toHaveLength(2);
});

test("a sensitive page is answered and leaves neither words nor person", async () => {
  const question = "how long is sick pay during a long illness?";
  const [message] = await company.say(question, { person: "ada", id: "s1" });
  expect(message?.outcome).toBe("answered");
  expect(message?.card?.summary).toContain("26 weeks");
  const { prisma } = company.runtime.database;
  const record = JSON.stringify([
    await prisma.answer.findMany({ include: { citations: true } }),
    await prisma.sectionReading.findMany(),
  ]);
  const delivery = JSON.stringify([
    await prisma.outgoingMessage.findMany(),
    await prisma.inboundEvent.findMany(),
  ]);
  expect(record + delivery).not.toContain("sick pay");
  expect(record + delivery).not.toContain("26 weeks");
  // Nothing leads from the record of the answer to who was told.
  expect(record).not.toContain("ada");
  expect(record).not.toContain("s1");
  const event = company.event({ kind: "message", text: question }, { person: "ada", id: "s1" });
  expect(words(await company.deliver(event))).toContain("26 weeks");
  expect(await prisma.answer.count()).toBe(1);
});

test("a follow-up leans on the question before it", async () => {
  await company.say(lostVoucher, { person: "ada", conversation: "c1" });
  const [message] = await company.say("and expired ones?", { person: "ada", conversation: "c1" });
  expect(words(message ? [message] : [])).toContain("Expired vouchers");
});

test("once a company's own pages are there, neither pages nor people of the sample come back", async () => {
  const folder = join(import.meta.dirname, "../../content");
  const now = company.runtime.system.now();
  await publishFolder(company.runtime, { folder, source: "sample", now, yes: false });
  const { people } = await company.runtime.directory();
  expect(people.map(({ id }) => id)).toEqual(["ada", "ben", "cleo", "otto"]);
  expect(await company.runtime.store.pages.liveSources()).toEqual(["folder"]);
});
