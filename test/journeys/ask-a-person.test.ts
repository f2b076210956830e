import { afterEach, beforeEach, expect, test } from "vitest";
import { inbox, type OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

const people = `people:
  - { id: ada, name: Ada Example, roles: [agent], team: billing }
  - { id: otto, name: Otto Example, roles: [lead], team: billing }
`;

const vouchers = `---
title: Gift vouchers
owner: otto
approver: otto
approval: [large]
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.

## Vouchers over 500 euros {#large}

A voucher of more than 500 euros is issued only when the billing lead says yes.
`;

const others = Object.fromEntries(
  ["parking", "keys", "visitors", "printers", "kitchen", "post", "bicycles", "lockers"].map((topic) => [
    `sops/office/${topic}.md`,
    `# Office: ${topic}\n\n## Who looks after ${topic}\n\nThe front desk looks after ${topic} and keeps the list.\n\n## Report trouble with ${topic}\n\nWrite to the front desk before noon.\n`,
  ]),
);

let company: TestCompany;

beforeEach(async () => {
  company = await openTestCompany();
  await company.publish({ "people.yaml": people, "sops/sales/vouchers.md": vouchers, ...others });
});

afterEach(async () => {
  await company.close();
});

test("“ask a person”, typed after an answer, does what the button below it does", async () => {
  await company.say("how do I replace a lost voucher?", { person: "ada" });
  const replied = await company.say("Can I talk to a human?", { person: "ada" });
  expect(words(replied)).toContain("The question is with Otto Example, who owns Gift vouchers");
  expect(words(await inboxOf("otto"))).toContain("“how do I replace a lost voucher?”");
});

test("“ask a person” before any answer says what to do first", async () => {
  expect(words(await company.say("ask a person", { person: "ada" }))).toContain(
    "Ask your question here first",
  );
  await company.say("how do I replace a lost voucher?", { person: "ada", conversation: "yesterday" });
  expect(words(await company.say("ask a person", { person: "ada" }))).toContain(
    "Ask your question here first",
  );
  expect(await inboxOf("otto")).toEqual([]);
});

test("an answer reaches the asker in the web chat, even when they began another conversation", async () => {
  await company.say("how do I replace a lost voucher?", { person: "ada", conversation: "first" });
  await company.say("ask a person", { person: "ada", conversation: "first" });
  const request = (await company.runtime.store.handover.openFor("otto"))[0]?.id;
  const filled = { request, text: "Block it first, then call the shop.", note: true };
  await company.tap("handover.answer", filled, { person: "otto" });
  expect(words(await conversationOf("ada", "second"))).toContain("Block it first, then call the shop.");
});

test("whoever writes “stop messages” is not asked any more, until they write “resume messages”", async () => {
  expect(words(await company.say("stop messages", { person: "otto" }))).toContain("Stopped.");
  await company.say("how do I replace a lost voucher?", { person: "ada" });
  const nobody = await company.say("ask a person", { person: "ada" });
  expect(words(nobody)).toContain("Cairn reaches nobody who could answer this.");
  expect(await inboxOf("otto")).toEqual([]);
  await company.say("resume messages", { person: "otto" });
  expect(words(await company.say("ask a person", { person: "ada" }))).toContain("is with Otto Example");
});

async function inboxOf(person: string): Promise<readonly OutgoingMessage[]> {
  return conversationOf(person, "nowhere");
}

async function conversationOf(person: string, conversation: string): Promise<readonly OutgoingMessage[]> {
  const { messagesAfter } = company.runtime.store.conversation;
  const messages = await messagesAfter({ channel: "web", conversation, person, after: null, limit: 50 });
  expect(messages.every((message) => message.conversation === inbox)).toBe(true);
  return messages;
}

function words(messages: readonly OutgoingMessage[]): string {
  return messages.map(({ card }) => card?.summary ?? "").join("\n");
}
