import { afterEach, beforeEach, expect, test } from "vitest";
import { ConflictError } from "../../src/core/errors.ts";
import type { ItemText, QuizItem } from "../../src/core/items.ts";
import type { ItemBatch } from "../../src/core/ports/item-store.ts";
import type { PracticeFactOf } from "../../src/core/practice-facts.ts";
import type { TestStore } from "../support/database.ts";

/** What every database must keep to for items, their versions and what is decided on them. */
export function describeItemStore(open: () => Promise<TestStore>): void {
  let store: TestStore;

  beforeEach(async () => {
    store = await open();
  });

  afterEach(async () => {
    await store.close();
  });

  test("an item comes back as it was written, with its ranges in their order", async () => {
    await write({ items: [limit, draft] });
    const items = await store.items.items();
    expect(items).toEqual([draft, limit]);
    expect(Object.keys(items[1]?.variants ?? {})).toEqual(["tier", "amount", "b"]);
    expect(await store.items.itemAt("limit", 1)).toEqual(limit);
    expect(await store.items.itemAt("limit", 2)).toBeNull();
  });

  test("of several versions the last one is asked, and the earlier can still be read", async () => {
    const second = { ...limit, version: 2, stem: "How much may you refund?", approvedFor: "h2" };
    await write({ items: [limit] });
    await write({ items: [second], at: later(1) });
    expect(await store.items.items()).toEqual([second]);
    expect(await store.items.itemAt("limit", 1)).toEqual(limit);
    const byFile = { verdict: "approved", by: null, reason: null };
    expect(await store.items.itemHistory("limit")).toEqual([
      {
        item: second,
        publishedAt: later(1),
        decisions: [{ ...byFile, sectionHash: "h2", at: later(1) }],
      },
      { item: limit, publishedAt: now, decisions: [{ ...byFile, sectionHash: "h1", at: now }] },
    ]);
  });

  test("an item whose file vanished is gone, and comes back with it", async () => {
    await write({ items: [limit] });
    await write({ retired: ["limit"], at: later(1) });
    expect(await store.items.items()).toEqual([]);
    expect(await store.items.itemAt("limit", 1)).toEqual(limit);
    await write({ items: [{ ...limit, skills: ["refunds"] }], at: later(2) });
    expect(await store.items.items()).toEqual([{ ...limit, skills: ["refunds"] }]);
  });

  test("one version has one text, and a later version is not overwritten by an earlier one", async () => {
    await write({ items: [limit] });
    await expect(write({ items: [{ ...limit, stem: "Another?" }] })).rejects.toThrow(ConflictError);
    await write({ items: [{ ...limit, version: 2, stem: "Another?" }] });
    await expect(write({ items: [limit] })).rejects.toThrow(ConflictError);
    expect(await store.items.items()).toMatchObject([{ version: 2, stem: "Another?" }]);
  });

  test("files are known by what they held, until they are forgotten", async () => {
    const file = { path: "items/refunds.yaml", hash: "f1", items: ["limit", "draft"] };
    await write({ files: [file] });
    await write({ files: [{ ...file, path: "items/cash.yaml" }], source: "sample" });
    expect(await store.items.importedItemFiles("folder")).toEqual([file]);
    const changed = { ...file, hash: "f2", items: ["limit"] };
    await write({ files: [changed, { ...file, path: "items/b.yaml" }] });
    expect(await store.items.importedItemFiles("folder")).toEqual([
      { ...file, path: "items/b.yaml" },
      changed,
    ]);
    await write({ forgottenFiles: [file.path, "items/b.yaml"] });
    expect(await store.items.importedItemFiles("folder")).toEqual([]);
    expect(await store.items.importedItemFiles("sample")).toHaveLength(1);
  });

  test("an approved draft may be asked, and stays approved when it is derived anew", async () => {
    await write({ items: [draft] });
    await append(decided({ item: { id: "draft", version: 1 }, sectionHash: "h1" }));
    expect(await store.items.items()).toEqual([{ ...draft, approvedFor: "h1" }]);
    await write({ items: [draft], at: later(2) });
    expect(await store.items.items()).toEqual([{ ...draft, approvedFor: "h1" }]);
  });

  test("what an owner edits becomes the next version, approved for the text they saw", async () => {
    await write({ items: [limit] });
    const edited: ItemText = { ...textOf(limit), stem: "What is the most you may refund?" };
    await append(decided({ sectionHash: "h2", edited, reason: "Shorter" }));
    const second = { ...limit, ...edited, version: 2, approvedFor: "h2" };
    expect(await store.items.items()).toEqual([second]);
    expect((await store.items.itemHistory("limit"))[0]).toEqual({
      item: second,
      publishedAt: later(1),
      decisions: [{ verdict: "approved", sectionHash: "h2", by: "olga", reason: "Shorter", at: later(1) }],
    });
    expect(await store.items.itemAt("limit", 1)).toEqual(limit);
  });

  test("a retired item is asked no more, and whoever decides on what changed meanwhile is told", async () => {
    await write({ items: [limit] });
    await append(decided({ verdict: "retired" }));
    expect(await store.items.items()).toEqual([]);
    await expect(append(decided({}))).rejects.toThrow(ConflictError);
    await write({ items: [{ ...limit, version: 2, stem: "Another?" }] });
    await expect(append(decided({}))).rejects.toThrow(ConflictError);
    expect((await store.items.itemHistory("limit")).map(({ decisions }) => decisions.length)).toEqual([1, 2]);
  });

  test("of two owners who decide on one item at once, one decides", async () => {
    await write({ items: [limit] });
    const ends = await Promise.allSettled([
      append(decided({ edited: { ...textOf(limit), stem: "One?" } })),
      append(decided({ edited: { ...textOf(limit), stem: "Two?" } })),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await store.items.itemHistory("limit")).toHaveLength(2);
  });

  test("only items approved for several texts of their section can be known by an older rule", async () => {
    await write({ items: [limit, { ...draft, approvedFor: "h1" }] });
    await append(decided({ sectionHash: "h1" }));
    expect(await store.items.reapproved()).toEqual([]);
    await append(decided({ sectionHash: "h2" }));
    expect(await store.items.reapproved()).toEqual(["limit"]);
  });

  test("an owner is shown an item once for each text of its section", async () => {
    const first = { item: "limit", version: 1, sectionHash: "h2" };
    await append(told({ items: [first, { ...first, item: "draft" }] }));
    await expect(append(told({ items: [first], message: "m2" }))).rejects.toThrow(ConflictError);
    await append(told({ items: [{ ...first, sectionHash: "h3" }], message: "m2", at: later(1) }));
    const notice = { ...first, person: "olga", message: "m1", at: now };
    const again = { ...notice, sectionHash: "h3", message: "m2", at: later(1) };
    expect(await store.items.noticesOf(["limit", "other"])).toEqual([notice, again]);
    expect(await store.items.noticesIn("m1")).toEqual([{ ...notice, item: "draft" }, notice]);
  });

  function write(batch: Partial<ItemBatch>): Promise<void> {
    const nothing = { source: "folder", at: now, items: [], retired: [], files: [], forgottenFiles: [] };
    return store.transaction((ports) => ports.items.writeItems({ ...nothing, ...batch }));
  }

  function append(fact: PracticeFactOf<"item-decided" | "item-owner-told">): Promise<void> {
    return store.transaction((ports) => ports.conversation.append([fact]));
  }
}

const now = new Date("2026-11-02T09:00:00.000Z");
const later = (ms: number) => new Date(now.getTime() + ms);

const limit: QuizItem = {
  id: "limit",
  version: 1,
  sop: "refunds",
  section: "over-500",
  kind: "scenario",
  stem: "A {tier} customer wants {amount} back. Who decides?",
  options: [
    { name: "you", text: "You" },
    { name: "lead", text: "The lead" },
  ],
  key: [],
  explain: null,
  variants: {
    tier: { kind: "list", values: ["gold", "silver"] },
    amount: { kind: "number", from: 10, to: 900.5, step: 0.5, decimals: 2 },
    b: { kind: "list", values: ["1", "2"] },
  },
  rule: "amount > 500 ? 'lead' : 'you'",
  about: "threshold",
  skills: [],
  approvedFor: "h1",
  origin: "written",
};

const draft: QuizItem = {
  ...limit,
  id: "draft",
  kind: "cloze",
  stem: "Over ___ the lead decides.",
  options: [],
  key: ["500", "EUR 500"],
  explain: "It is \u{1F4B6} money.",
  variants: {},
  rule: null,
  about: "routine",
  skills: ["refunds", "cash"],
  approvedFor: null,
  origin: "derived",
};

function textOf({ kind, stem, options, key, explain, variants, rule, about }: QuizItem): ItemText {
  return { kind, stem, options, key, explain, variants, rule, about };
}

function decided(more: Partial<PracticeFactOf<"item-decided">>): PracticeFactOf<"item-decided"> {
  return {
    kind: "item-decided",
    item: { id: "limit", version: 1 },
    verdict: "approved",
    sectionHash: "h1",
    edited: null,
    by: "olga",
    reason: null,
    at: later(1),
    ...more,
  };
}

function told(more: Partial<PracticeFactOf<"item-owner-told">>): PracticeFactOf<"item-owner-told"> {
  return { kind: "item-owner-told", person: "olga", message: "m1", items: [], at: now, ...more };
}
