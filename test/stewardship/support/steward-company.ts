import type { Fact } from "../../../src/core/facts.ts";
import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import type { Turn } from "../../../src/jobs/jobs.ts";
import { jobDeps } from "../../../src/wiring/jobs.ts";
import { noChannels } from "../../../src/wiring/reach.ts";
import { buttonOf, hasButton, inboxOf, wordsOf } from "../../practice/support/practice-company.ts";
import type { TestCompany } from "../../support/runtime.ts";

/** A shop whose pages Otto owns; Dora stands in for him, Lea leads sales, Amy runs Cairn. */
export const stewardFiles = {
  "people.yaml": `people:
  - { id: amy, name: Amy Example, email: amy@example.com, roles: [it], timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@example.com, roles: [lead], deputy: dora, timeZone: UTC }
  - { id: dora, name: Dora Example, email: dora@example.com, roles: [lead], timeZone: UTC }
  - { id: lea, name: Lea Example, email: lea@example.com, roles: [lead], timeZone: UTC }
  - { id: ada, name: Ada Example, email: ada@example.com, roles: [agent], timeZone: UTC }
  - { id: ben, name: Ben Example, email: ben@example.com, roles: [agent], timeZone: UTC }
`,
  "areas.yaml": `areas:
  - { id: sales, title: Sales, lead: lea, experts: [] }
`,
  "sops/sales/vouchers.md": `---
title: Gift vouchers
owner: otto
review_every_days: 90
effective: 2026-08-10
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.
3. Issue a new voucher within 2 working days.

## Vouchers over 500 euros {#large}

A voucher of more than 500 euros is issued only when Lea Example says yes.
`,
  "sops/sales/returns.md": `---
title: Returns at the counter
owner: otto
risk: high
review_every_days: 90
effective: 2026-08-10
---
## How long {#how-long}

A customer can return goods within 30 days, sale goods within 14 days.

## Without a receipt {#no-receipt}

Up to 40 euros the shop decides. Above that call extension 4100.
`,
  "sops/stock/counting.md": `---
title: Counting stock
---
Count every shelf on the last Friday of the month.
`,
} as const;

export const administered = { CAIRN_ADMIN: "amy@example.com" } as const;

/** Runs the nightly look for doubts. */
export async function lookForDoubts({ runtime }: TestCompany, turn: Turn = noTurn): Promise<void> {
  const { handlers } = jobDeps(runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["look-for-doubts"]({}, runtime.system.now(), turn);
}

/** Runs the job that sends what is due. */
export async function sendQueues({ runtime }: TestCompany): Promise<void> {
  const { handlers } = jobDeps(runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["send-queues"]({}, runtime.system.now(), noTurn);
}

/** As long as it takes. */
const noTurn: Turn = { isOver: () => false, again: async () => {} };

export async function append({ runtime }: TestCompany, facts: readonly Fact[]): Promise<void> {
  await runtime.store.transaction((ports) => ports.conversation.append(facts));
}

export async function lastTo(company: TestCompany, person: string): Promise<OutgoingMessage | undefined> {
  return (await inboxOf(company, person)).at(-1);
}

/** Taps the button on the newest card of this person that has it; returns the words in its place. */
export async function tapOn(
  company: TestCompany,
  person: string,
  label: string,
  filled: object = {},
): Promise<string> {
  const message = (await inboxOf(company, person)).findLast(({ card }) => hasButton(card, label));
  const { action, value } = buttonOf(message?.card, label);
  const body = { kind: "action", action, value: { ...value, ...filled } } as const;
  const inbound = company.event(body, { person, conversation: message?.conversation ?? "desk" });
  return wordsOf(await company.deliver({ ...inbound, message: message?.id ?? null }));
}

/** Somebody asks about a page and is answered from it. */
export async function use(company: TestCompany, question: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1)
    await company.say(question, { person: "ben", conversation: `use${at}` });
}
