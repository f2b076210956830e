import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { carryEveryDraft } from "../../src/wiring/drafts.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

const people = `people:
  - { id: ada, name: Ada Example, roles: [agent], team: billing }
  - { id: dora, name: Dora Example, roles: [lead], team: billing }
  - { id: otto, name: Otto Example, roles: [lead], team: billing }
  - { id: petra, name: Petra Example, roles: [head], team: finance }
`;

const vouchers = `---
title: Gift vouchers
owner: otto
deputy: dora
---
Gift vouchers are sold in the web shop only.

## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Issue a new voucher of at most 50 euros.

## Expired vouchers

A voucher expires three years after the day it was bought.
`;

const lost = `## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Issue a new voucher of at most 80 euros.`;

const others = Object.fromEntries(
  ["parking", "keys", "visitors", "printers", "kitchen", "post"].map((topic) => [
    `sops/office/${topic}.md`,
    `# Office: ${topic}\n\n## Who looks after ${topic}\n\nThe front desk looks after ${topic} and keeps the list.\n`,
  ]),
);

let company: TestCompany;

beforeEach(async () => {
  company = await openTestCompany("2026-11-20T10:00:00Z");
  await publish(vouchers);
});

afterEach(async () => {
  await company.close();
});

const publish = (text: string) =>
  company.publish({ "people.yaml": people, "sops/sales/vouchers.md": text, ...others });

test("somebody proposes, the owner approves with one tap, and the next answer cites the new version", async () => {
  const opened = await company.say("edit gift vouchers", { person: "ada" });
  expect(wordsOf(opened)).toContain("Which part of Gift vouchers?");
  const card = await company.tap(
    "stewardship.edit",
    { sop: "sales/vouchers", section: "lost" },
    { person: "ada" },
  );
  expect(wordsOf(card)).toContain("v1, Replace a lost voucher");
  expect(fieldsOf(card)).toMatchObject({ text: expect.stringContaining("at most 50 euros") });
  const thanks = await save({ text: lost, reason: "Vouchers of 80 euros are sold now" });
  expect(wordsOf(thanks)).toContain("Your change to Gift vouchers is with Otto Example");
  await company.runtime.settled();
  const [review] = (await inboxOf(company, "otto")).slice(-1);
  expect(review?.card?.summary).toContain("Why: Vouchers of 80 euros are sold now");
  expect(review?.card?.summary).toContain("80");
  const approved = await company.tap("stewardship.approve", await draftTap("otto"), { person: "otto" });
  expect(wordsOf(approved)).toContain("You approved it");
  await company.runtime.settled();
  expect(wordsOf(await inboxOf(company, "ada"))).toContain(
    "Otto Example approved your change. It is v2 of Gift vouchers now.",
  );
  expect(wordsOf(await company.say("how do I replace a lost voucher?", { person: "ada" }))).toContain(
    "80 euros",
  );
  const history = await company.say("history of gift vouchers", { person: "ada" });
  expect(wordsOf(history)).toContain("v2 · in force");
  expect(wordsOf(history)).toContain("written by Ada Example · approved by Otto Example");
});

test("a text that cannot be read is refused in the form's place, with its line, and nothing is lost", async () => {
  await publish(vouchers.replace("deputy: dora", "deputy: dora\napproval: [lost]"));
  const broken = lost.replace("{#lost}", "{#found}");
  const said = await save({ text: `${broken}\n\n## Expired vouchers {#found}\n\nTwice.`, reason: "Clearer" });
  expect(wordsOf(said)).toContain("Line 6: The section slug found stands in line");
  expect(fieldsOf(said)).toMatchObject({ text: expect.stringContaining("{#found}"), reason: "Clearer" });
  expect(wordsOf(await save({ text: broken, reason: "Clearer" }))).toContain(
    "approval names the section lost, which this page does not have",
  );
  expect(wordsOf(await save({ text: lost, reason: " " }))).toContain("why the page changes");
  expect(wordsOf(await save({ text: lost, reason: "x", effective: "2026-11-19" }))).toContain("is over");
  expect(wordsOf(await save({ text: lost, reason: "x", effective: "soon" }))).toContain("no day");
  expect(await company.runtime.store.drafts.openDrafts(null)).toEqual([]);
});

test("of two who decide at once one wins, and the other is told", async () => {
  await save({ text: lost, reason: "Vouchers of 80 euros are sold now" });
  await company.runtime.settled();
  const tap = await draftTap("otto");
  const both = await Promise.all([
    company.tap("stewardship.approve", tap, { person: "otto" }),
    company.tap("stewardship.reject", { ...tap, message: "", reason: "No" }, { person: "dora" }),
  ]);
  await company.runtime.settled();
  const [draft] = await company.runtime.store.drafts.draftsOn("sales/vouchers");
  const decisions = draft?.steps.filter(({ kind }) => kind === "approved" || kind === "rejected");
  expect(decisions).toHaveLength(1);
  const words = both.map(wordsOf).join("\n");
  if (decisions?.[0]?.kind === "approved") expect(words).toMatch(/Otto Example approved it|It is v2 now/);
  else expect(words).toContain("Dora Example declined it");
});

test("a page that names an approver needs them: its owner's own tap is not enough, nor is their own text", async () => {
  await publish(vouchers.replace("deputy: dora", "deputy: dora\napprover: petra"));
  await save({ text: lost, reason: "Clearer" }, "otto");
  await company.runtime.settled();
  const { draft } = await draftTap("petra");
  const tap = { draft, message: "" };
  expect(wordsOf(await company.tap("stewardship.approve", tap, { person: "otto" }))).toContain(
    "a second pair of eyes",
  );
  expect(wordsOf(await company.tap("stewardship.approve", tap, { person: "ada" }))).toContain(
    "does not have this change",
  );
  await company.tap("stewardship.approve", tap, { person: "petra" });
  await company.runtime.settled();
  const view = await company.runtime.store.pages.pageAt(
    { kind: "sop", path: "sales/vouchers", version: null },
    company.runtime.system.now(),
  );
  expect(view?.versions[0]).toMatchObject({
    version: 3,
    author: "otto",
    approvedBy: "petra",
    reason: "Clearer",
  });
  // Their own words need somebody else: the owner.
  await save({ text: lost.replace("80", "90"), reason: "More", base: 3 }, "petra");
  await company.runtime.settled();
  expect(wordsOf(await inboxOf(company, "otto"))).toContain("Petra Example proposes it, on the text of v3.");
});

test("a draft joins what changed elsewhere on its page, though the page was moved meanwhile", async () => {
  await save({ text: lost, reason: "80 euros" });
  await company.runtime.settled();
  const tap = await draftTap("otto");
  await company.publish({
    "people.yaml": people,
    "sops/sales/cards/vouchers.md": vouchers
      .replace("title:", "id: sales/vouchers\ntitle:")
      .replace("three years", "four years"),
    ...others,
  });
  await company.tap("stewardship.approve", tap, { person: "otto" });
  await company.runtime.settled();
  const [page] = await company.runtime.store.pages
    .storedVersions(["sales/vouchers"])
    .then((all) => all.slice(-1));
  expect(page).toMatchObject({ version: 3, author: "ada", approvedBy: "otto" });
  expect(page?.body).toContain("80 euros");
  expect(page?.body).toContain("four years");
});

test("changed in the same place meanwhile, a draft goes back to its author with both texts", async () => {
  await save({ text: lost, reason: "80 euros" });
  await company.runtime.settled();
  const tap = await draftTap("otto");
  await publish(vouchers.replace("50 euros", "70 euros"));
  await company.tap("stewardship.approve", tap, { person: "otto" });
  await company.runtime.settled();
  const news = await inboxOf(company, "ada");
  expect(wordsOf(news)).toContain("v2 says something else in the same place");
  expect(JSON.stringify(news.at(-1)?.card)).toContain("80 euros");
  expect(JSON.stringify(news.at(-1)?.card)).toContain("70 euros");
  const { draft } = tap;
  const again = await company.tap("stewardship.edit", { draft }, { person: "ada" });
  expect(fieldsOf(again)).toMatchObject({ text: expect.stringContaining("80 euros") });
  await company.tap(
    "stewardship.save",
    { ...place, base: 2, draft, text: lost, reason: "80 euros" },
    { person: "ada" },
  );
  await company.runtime.settled();
  await company.tap("stewardship.approve", await draftTap("otto"), { person: "otto" });
  await company.runtime.settled();
  expect(wordsOf(await company.say("how do I replace a lost voucher?", { person: "ada" }))).toContain(
    "80 euros",
  );
});

test("a page that is retired meanwhile ends the drafts for it", async () => {
  await save({ text: lost, reason: "80 euros" });
  await company.runtime.settled();
  const tap = await draftTap("otto");
  await company.publish({ "people.yaml": people, ...others });
  await company.tap("stewardship.approve", tap, { person: "otto" });
  await company.runtime.settled();
  expect(wordsOf(await inboxOf(company, "ada"))).toContain("Gift vouchers was retired meanwhile");
});

test("what was approved is published by the next look, however the process ended before", async () => {
  await save({ text: lost, reason: "80 euros" });
  await company.runtime.settled();
  const { store, system } = company.runtime;
  const [draft] = await store.drafts.draftsOn("sales/vouchers");
  if (draft === undefined) throw new Error("There is no draft");
  const step = {
    kind: "approved",
    person: "otto",
    reason: null,
    version: null,
    message: null,
    at: system.now(),
  } as const;
  const fact = { kind: "draft-step", draft: draft.id, ordinal: draft.steps.length, step } as const;
  await store.transaction((ports) =>
    ports.conversation.append([{ ...fact, state: "approved", due: "publish" }]),
  );
  await Promise.all([carry(), carry()]);
  await carry();
  const versions = await store.pages.storedVersions(["sales/vouchers"]);
  expect(versions.map(({ version }) => version)).toEqual([1, 2]);
  const told = (await inboxOf(company, "ada")).filter(({ card }) => card?.summary.includes("It is v2"));
  expect(told).toHaveLength(1);
});

test("the owner brings an older text back, retires the page, and brings it back, and no restart undoes it", async () => {
  await publish(vouchers.replace("50 euros", "70 euros"));
  const page = { sop: "sales/vouchers" };
  const back = { ...page, version: "1", reason: "70 was wrong" };
  expect(wordsOf(await company.tap("stewardship.rollback", back, { person: "otto" }))).toContain(
    "The text of v1 of Gift vouchers holds again",
  );
  await company.runtime.settled();
  expect(wordsOf(await company.say("how do I replace a lost voucher?", { person: "ada" }))).toContain(
    "50 euros",
  );
  await company.tap(
    "stewardship.retire",
    { ...page, reason: "Vouchers are no longer sold" },
    { person: "otto" },
  );
  await company.runtime.settled();
  await publish(vouchers.replace("50 euros", "70 euros"));
  expect(wordsOf(await company.say("how do I replace a lost voucher?", { person: "ada" }))).not.toContain(
    "Tillkeeper",
  );
  const { store, system } = company.runtime;
  expect(await store.pages.resolve("sales/vouchers")).toMatchObject({ retiredAt: expect.any(Date) });
  await company.tap(
    "stewardship.rollback",
    { ...page, version: "1", reason: "They are sold again" },
    { person: "otto" },
  );
  await company.runtime.settled();
  expect(await store.pages.resolve("sales/vouchers")).toMatchObject({ retiredAt: null });
  const view = await store.pages.pageAt({ kind: "sop", path: "sales/vouchers", version: null }, system.now());
  expect(view).toMatchObject({ version: 4, reason: "They are sold again" });
});

test("an expert's words that were kept become a draft, which the owner finishes", async () => {
  await company.say("how do I replace a lost voucher?", { person: "ada" });
  await company.say("ask a person", { person: "ada" });
  const request = (await company.runtime.store.handover.openFor("otto"))[0]?.id;
  const filled = { request, text: "Block the old one in Tillkeeper first.", note: true };
  await company.tap("handover.answer", filled, { person: "otto" });
  await company.runtime.settled();
  const drafts = await company.say("my drafts", { person: "otto" });
  expect(wordsOf(drafts)).toContain("For you to decide");
  const tap = await draftTap("otto");
  const opened = await company.tap("stewardship.edit", tap, { person: "otto" });
  expect(fieldsOf(opened)).toMatchObject({
    text: expect.stringContaining("Block the old one in Tillkeeper first."),
  });
  const text = String(fieldsOf(opened).text);
  await company.tap(
    "stewardship.save",
    { ...place, draft: tap.draft, text, reason: "Asked often" },
    { person: "otto" },
  );
  await company.tap("stewardship.approve", await draftTap("otto"), { person: "otto" });
  await company.runtime.settled();
  expect(wordsOf(await company.say("how do I replace a lost voucher?", { person: "ada" }))).toContain(
    "Tillkeeper",
  );
});

const place = { sop: "sales/vouchers", section: "lost", base: 1, draft: "" };

function save(entry: Readonly<Record<string, string | number>>, person = "ada") {
  return company.tap("stewardship.save", { ...place, effective: "", ...entry }, { person });
}

function carry(): Promise<void> {
  return carryEveryDraft(company.runtime, noChannels, company.runtime.system.now());
}

/** The data of the buttons on the last card about a draft that somebody has. */
async function draftTap(person: string): Promise<{ readonly draft: string; readonly message: string }> {
  const open = await company.runtime.store.drafts.openDrafts(null);
  const asked = open.at(-1)?.steps.findLast((step) => step.person === person);
  return { draft: open.at(-1)?.id ?? "", message: asked?.message ?? "" };
}

function fieldsOf(messages: readonly OutgoingMessage[]): Record<string, unknown> {
  const fields = (messages[0]?.card?.elements ?? []).flatMap((element) =>
    element.kind === "fields" ? element.fields : [],
  );
  return Object.fromEntries(fields.map((field) => [field.name, "initial" in field ? field.initial : null]));
}
