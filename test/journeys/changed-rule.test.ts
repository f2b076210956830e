import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import {
  buttonOf,
  hasButton,
  inboxOf,
  onlyItems,
  planDay,
  tellOwners,
  wordsOf,
} from "../practice/support/practice-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Ada sells and replaces vouchers, Bo only replaces them; the page is Otto's, and Dora stands in for him. */
const people = `people:
  - { id: ada, name: Ada Example, email: ada@example.com, roles: [seller], timeZone: UTC }
  - { id: bo, name: Bo Example, email: bo@example.com, roles: [agent], timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@example.com, timeZone: UTC, deputy: dora }
  - { id: dora, name: Dora Example, email: dora@example.com, timeZone: UTC }
`;
const skills = `roles:
  seller:
    title: Seller
    tasks:
      - { id: sell, title: Sell a voucher, frequency: daily, impact: high, skills: [limits, replacing] }
  agent:
    title: Shop agent
    tasks:
      - { id: replace, title: Replace a voucher, frequency: daily, impact: high, skills: [replacing] }
skills:
  limits: { title: Limits, sections: [sales/vouchers#large] }
  replacing: { title: Replacing, sections: [sales/vouchers#lost] }
`;
const shop: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    ...onlyItems("block-first", "lead-limit"),
    "people.yaml": people,
    "skills.yaml": skills,
  }).map(([path, text]) => [path, text.replaceAll("skills: [vouchers]", "skills: []")]),
);
/** The same shop with 600 euros as the limit. */
const changedShop = {
  ...shop,
  "sops/sales/vouchers.md": (shop["sops/sales/vouchers.md"] ?? "").replace("more than 500", "more than 600"),
};

beforeEach(async () => {
  // A Monday, before work.
  company = await openTestCompany("2026-11-23T08:00:00Z");
  await company.publish(shop);
  await planDay(company);
  company.pass(2 * hour);
  await planDay(company);
  for (const person of ["ada", "bo"]) await answerAll(person);
  company.pass(hour);
});

afterEach(async () => {
  await company.close();
});

async function tap(
  person: string,
  message: OutgoingMessage | undefined,
  label: string,
  filled: object = {},
): Promise<readonly OutgoingMessage[]> {
  const { action, value } = buttonOf(message?.card, label);
  const body = { kind: "action", action, value: { ...value, ...filled } } as const;
  const inbound = company.event(body, { person, conversation: message?.conversation ?? "desk" });
  return company.deliver({ ...inbound, message: message?.id ?? null });
}

async function lastOf(person: string): Promise<OutgoingMessage | undefined> {
  return (await inboxOf(company, person)).at(-1);
}

/** Answers whatever is asked as the page of `limit` euros has it. */
async function answerAll(person: string, limit = 500): Promise<void> {
  let open = await lastOf(person);
  while (hasButton(open?.card, "Don't know")) {
    const [, amount] = /a voucher of (\d+) euros/.exec(open?.card?.summary ?? "") ?? [];
    const decision = Number(amount) > limit ? "Ask the billing lead first" : "Issue it";
    const right = amount === undefined ? "Block the old voucher" : decision;
    open = (await tap(person, open, right)).at(-1);
  }
}

async function memoryOf(person: string, item: string) {
  return (await company.runtime.store.practice.memoryOf(person)).find((one) => one.item === item);
}

async function nextMorning(days = 1): Promise<void> {
  company.pass(days * day);
  await planDay(company);
}

/** The page changes on Monday at eleven, and its owner is told. */
async function changePage(): Promise<void> {
  await company.publish(changedShop);
  company.pass(5 * minute);
  await tellOwners(company);
}

test("a changed section: its item is not asked, and its owner is told once what changed", async () => {
  await changePage();
  await tellOwners(company);
  const told = (await inboxOf(company, "otto")).slice(1);
  expect(told).toHaveLength(1);
  expect(wordsOf(told)).toMatchInlineSnapshot(`
    "Gift vouchers has changed: 1 question to look at
    Nobody is asked until you say whether it still holds.
    Gift vouchers · Vouchers over 500 euros: Changed from v1 to v2, since 23 Nov
    - Before: A voucher of more than 500 euros is issued only when the billing lead says yes.
    - Now: A voucher of more than 600 euros is issued only when the billing lead says yes.
    A customer wants a voucher of {amount} euros. What do you do?
    - amount 510: Ask the billing lead first
    - amount 500: Issue it"
  `);
  expect(await inboxOf(company, "dora")).toEqual([]);
  await nextMorning();
  expect(wordsOf(await inboxOf(company, "ada"))).not.toContain("This changed since");
  expect(await memoryOf("ada", "lead-limit")).toMatchObject({ repetitions: 1 });
});

test("once the owner finds the item right, who knew the old rule is told and asked; nobody else is", async () => {
  const before = { ada: await memoryOf("ada", "block-first"), bo: await memoryOf("bo", "block-first") };
  await changePage();
  const [after] = await tap("otto", await lastOf("otto"), "Still right");
  expect(after?.card?.summary).toContain("still right, as you said (23 Nov)");
  expect(after?.card?.summary).toContain("Everything on this card is decided.");
  expect(await memoryOf("ada", "block-first")).toEqual(before.ada);
  expect(await memoryOf("bo", "block-first")).toEqual(before.bo);

  await nextMorning();
  const card = await lastOf("ada");
  const words = card?.card?.summary ?? "";
  expect(words).toContain(
    "This changed since you learned it: Gift vouchers went from v1 to v2, in force since 23 Nov.",
  );
  expect(words).toContain("Before: A voucher of more than 500 euros");
  expect(words).toContain("Now: A voucher of more than 600 euros");
  expect(words.indexOf("Now:")).toBeLessThan(words.indexOf("What do you do?"));
  expect(wordsOf(await inboxOf(company, "bo"))).not.toContain("This changed");

  const [redrawn] = await tap("ada", card, "Sure");
  expect(redrawn?.card?.summary).toContain("This changed since you learned it");
  await answerAll("ada", 600);
  expect(await memoryOf("ada", "lead-limit")).toMatchObject({ repetitions: 1 });
  await nextMorning();
  expect(wordsOf(await inboxOf(company, "ada")).match(/This changed since/g)).toBeNull();
});

test("a scheduled text makes its items stale on the day it comes into force", async () => {
  const page = shop["sops/sales/vouchers.md"] ?? "";
  const scheduled = page.replace("---\n", "---\neffective: 2026-11-25\n").replace("than 500", "than 600");
  await company.publish({ ...shop, "sops/sales/vouchers@2026-11-25.md": scheduled });
  company.pass(5 * minute);
  await tellOwners(company);
  expect(await inboxOf(company, "otto")).toEqual([]);
  company.pass(2 * day);
  await tellOwners(company);
  expect(wordsOf(await inboxOf(company, "otto"))).toContain(
    "Gift vouchers has changed: 1 question to look at",
  );
});

test("outside the owner's working hours the card waits for the morning", async () => {
  company.pass(10 * hour);
  await changePage();
  expect(await inboxOf(company, "otto")).toEqual([]);
  company.pass(12 * hour);
  await tellOwners(company);
  expect(await inboxOf(company, "otto")).toHaveLength(2);
});

test("the owner changes the key: a new version, approved for the new text", async () => {
  await changePage();
  const [form] = await tap("otto", await lastOf("otto"), "Change");
  expect(form?.card?.summary).toContain("Change the question");
  const entry = {
    stem: "A customer wants a voucher of {amount} euros. What do you do?",
    options: "issue: Issue it\nask: Ask the billing lead first",
    rule: 'amount > "600 ? "ask" : "issue"',
  };
  const [refused] = await tap("otto", form, "Save", entry);
  expect(refused?.card?.summary).toContain("Not saved: ");
  const [saved] = await tap("otto", refused, "Save", { ...entry, rule: 'amount > 600 ? "ask" : "issue"' });
  expect(saved?.card?.summary).toContain("Saved, and approved");
  expect(wordsOf([(await lastOf("otto")) as OutgoingMessage])).toContain("changed by you");
  const [item] = (await company.runtime.store.items.items()).filter(({ id }) => id === "lead-limit");
  expect(item).toMatchObject({ version: 2, rule: 'amount > 600 ? "ask" : "issue"' });
});

test("of two who decide the second is told, a stranger whom it belongs to, and a later change is shown", async () => {
  await changePage();
  const card = await lastOf("otto");
  const [asked] = await company.say("items to approve", { person: "dora" });
  expect(asked?.card?.summary).toContain("Questions that wait for you");
  const [stranger] = await tap("ada", card, "Still right");
  expect(stranger?.card?.summary).toBe("This is for Otto Example or Dora Example to decide.");

  const [retired] = await tap("dora", asked, "Retire", { reason: "Twice the same" });
  expect(retired?.card?.summary).toContain("retired by you");
  expect((await lastOf("otto"))?.card?.summary).toContain("retired by Dora Example");
  const [late] = await tap("otto", card, "Still right");
  expect(late?.card?.summary).toContain("retired by Dora Example");
  const history = await company.runtime.store.items.itemHistory("lead-limit");
  expect(history[0]?.decisions.at(-1)).toMatchObject({
    verdict: "retired",
    by: "dora",
    reason: "Twice the same",
  });
});

test("a page that changes again before anybody decided: the old card gives way to a new one", async () => {
  await changePage();
  const old = await lastOf("otto");
  const again = (shop["sops/sales/vouchers.md"] ?? "").replace("more than 500", "more than 700");
  await company.publish({ ...shop, "sops/sales/vouchers.md": again });
  const [shown] = await tap("otto", old, "Still right");
  expect(shown?.card?.summary).toContain("The page has changed again since.");
  company.pass(5 * minute);
  await tellOwners(company);
  const cards = (await inboxOf(company, "otto")).slice(1);
  expect(wordsOf(cards)).toContain("A newer card below shows how it stands now.");
  expect(cards.at(-1)?.card?.summary).toContain("more than 700");
});

test("drafts made from a page wait in a list of five, and are asked once somebody approves them", async () => {
  const ways = ["cash", "card", "phone", "mail", "post", "bank", "branch"];
  const sections = ways.map(
    (way, at) => `## By ${way} {#${way}}\n\nA voucher sold by ${way} costs a fee of ${at + 3} euros.\n`,
  );
  await company.publish({
    ...shop,
    "sops/sales/fees.md": `---\ntitle: Fees\nowner: otto\n---\n${sections.join("\n")}`,
  });
  const drafts = (await company.runtime.store.items.items()).filter(
    ({ approvedFor }) => approvedFor === null,
  );
  expect(drafts.length).toBeGreaterThan(5);
  const [list] = await company.say("items to approve", { person: "otto" });
  expect(list?.card?.summary.match(/^Draft · Fees/gm)).toHaveLength(5);
  const [more] = await tap("otto", list, `Show ${drafts.length - 5} more`);
  expect(more?.card?.summary.match(/^Draft · Fees/gm)).toHaveLength(drafts.length - 5);
  const [left] = await tap("otto", list, "Approve");
  expect(left?.card?.summary).toContain("as you said (23 Nov)");
  expect(left?.card?.summary.match(/^Draft · Fees/gm)).toHaveLength(5);
  const approved = (await company.runtime.store.items.items()).filter(
    ({ id, approvedFor }) => approvedFor !== null && drafts.some((draft) => draft.id === id),
  );
  expect(approved).toHaveLength(1);
  await tellOwners(company);
  expect(await inboxOf(company, "otto")).toEqual([]);
  expect((await company.say("items to approve", { person: "ada" }))[0]?.card?.summary).toContain(
    "No question waits for you.",
  );
});
