import { expect, test } from "vitest";
import type { TextHome } from "../../src/stewardship/drafts/draft-text.ts";
import { proposedText } from "../../src/stewardship/proposals/proposed-text.ts";

const body = `## Replace a lost voucher {#lost}

1. Ask the customer for the order number, see [Orders](orders.md).
2. Issue a new voucher of at most 50 euros.

## Expired vouchers

A voucher expires three years after the day it was bought.
`;

const home: TextHome = {
  page: { kind: "sop", path: "sales/vouchers", lookup: [], sensitiveParts: [] },
  version: { title: "Gift vouchers", body, approval: [] },
  timeZone: "UTC",
};

const proposed = (markdown: string, reason = "Clearer") =>
  proposedText({ markdown, reason }, { home, section: "lost" });

const clearer = `## Replace a lost voucher {#lost}

1. Ask for the order number: [Orders](orders.md).
2. Issue a new voucher. It is for 50 euros at most.`;

test("a rewrite takes the place of its section, and leaves the others alone", () => {
  const text = proposed(clearer);
  expect(text?.body).toContain("It is for 50 euros at most.");
  expect(text?.body).not.toContain("of at most 50 euros");
  expect(text?.body).toContain("A voucher expires three years after the day it was bought.");
  expect(text?.reason).toBe("Clearer");
});

test("a rewrite without its heading keeps the heading", () => {
  expect(proposed("Issue a new voucher of 50 euros at most.")?.body).toMatch(
    /^## Replace a lost voucher \{#lost\}\n\nIssue a new voucher/,
  );
});

test("a text that leads elsewhere, holds other sections, marks or nothing, or is as it was, is none", () => {
  const bad = [
    `${clearer}\n\nSee [the form](https://prize.example.net).`,
    `${clearer}\n\nSee [vouchers](../hr/pay.md).`,
    `${clearer}\n\nWrite to prize@example.net.`,
    `${clearer}\n\n![](picture.png)`,
    `${clearer}\n\n## Expired vouchers\n\nNever.`,
    `${clearer}\n\n### And one more\n\nAnybody may.`,
    `${clearer}\n\n<script>alert(1)</script>`,
    "x".repeat(5000),
    "",
    "## Replace a lost voucher {#lost}",
    body.slice(0, body.indexOf("## Expired")),
  ];
  for (const markdown of bad) expect(proposed(markdown), markdown.slice(-60)).toBeNull();
});

test("a reason that could not stand in the page's history is left out", () => {
  expect(proposed(clearer, "See https://prize.example.net")?.reason).toBeNull();
  expect(proposed(clearer, "Very good. ".repeat(60))?.reason).toBeNull();
  expect(proposed(clearer, "  The order\nis clear ")?.reason).toBe("The order is clear");
});
