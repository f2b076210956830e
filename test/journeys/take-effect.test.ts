import { afterEach, beforeEach, expect, test } from "vitest";
import { takeEffect } from "../../src/wiring/drafts.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

const people = `people:
  - { id: ada, name: Ada Example, roles: [agent], team: billing }
  - { id: otto, name: Otto Example, roles: [lead], team: billing }
`;

const vouchers = (
  amount: number,
  steps = "1. Ask for the order number.\n2. Block the old voucher.\n3. Tell the shop.",
) => `---
title: Gift vouchers
owner: otto
---
## Replace a lost voucher {#lost}

${steps}

Issue a new voucher of at most ${amount} euros.
`;

const others = Object.fromEntries(
  ["parking", "keys", "visitors", "printers", "kitchen", "post"].map((topic) => [
    `sops/office/${topic}.md`,
    `# Office: ${topic}\n\n## Who looks after ${topic}\n\nThe front desk looks after ${topic} and keeps the list.\n`,
  ]),
);

const day = 86_400_000;
const place = { kind: "sop", path: "sales/vouchers" } as const;
let company: TestCompany;

beforeEach(async () => {
  company = await openTestCompany("2026-11-20T10:00:00Z");
  await company.publish({
    "people.yaml": people,
    "sops/sales/vouchers.md": vouchers(50),
    "sops/sales/vouchers@2026-12-01.md": vouchers(
      80,
      "1. Block the old voucher.\n2. Ask for the receipt.\n3. Tell the shop.",
    ),
    ...others,
  });
  await look();
});

afterEach(async () => {
  await company.close();
});

function look(): Promise<void> {
  return takeEffect(company.runtime, noChannels, company.runtime.system.now());
}

async function drafts(): Promise<readonly string[]> {
  const items = await company.runtime.store.items.items();
  return items.filter(({ sop }) => sop === "sales/vouchers").flatMap(({ key }) => key);
}

async function news(): Promise<number> {
  const all = await inboxOf(company, "otto");
  return all.filter(({ card }) => card?.summary.includes("v2 of Gift vouchers holds from now on")).length;
}

test("a scheduled text takes effect by itself: its owner hears of it, and drafts of questions are made anew", async () => {
  expect(await drafts()).toContain("Ask for the order number.");
  await look();
  expect(await news()).toBe(0);
  company.pass(11 * day);
  await look();
  expect(await news()).toBe(1);
  expect(await drafts()).toContain("Ask for the receipt.");
  expect(await drafts()).not.toContain("Ask for the order number.");
});

test("after downtime it is done once, by however many processes look", async () => {
  company.pass(40 * day);
  await Promise.all([look(), look(), look()]);
  await look();
  expect(await news()).toBe(1);
});

test("a clock that jumps ahead and back shows what holds at its time, and tells nothing twice", async () => {
  const { store, system } = company.runtime;
  const now = async () => (await store.pages.pageAt({ ...place, version: null }, system.now()))?.version;
  company.pass(11 * day);
  await look();
  expect(await now()).toBe(2);
  company.pass(-11 * day);
  await look();
  expect(await now()).toBe(1);
  expect(wordsOf(await company.say("how do I replace a lost voucher?", { person: "ada" }))).toContain(
    "order number",
  );
  company.pass(12 * day);
  await look();
  expect(await now()).toBe(2);
  expect(await news()).toBe(1);
});

test("a version takes effect while somebody reads: the answer and the page stay of one version", async () => {
  company.pass(10.5 * day);
  // Asked one moment before, answered after: what holds is what held when it was asked.
  const before = company.event(
    { kind: "message", text: "how do I replace a lost voucher?" },
    { person: "ada" },
  );
  company.pass(day);
  const answer = wordsOf(await company.deliver(before));
  expect(answer).toContain("v1");
  expect(answer).toContain("order number");
  expect(answer).not.toContain("receipt");
  const { store, system } = company.runtime;
  const read = await store.pages.pageAt({ ...place, version: 1 }, system.now());
  expect(read).toMatchObject({ version: 1, state: "superseded" });
  expect(JSON.stringify(read?.sections)).not.toContain("receipt");
  expect(wordsOf(await company.say("how do I replace a lost voucher?", { person: "ada" }))).toContain(
    "receipt",
  );
});
