import type { ActButton, Card, Element } from "../../../src/core/card.ts";
import { inbox, type OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import { jobDeps } from "../../../src/wiring/jobs.ts";
import { noChannels } from "../../../src/wiring/reach.ts";
import type { TestCompany } from "../../support/runtime.ts";
import { wholeTurn } from "../../support/whole-turn.ts";

/** A small company that sells vouchers, with one item of each kind. */
export const practiceFiles = {
  "people.yaml": `people:
  - { id: ada, name: Ada Example, email: ada@example.com, roles: [agent], team: shop, location: Dublin, timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@example.com, roles: [lead], team: shop, timeZone: UTC }
`,
  "skills.yaml": `roles:
  agent:
    title: Shop agent
    tasks:
      - { id: replace, title: Replace a voucher, frequency: daily, impact: high, skills: [vouchers] }
skills:
  vouchers: { title: Vouchers, sections: [sales/vouchers#lost, sales/vouchers#large] }
`,
  "calendars.yaml": `locations:
  Dublin:
    timeZone: UTC
    holidays:
      - { date: 2026-11-25, name: Day of the shop }
`,
  "sops/sales/vouchers.md": `---
title: Gift vouchers
owner: otto
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.
3. Issue a new voucher.

A new voucher is sent within 3 working days.

## Vouchers over 500 euros {#large}

A voucher of more than 500 euros is issued only when the billing lead says yes.
`,
  "items/sales/vouchers.yaml": `- id: block-first
  section: sales/vouchers#lost
  kind: choice
  stem: A customer has lost a voucher and gave the order number. What do you do next?
  key: Block the old voucher
  distractors: [Issue a new voucher, Call the billing lead]
  explain: Whoever finds it could still spend it.
  skills: [vouchers]
- id: lead-limit
  section: sales/vouchers#large
  kind: scenario
  stem: "A customer wants a voucher of {amount} euros. What do you do?"
  variants:
    amount: [450, 500, 510, 800]
  options: { issue: Issue it, ask: Ask the billing lead first }
  rule: 'amount > 500 ? "ask" : "issue"'
  skills: [vouchers]
  about: threshold
- id: how-soon
  section: sales/vouchers#lost
  kind: recall
  stem: When is a new voucher sent?
  key: 3 working days
  skills: [vouchers]
- id: steps
  section: sales/vouchers#lost
  kind: order
  stem: A voucher is lost. What comes first, what comes last?
  key:
    - Ask for the order number
    - Block the old voucher
    - Issue a new voucher
  skills: [vouchers]
- id: what-you-need
  section: sales/vouchers#lost
  kind: several
  stem: What do you do before a new voucher is issued?
  key: [Ask for the order number, Block the old voucher]
  distractors: [Ask for a passport]
  skills: [vouchers]
`,
} as const;

export const onlyItems = (...ids: readonly string[]): Readonly<Record<string, string>> => {
  const entries = practiceFiles["items/sales/vouchers.yaml"].split(/^(?=- id: )/m);
  const kept = entries.filter((entry) => ids.some((id) => entry.startsWith(`- id: ${id}\n`)));
  return { ...practiceFiles, "items/sales/vouchers.yaml": kept.join("") };
};

/** Runs the job that asks everybody whose time has come. */
export async function planDay({ runtime }: TestCompany): Promise<void> {
  const { handlers } = jobDeps(runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["plan-practice"]({}, runtime.system.now(), wholeTurn);
}

/** Runs the job that shows owners what changed. */
export async function tellOwners({ runtime }: TestCompany): Promise<void> {
  const { handlers } = jobDeps(runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["tell-item-owners"]({}, runtime.system.now(), wholeTurn);
}

/** What stands in somebody's inbox of the web chat now, the replaced left out. */
export async function inboxOf({ runtime }: TestCompany, person: string): Promise<readonly OutgoingMessage[]> {
  const { messagesAfter } = runtime.store.conversation;
  const all = await messagesAfter({ channel: "web", conversation: inbox, person, after: null, limit: 200 });
  const replaced = new Set<string>();
  for (const { replaces } of all) if (replaces !== null) replaced.add(replaces);
  return all.filter(({ id }) => !replaced.has(id));
}

export function wordsOf(messages: readonly OutgoingMessage[]): string {
  return messages.map(({ card }) => card?.summary ?? "").join("\n");
}

/** A button of a card by its label, wherever on the card it is. */
export function buttonOf(card: Card | null | undefined, label: string): ActButton {
  const all = buttonsOf(card?.elements ?? []);
  const found = all.find((button) => button.label === label);
  if (found === undefined) {
    throw new Error(`There is no button “${label}” but ${all.map((button) => button.label).join(", ")}`);
  }
  return found;
}

export function hasButton(card: Card | null | undefined, label: string): boolean {
  return buttonsOf(card?.elements ?? []).some((button) => button.label === label);
}

function buttonsOf(elements: readonly Element[]): readonly ActButton[] {
  return elements.flatMap((element) => {
    switch (element.kind) {
      case "buttons":
        return element.buttons.flatMap((button) => (button.kind === "act" ? [button] : []));
      case "fields":
        return element.buttons;
      case "fold":
        return buttonsOf(element.elements);
      default:
        return [];
    }
  });
}
