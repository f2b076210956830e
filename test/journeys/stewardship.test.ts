import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/core/card.ts";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { buttonOf, inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import {
  administered,
  append,
  lastTo,
  lookForDoubts,
  sendQueues,
  stewardFiles,
  tapOn,
  use,
} from "../stewardship/support/steward-company.ts";
import { drawn } from "../support/drawn-card.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const hour = 3_600_000;
const day = 24 * hour;
const returns = "sales/returns";

beforeEach(async () => {
  // A Monday at noon: queues come on Tuesdays at nine.
  company = await openTestCompany("2026-11-02T12:00:00Z", administered);
});

afterEach(async () => {
  await company.close();
});

/** Two pages of Otto's whose review is due, both used, and one that nobody owns. */
async function published(files: Readonly<Record<string, string>> = stewardFiles): Promise<void> {
  await company.publish(files);
  await use(company, "How do I replace a lost voucher?", 1);
  await use(company, "How long can a customer return sale goods?", 2);
  await use(company, "When do we count every shelf?", 1);
}

/** It is Tuesday at nine, and the night's look is done. */
async function queued(): Promise<void> {
  await published();
  await lookForDoubts(company);
  company.pass(21 * hour);
  await sendQueues(company);
}

async function cardOf(person: string): Promise<Card> {
  const card = (await lastTo(company, person))?.card;
  if (card == null) throw new Error(`${person} was sent nothing`);
  return card;
}

test("one card a week in the owner's hours, the heaviest page first; what nobody owns goes to the administrator", async () => {
  await published();
  await lookForDoubts(company);
  company.pass(20 * hour);
  await sendQueues(company);
  expect(await inboxOf(company, "otto")).toEqual([]);
  company.pass(hour);
  await sendQueues(company);
  await expect(drawn(await cardOf("otto"))).toMatchFileSnapshot("../stewardship/golden/queue.txt");
  await expect(drawn(await cardOf("amy"))).toMatchFileSnapshot("../stewardship/golden/queue-unowned.txt");
  expect(await inboxOf(company, "dora")).toEqual([]);
  const before = await inboxOf(company, "otto");
  company.pass(7 * day);
  await sendQueues(company);
  expect(await inboxOf(company, "otto")).toEqual(before);
  company.pass(28 * day);
  await lookForDoubts(company);
  await sendQueues(company);
  expect((await inboxOf(company, "otto")).length).toBe(before.length);
  expect((await cardOf("dora")).summary).toContain("Otto Example has not answered, so you are asked.");
});

test("“still correct” wants each fact of a page of high risk ticked, sets the next review, and goes on to the next page", async () => {
  await queued();
  expect(await tapOn(company, "otto", "Still correct")).toContain("Tick each that still holds.");
  expect(await tapOn(company, "otto", "Still correct", { ticked: "0,1" })).toContain("Tick each");
  const next = await tapOn(company, "otto", "Still correct", { ticked: "0,1,2" });
  expect(next).toContain("Still correct. You are asked again by 18 Jan");
  expect(next).toContain("Gift vouchers");
  const { store } = company.runtime;
  const [review] = await store.flags.reviews([returns]);
  expect(review).toMatchObject({ by: "otto", version: 1, verdict: "still-correct" });
  expect(review?.ticked).toHaveLength(3);
  const [page] = (await store.pages.currentPages(company.runtime.system.now())).filter(
    ({ sop }) => sop === returns,
  );
  expect(page?.reviewedAt).toEqual(company.runtime.system.now());
  company.pass(10 * 60_000);
  await lookForDoubts(company);
  expect(await store.flags.flags({ sops: [returns], open: true })).toEqual([]);
});

test("of two who decide at once one wins, and the other reads who decided what", async () => {
  await queued();
  const { action, value } = buttonOf(await cardOf("otto"), "Still correct");
  const correct = { ...value, ticked: "0,1,2" };
  const both = await Promise.all(
    ["otto", "dora"].map((person) => company.tap(action, correct, { person, conversation: person })),
  );
  const said = both.map(wordsOf).toSorted((a, b) => a.length - b.length);
  expect(said.filter((one) => one.includes("Still correct. You are asked again"))).toHaveLength(1);
  expect(said.filter((one) => one.includes("decided that on 3 Nov: still correct."))).toHaveLength(1);
  expect(await company.runtime.store.flags.reviews([returns])).toHaveLength(1);
  expect(wordsOf(await company.tap(action, correct, { person: "ada" }))).not.toContain("You are asked again");
});

test("a page put off with a reason comes back on its day; a tap on an old card says what has become of it", async () => {
  await queued();
  const { action, value } = buttonOf(await cardOf("otto"), "Still correct");
  expect(await tapOn(company, "otto", "Put off")).toContain("Please say why");
  expect(await tapOn(company, "otto", "Put off", { length: "short", reason: "After the audit" })).toContain(
    "Put off until 17 Nov",
  );
  expect(wordsOf(await company.say("my queue", { person: "otto" }))).toContain("One page put off.");
  company.pass(15 * day);
  expect(wordsOf(await company.say("my pages", { person: "otto" }))).toContain("Returns at the counter");
  const changed = stewardFiles["sops/sales/returns.md"].replace("within 14 days", "within 10 days");
  await company.publish({
    ...stewardFiles,
    "sops/sales/returns.md": changed.replace("2026-08-10", "2026-11-16"),
  });
  expect(wordsOf(await company.tap(action, { ...value, ticked: "0,1,2" }, { person: "otto" }))).toContain(
    "There is nothing left to decide about that page",
  );
});

test("a page can be edited and retired from the card, and is in doubt no more", async () => {
  await queued();
  expect(await tapOn(company, "otto", "Edit")).toContain("Returns at the counter");
  expect(await tapOn(company, "otto", "Retire", { reason: "The counter is closed" })).toContain(
    "Returns at the counter",
  );
  const { handlers } = jobDeps(company.runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["carry-drafts"]({}, company.runtime.system.now(), {
    isOver: () => false,
    again: async () => {},
  });
  company.runtime.forgetDirectory();
  const pages = await company.runtime.store.pages.currentPages(company.runtime.system.now());
  expect(pages.map(({ path }) => path)).not.toContain(returns);
  expect(wordsOf(await company.say("my queue", { person: "otto" }))).toContain("Gift vouchers");
});

test("a folder is handed over in one action to a named person, who hears of it and is asked from then on", async () => {
  await queued();
  expect(await tapOn(company, "otto", "Hand over", { to: "Nobody" })).toContain(
    "There is nobody called Nobody",
  );
  expect(
    await tapOn(company, "otto", "Hand over", { to: "lea", what: "folder", reason: "She sells" }),
  ).toContain("Two pages handed over to Lea Example.");
  expect((await cardOf("lea")).summary).toContain("Otto Example handed two pages in sales over to you");
  company.pass(30_000);
  company.runtime.forgetDirectory();
  expect(wordsOf(await company.say("my queue", { person: "otto" }))).toContain(
    "Nothing of yours is in doubt.",
  );
  expect(wordsOf(await company.say("my queue", { person: "lea" }))).toContain("1 of 2");
  const addresses = await company.runtime.store.pages.addresses();
  expect(addresses.filter(({ owner }) => owner === "lea").map(({ path }) => path)).toHaveLength(2);
});

test("an owner who left: deputy, area lead and administrator keep the page, and nothing is lost", async () => {
  const left = stewardFiles["people.yaml"].replace(/.*id: otto.*\n/, "");
  await published();
  await lookForDoubts(company);
  await company.publish({ ...stewardFiles, "people.yaml": left });
  await lookForDoubts(company);
  company.pass(21 * hour);
  await sendQueues(company);
  const card = (await cardOf("lea")).summary;
  expect(card).toContain("1 of 2");
  expect(await inboxOf(company, "otto")).toEqual([]);
});

test("readers of a page of high risk who find it outdated are carried to its owner at once", async () => {
  await published();
  const [answer] = await company.say("How long can a customer return sale goods?", { person: "ada" });
  await company.tap("ask.outdated", { answer: answerIn(answer?.card) }, { person: "ada" });
  await lookForDoubts(company);
  await sendQueues(company);
  const card = await cardOf("otto");
  await expect(drawn(card)).toMatchFileSnapshot("../stewardship/golden/queue-reported.txt");
});

test("what readers cannot find goes to the area's lead, and “no page is needed” closes the gap", async () => {
  await published();
  const now = company.runtime.system.now();
  await append(company, [
    {
      kind: "gap-moved",
      was: null,
      gap: {
        id: "g1",
        kind: "content",
        title: "Gift cards by post",
        questions: ["q1", "q2", "q3"],
        people: 3,
        area: "sales",
        openedAt: now,
        confirmedAt: now,
        closedAt: null,
        closing: null,
      },
    },
  ]);
  company.pass(21 * hour);
  await sendQueues(company);
  await expect(drawn(await cardOf("lea"))).toMatchFileSnapshot("../stewardship/golden/queue-missing.txt");
  expect(await tapOn(company, "lea", "No page is needed")).toContain("Noted: no page is needed.");
});

function answerIn(card: Card | null | undefined): string {
  return JSON.stringify(card).match(/"answer":"([^"]+)"/)?.[1] ?? "";
}
