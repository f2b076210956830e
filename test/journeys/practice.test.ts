import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import {
  buttonOf,
  hasButton,
  inboxOf,
  onlyItems,
  planDay,
  practiceFiles,
  wordsOf,
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
