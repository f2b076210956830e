/** Two versions of a page and their neighbours, as a company would write them. */
export const refundPages = {
  "sops/refunds/approvals.md": `---
id: refund-approvals
title: Refund approvals
owner: olga
deputy: dan
review_every_days: 180
effective: 2026-10-02
risk: high
approver: olga
approval: [over-500]
---

Who has to agree before money goes back.

## Up to 500 EUR {#up-to-500}

An agent sends a refund of up to 500 EUR alone.

## Over 500 EUR {#over-500}

A refund over 500 EUR needs the yes of the billing lead.

1. Write the reason into the case.
2. Choose **Ask for approval**.

   > **Warning:** Promise nothing before the answer is there.

3. Send the refund within 5 working days.
`,
  "sops/refunds/approvals@2026-12-01.md": `---
id: refund-approvals
title: Refund approvals
owner: olga
risk: high
approver: olga
approval: [over-500]
---

Who has to agree before money goes back.

## Up to 500 EUR {#up-to-500}

An agent sends a refund of up to 500 EUR alone.

## Over 500 EUR {#over-500}

A refund over 500 EUR needs the yes of two billing leads.
`,
  "sops/refunds/arrival.md": `---
title: Arrival times
owner: olga
---

| Paid by | Money arrives after |
| --- | --- |
| Credit card | 5 to 10 working days |
| Bank transfer | 2 working days |
`,
  "sops/refunds/leads-only.md": `---
title: Fraud signs
audience: [lead]
owner: olga
---

Three refunds to one card within a week are a sign of fraud.
`,
  "sops/people/harassment.md": `---
title: Report misconduct
owner: ada
sensitive: true
---

Write to the trust line. Your report stays between you and the trust officer.
`,
  "sops/loose.md": `# Spare badge

A spare badge lies in the top drawer at the reception desk.
`,
  "lessons/refunds/small.md": `---
title: Small or large refund?
kind: explainer
sections: [refunds/approvals#over-500]
---

Ask yourself how much it is.
`,
} as const;
