import { gapFiles } from "../../signals/support/gap-company.ts";
import { stewardFiles } from "../../stewardship/support/steward-company.ts";
import { slackPages } from "../../support/slack-pages.ts";

/** A company with its people, by their ids, and the instant at which it begins. */
export interface Setting {
  readonly people: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly startsAt: string;
}

/**
 * A shop whose team is large enough for figures: Ada and her colleagues ask and learn, Mona leads them, Otto
 * owns the page and decides, Pia is of another team and may read what they may not.
 */
const shopFiles: Readonly<Record<string, string>> = {
  ...slackPages,
  ...gapFiles,
  "sops/pay/salaries.md": (slackPages["sops/pay/salaries.md"] ?? "").replace("[finance]", "[people]"),
  "sops/sales/vouchers.md": `---
title: Gift vouchers
owner: otto
deputy: dora
approver: otto
approval: [large]
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.
3. Issue a new voucher.

A new voucher is sent within 3 working days.

## Vouchers over 500 euros {#large}

A voucher of more than 500 euros is issued only when the billing lead says yes.
`,
  "items/sales/vouchers.yaml": `${gapFiles["items/sales/vouchers.yaml"]}- id: block-first
  section: sales/vouchers#lost
  kind: choice
  stem: A customer has lost a voucher and gave the order number. What do you do next?
  key: Block the old voucher
  distractors: [Issue a new voucher, Call the billing lead]
  explain: Whoever finds it could still spend it.
  skills: [vouchers]
- id: how-soon
  section: sales/vouchers#lost
  kind: recall
  stem: When is a new voucher sent?
  key: 3 working days
  skills: [vouchers]
`,
  "lessons/sales/lost.md": `---
id: lost-checks
title: Replace a voucher
kind: checklist
sections: [sales/vouchers#lost]
skills: [vouchers]
---
- [ ] You have the order number.
- [ ] The old voucher is blocked.
`,
  "lessons/sales/who.md": `---
id: who-says-yes
title: Who says yes?
kind: decision-tree
sections: [sales/vouchers#large]
skills: [vouchers]
---
More than 500 euros?

- Yes: [the lead](#lead)
- No: [you](#you)

## The billing lead says yes {#lead}

Ask before you issue it.

## You do {#you}

Issue it.
`,
};

export const settings = {
  shop: {
    people: ["ada", "ben", "cleo", "dan", "eve", "mona", "dora", "rhea", "otto", "pia"],
    files: shopFiles,
    startsAt: "2026-11-20T10:00:00Z",
  },
  /** Otto owns its pages, Dora stands in for him, and Lea leads sales. */
  pages: {
    people: ["amy", "otto", "dora", "lea", "ada", "ben"],
    files: stewardFiles,
    startsAt: "2026-11-02T12:00:00Z",
  },
} as const satisfies Readonly<Record<string, Setting>>;
