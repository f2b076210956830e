import { afterAll, beforeAll, expect, test } from "vitest";
import { findPages } from "../../src/ask/find-pages.ts";
import { cardOf } from "../../src/core/card-text.ts";
import { type AskWorld, askWorld, noon } from "./support/ask-world.ts";

let world: AskWorld;

beforeAll(async () => {
  world = await askWorld({
    "sops/billing/vouchers.md": `---
title: Gift vouchers
---
## Replace a lost voucher {#lost}

Ask the customer for the order number of the lost voucher.

## Sell a voucher {#sell}

Take the money for the voucher first.
`,
    "sops/finance/bands.md": `---
title: Salary bands
audience: [ada]
---
## Bands of analysts

An analyst's band begins at 48,000 euros.
`,
  });
  await world.publish("2026-11-01T09:00:00Z");
});

afterAll(() => world.close());

test("finds the sections that speak of some words, each with its source", async () => {
  const [first, ...others] = await find(null, "lost voucher", 5);
  expect(first).toMatchObject({
    title: "Gift vouchers",
    detail: "Gift vouchers v1 · Replace a lost voucher",
  });
  expect(first?.card.summary).toContain("Ask the customer for the order number");
  expect(first?.card.elements.at(-1)).toMatchObject({ kind: "citation" });
  expect(others.length).toBeLessThan(3);
  expect(await find(null, "lost voucher", 1)).toHaveLength(1);
});

test("what not everybody may read is found by those who may, and its card says nothing of it", async () => {
  expect(await find(null, "bands of analysts", 5)).toEqual([]);
  const [found] = await find("ada", "bands of analysts", 5);
  expect(found).toMatchObject({ title: "Salary bands" });
  expect(cardOf(found?.card.elements ?? []).summary).not.toContain("48,000");
});

function find(person: string | null, text: string, most: number) {
  return findPages(world.deps, world.asker(person, noon), { text, most });
}
