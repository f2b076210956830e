import { afterEach, beforeEach, expect, test } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import { itemState } from "../../src/core/items.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { type ImportItemsRequest, importItems } from "../../src/practice/items/import-items.ts";
import type { ItemsReport } from "../../src/practice/items/items-report.ts";
import { itemPool } from "../../src/practice/items/pool.ts";
import { refreshDrafts } from "../../src/practice/items/refresh-drafts.ts";
import { type ContentFolder, contentFolder, publishFolder } from "../stewardship/support/content-folder.ts";
import { memoryIndex } from "../stewardship/support/memory-index.ts";
import { openTestStore, type TestStore } from "../support/database.ts";

const page = `---
owner: ana
risk: high
review_every_days: 10
lookup: [fees]
---
# Refunds

## Limits {#limits}

Refund at most 100 EUR on your own.

## Steps {#steps}

1. Open the invoice.
2. Check the amount.
3. Send it.

## Fees {#fees}

A refund costs 2 EUR.
`;

const who = "{id: who, section: refunds#limits, stem: Up to what do you decide?, key: 100 EUR}";
const what = "{id: what, section: refunds#limits, stem: Who decides above?, key: lead, distractors: [you]}";
const fee = "{id: fee, section: refunds#fees, stem: What does it cost?, key: 2 EUR}";
const itemFile = "items/refunds.yaml";

let store: TestStore;
let folder: ContentFolder;

beforeEach(async () => {
  store = await openTestStore();
  folder = await contentFolder({ "sops/refunds.md": page });
});

afterEach(async () => {
  await folder.clear();
  await store.close();
});

test("items are published for the section's text of that moment, and once", async () => {
  await write([who, what]);
  await publishPages();
  expect(await take()).toMatchObject({ published: ["who", "what"], unchanged: 0, refused: [], odd: [] });
  expect(await take()).toMatchObject({ published: [], changed: [], retired: [], unchanged: 2 });
  expect(await states()).toEqual({ who: "askable", what: "askable" });
});

test("a changed text is a new version, and the items beside it stay as they are", async () => {
  await write([who, what]);
  await publishPages();
  await take();
  await write([who.replace("Up to what", "Up to how much"), what]);
  expect(await take("2026-11-03T09:00:00Z")).toMatchObject({ changed: ["who"], unchanged: 1 });
  expect((await store.items.items()).map(({ id, version }) => [id, version])).toEqual([
    ["what", 1],
    ["who", 2],
  ]);
});

test("a section that changed makes its items stale, and no import of the same words approves them", async () => {
  await write([who, what]);
  await publishPages();
  await take();
  await folder.write({ "sops/refunds.md": page.replace("100 EUR", "250 EUR") });
  await publishPages("2026-11-03T09:00:00Z");
  await write([who.replace("100", "250"), what]);
  await take("2026-11-03T09:00:00Z");
  expect(await states("2026-11-03T09:00:00Z")).toEqual({ who: "askable", what: "stale" });
});

test("an item whose file vanished retires, and comes back with it", async () => {
  await write([who, what, fee]);
  await publishPages();
  await take();
  await write([who, fee]);
  expect(await take("2026-11-03T09:00:00Z")).toMatchObject({ retired: ["what"] });
  expect(Object.keys(await states())).toEqual(["fee", "who"]);
  await write([who, what, fee]);
  expect(await take("2026-11-04T09:00:00Z")).toMatchObject({ published: ["what"] });
});

test("more than a third of the items vanishing is refused unless somebody says yes", async () => {
  await write([who, what, fee]);
  await publishPages();
  await take();
  await write([who]);
  await expect(take()).rejects.toThrow(InputError);
  expect(Object.keys(await states())).toHaveLength(3);
  expect(await take(undefined, { yes: true })).toMatchObject({ retired: ["what", "fee"] });
});

test("a broken entry is refused with its line, and what it was stays", async () => {
  await write([who, what]);
  await publishPages();
  await take();
  await write([who.replace("key: 100 EUR", "kind: essay"), what]);
  const { refused, retired } = await take();
  expect(refused).toEqual([{ file: itemFile, line: 1, reason: expect.stringContaining("kind essay") }]);
  expect(retired).toEqual([]);
  expect(Object.keys(await states())).toEqual(["what", "who"]);
});

test("an item of an unknown section is refused until the page has it", async () => {
  await write([who, who.replace("who", "later").replace("#limits", "#exceptions")]);
  await publishPages();
  expect(await take()).toMatchObject({
    published: ["who"],
    refused: [{ file: itemFile, line: 2, reason: expect.stringContaining("exceptions") }],
  });
  await folder.write({ "sops/refunds.md": `${page}\n## Exceptions {#exceptions}\n\nNone.\n` });
  await publishPages("2026-11-03T09:00:00Z");
  expect(await take("2026-11-03T09:00:00Z")).toMatchObject({
    published: ["later"],
    refused: [],
    unchanged: 1,
  });
});

test("what an owner edited or retired in chat is not undone by another change of the file", async () => {
  await write([who, what]);
  await publishPages();
  await take();
  const [first, second] = await store.items.items();
  if (first === undefined || second === undefined) throw new Error("Two items are there");
  const hash = first.approvedFor ?? "";
  await decide(first, "retired", hash);
  await decide(second, "approved", hash, { ...second, stem: "Up to how much do you decide?" });
  await write([who, what, fee]);
  expect(await take("2026-11-04T09:00:00Z")).toMatchObject({ published: ["fee"], changed: [], retired: [] });
  expect((await store.items.items()).map(({ id, stem }) => [id, stem])).toEqual([
    ["fee", "What does it cost?"],
    ["who", "Up to how much do you decide?"],
  ]);
});

test("a company's own folder takes the place of the sample, and the sample stays out afterwards", async () => {
  await write([who, what]);
  await publishFolder(store, memoryIndex(), folder, { source: "sample" });
  await take(undefined, { source: "sample" });
  await publishPages("2026-11-03T09:00:00Z");
  await write([who]);
  expect(await take("2026-11-03T09:00:00Z")).toMatchObject({ retired: ["what"] });
  expect(await take("2026-11-03T10:00:00Z", { source: "sample" })).toMatchObject({
    published: [],
    unchanged: 0,
  });
  expect(Object.keys(await states("2026-11-03T10:00:00Z"))).toEqual(["who"]);
});

test("the pool joins items with what holds for their sections now", async () => {
  await write([who, fee]);
  await publishPages();
  await take();
  const pool = await pooled();
  expect(pool.map(({ item, state }) => [item.id, state])).toEqual([
    ["fee", "lookup"],
    ["who", "askable"],
  ]);
  expect(pool[1]?.section).toMatchObject({
    title: "Refunds",
    heading: "Limits",
    version: 1,
    risk: "high",
    owner: "ana",
    url: "/pages/refunds/v1#limits",
    reviewDue: new Date("2026-11-12T09:00:00Z"),
  });
});

test("sections without written items get drafts, which nobody is asked", async () => {
  await write([who]);
  await publishPages();
  await take();
  expect(await drafts()).toBe(1);
  expect(await drafts()).toBe(1);
  expect(await states()).toEqual({ "derived/refunds#steps/1": "draft", who: "askable" });
});

test("a draft is made anew for another text, gives way to a written item, and stays retired", async () => {
  await publishPages();
  expect(await drafts()).toBe(2);
  const [limits, steps] = await store.items.items();
  if (limits === undefined || steps === undefined) throw new Error("Two drafts are there");
  expect([limits.stem, limits.key, steps.key.length]).toEqual([
    "Limits: Refund at most ___ on your own.",
    ["100 EUR"],
    3,
  ]);
  await decide(steps, "retired", "");
  await folder.write({ "sops/refunds.md": page.replace("100 EUR", "250 EUR") });
  await publishPages("2026-11-03T09:00:00Z");
  expect(await drafts("2026-11-03T09:00:00Z")).toBe(1);
  expect(await store.items.items()).toMatchObject([{ id: limits.id, version: 2, key: ["250 EUR"] }]);
  await write([who]);
  await take("2026-11-04T09:00:00Z");
  expect(await drafts("2026-11-04T09:00:00Z")).toBe(0);
});

test("a draft that its owner approved stays when somebody writes an item beside it", async () => {
  await publishPages();
  await drafts();
  const [limits] = await store.items.items();
  const [section] = await store.pages.currentSections([{ sop: "refunds", section: "limits" }], at());
  if (limits === undefined || section === undefined) throw new Error("A draft is there");
  await decide(limits, "approved", section.hash);
  await write([who]);
  await take();
  await drafts();
  expect((await states())[limits.id]).toBe("askable");
});

async function decide(
  item: Awaited<ReturnType<TestStore["items"]["items"]>>[number],
  verdict: "approved" | "retired",
  sectionHash: string,
  edited: typeof item | null = null,
): Promise<void> {
  await store.conversation.append([
    {
      kind: "item-decided",
      item,
      verdict,
      sectionHash,
      edited,
      by: "ana",
      reason: null,
      at: at("2026-11-02T12:00:00Z"),
    },
  ]);
}

function at(time = "2026-11-02T09:00:00Z"): Date {
  return new Date(time);
}

function write(entries: readonly string[]): Promise<void> {
  return folder.write({ [itemFile]: entries.map((entry) => `- ${entry}\n`).join("") });
}

async function publishPages(now?: string): Promise<void> {
  await publishFolder(store, memoryIndex(), folder, now === undefined ? {} : { now });
}

function take(now?: string, more: Partial<ImportItemsRequest> = {}): Promise<ItemsReport> {
  const { fileBytes, vanishingShare } = defaultPolicy.publishing;
  return importItems(
    { store },
    { folder: folder.path, source: "folder", now: at(now), yes: false, fileBytes, vanishingShare, ...more },
  );
}

function drafts(now?: string): Promise<number> {
  return refreshDrafts({ store }, { now: at(now) });
}

function pooled(now?: string) {
  return itemPool({ items: store.items, pages: store.pages, policy: defaultPolicy }, at(now));
}

async function states(now?: string): Promise<Readonly<Record<string, string>>> {
  const pool = await pooled(now);
  for (const { item, section, state } of pool) expect(state).toBe(itemState(item, section));
  return Object.fromEntries(pool.map(({ item, state }) => [item.id, state]));
}
