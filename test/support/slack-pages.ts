/** A small company's people and pages, as files of a content folder. */
export const slackPages: Readonly<Record<string, string>> = {
  "people.yaml": `people:
  - { id: ada, name: Ada Example, email: ada@example.com, roles: [agent], team: billing, timeZone: UTC }
  - { id: cleo, name: Cleo Example, email: cleo@example.com, roles: [analyst], team: finance, timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@example.com, roles: [lead], team: billing, timeZone: UTC }
`,
  "sops/sales/vouchers.md": `---
title: Gift vouchers
owner: otto
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.
3. Issue a new voucher.

## Vouchers over 500 euros {#large}

A voucher of more than 500 euros is issued only when the billing lead says yes.
`,
  "sops/pay/salaries.md": `---
title: Salary bands
audience: [finance]
---
## Bands of analysts

An analyst's band begins at 48,000 euros and is looked at each spring.
`,
  ...Object.fromEntries(
    ["parking", "keys", "visitors", "printers", "kitchen", "post", "bicycles", "lockers"].map((topic) => [
      `sops/office/${topic}.md`,
      `# Office: ${topic}\n\n## Who looks after ${topic}\n\nThe front desk looks after ${topic} and keeps the list.\n\n## Report trouble with ${topic}\n\nWrite to the front desk before noon.\n`,
    ]),
  ),
};
