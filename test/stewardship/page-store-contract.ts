import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestStore } from "../support/database.ts";
import { type ContentFolder, contentFolder, publishFolder } from "./support/content-folder.ts";
import { memoryIndex } from "./support/memory-index.ts";

const refunds = `---
id: refund-limits
title: Refund limits
owner: ana
deputy: ben
review_every_days: 90
risk: high
approver: cleo
audience: [Agents]
approval: over-500
lookup: [fees]
sensitive: [fees]
effective: 2026-10-02
reason: Higher limit
---
## Up to 500 {#up-to-500}

Decide alone.

## Over 500 {#over-500}

Ask the lead.

## Fees {#fees}

| Plan | Fee |
| --- | --- |
| Basic | 12 |
`;

const now = new Date("2026-11-10T12:00:00Z");
const over500 = { sop: "refund-limits", section: "over-500" };

/**
 * What every database must keep to. The page has v1 from January on, v2 from 2 October on, v3 on 1 December; published on
 * 2 November.
 */
export function describePages(open: () => Promise<TestStore>): void {
  let store: TestStore;
  let folder: ContentFolder;

  beforeAll(async () => {
    store = await open();
    folder = await contentFolder({
      "sops/refunds/limits.md": refunds,
      "sops/refunds/limits@2026-01-01.md": refunds.replace("Ask the lead.", "Ask the chief."),
      "sops/refunds/limits@2026-12-01.md": refunds.replace("Ask the lead.", "Ask both leads."),
      "lessons/refunds/who.md": "---\nkind: explainer\nsections: [refunds/limits#over-500]\n---\nAsk.\n",
      "sops/open.md": "Everybody reads this.",
    });
    await publishFolder(store, memoryIndex(), folder);
  });

  afterAll(async () => {
    await store.close();
    await folder.clear();
  });

  test("a current section carries its words and everything an answer says about them", async () => {
    const [section, other] = await store.pages.currentSections(
      [over500, { sop: "open", section: "gone" }],
      now,
    );
    expect(other).toBeUndefined();
    expect(section).toMatchObject({
      sop: "refund-limits",
      path: "refunds/limits",
      title: "Refund limits",
      version: 2,
      effectiveOn: "2026-10-02",
      reason: "Higher limit",
      audience: ["agents"],
      risk: "high",
      owner: "ana",
      deputy: "ben",
      approver: "cleo",
      reviewEveryDays: 90,
      slug: "over-500",
      section: "over-500",
      heading: "Over 500",
      headings: ["Over 500"],
      blocks: [{ kind: "paragraph", spans: [{ text: "Ask the lead." }] }],
      approval: true,
      lookup: false,
      sensitive: false,
    });
  });

  test("sections come in the order asked, with their own marks", async () => {
    const sections = await store.pages.currentSections([{ ...over500, section: "fees" }, over500], now);
    expect(
      sections.map(({ slug, approval, lookup, sensitive }) => [slug, approval, lookup, sensitive]),
    ).toEqual([
      ["fees", false, true, true],
      ["over-500", true, false, false],
    ]);
  });

  test("a section is found as an older version had it", async () => {
    expect(await store.pages.sectionAt(over500, 1)).toMatchObject({
      blocks: [{ kind: "paragraph", spans: [{ text: "Ask the chief." }] }],
    });
    expect(await store.pages.sectionAt(over500, 9)).toBeNull();
  });

  test("neighbours are the sections before and after", async () => {
    expect(await store.pages.neighbouringSections(over500, now)).toEqual({
      before: { sop: "refund-limits", section: "up-to-500", heading: "Up to 500" },
      after: { sop: "refund-limits", section: "fees", heading: "Fees" },
    });
    expect(await store.pages.neighbouringSections({ ...over500, section: "fees" }, now)).toMatchObject({
      after: null,
    });
  });

  test("the version to come is announced until it is there", async () => {
    expect(await store.pages.upcoming("refund-limits", now)).toMatchObject({
      version: 3,
      effectiveOn: "2026-12-01",
    });
    expect(await store.pages.upcoming("refund-limits", new Date("2026-12-01T00:00:00Z"))).toBeNull();
  });

  test("a whole page tells its versions with their states and the lessons built on it", async () => {
    const page = await store.pages.pageAt({ kind: "sop", path: "refunds/limits", version: null }, now);
    expect(page).toMatchObject({
      version: 2,
      state: "effective",
      lessons: [{ path: "refunds/who", section: "over-500" }],
    });
    expect(page?.versions.map(({ version, state }) => [version, state])).toEqual([
      [3, "scheduled"],
      [2, "effective"],
      [1, "superseded"],
    ]);
    expect(await store.pages.pageAt({ kind: "sop", path: "refunds/limits", version: 1 }, now)).toMatchObject({
      state: "superseded",
    });
    expect(await store.pages.pageAt({ kind: "sop", path: "refunds/limits", version: 8 }, now)).toBeNull();
    expect(
      await store.pages.pageAt({ kind: "lesson", path: "refunds/limits", version: null }, now),
    ).toBeNull();
  });

  test("a lesson knows the sections it is built on by the Sop's id", async () => {
    const lesson = await store.pages.pageAt({ kind: "lesson", path: "refunds/who", version: null }, now);
    expect(lesson).toMatchObject({ lessonKind: "explainer", builtOn: [over500] });
    expect(await store.pages.lessonsFor(over500, now)).toMatchObject([
      { path: "refunds/who", lessonKind: "explainer" },
    ]);
    expect(await store.pages.lessonsFor({ ...over500, section: "fees" }, now)).toEqual([]);
  });

  test("pages are found by path and by id", async () => {
    const found = { sop: "refund-limits", kind: "sop", path: "refunds/limits", retiredAt: null };
    expect(await store.pages.resolve("refunds/limits")).toEqual(found);
    expect(await store.pages.resolve("refund-limits")).toEqual(found);
    expect(await store.pages.resolve("nothing")).toBeNull();
  });

  test("the list of pages has each page once, Sops before lessons", async () => {
    const pages = await store.pages.currentPages(now);
    expect(pages.map(({ kind, path, version, area }) => [kind, path, version, area])).toEqual([
      ["sop", "open", 1, ""],
      ["sop", "refunds/limits", 2, "refunds"],
      ["lesson", "refunds/who", 1, "refunds"],
    ]);
  });

  test("what changed leaves out texts that never take effect", async () => {
    const news = await store.pages.versionsBetween(
      new Date("2026-11-01T00:00:00Z"),
      new Date("2026-12-05T00:00:00Z"),
    );
    expect(news.map(({ path, version, replaces }) => [path, version, replaces])).toEqual([
      ["open", 1, false],
      ["refunds/limits", 2, false],
      ["refunds/who", 1, false],
      ["refunds/limits", 3, true],
    ]);
  });

  test("known wordings hold for the text they were learned on", async () => {
    const [section] = await store.pages.currentSections([over500], now);
    await store.database.prisma.knownWording.create({
      data: {
        id: "w1",
        sopId: over500.sop,
        section: over500.section,
        sectionHash: section?.hash ?? "",
        wording: "who says yes above 500",
        answerId: "a1",
        at: now,
      },
    });
    const last = await store.pages.lastPublication();
    await store.transaction(async ({ pages }) => {
      await pages.refreshWordings(over500, await pages.nextPublication("ask", now));
    });
    const rows = await store.pages.rowsChangedAfter(last, { afterId: "", limit: 10 });
    expect(rows.map(({ text, wordings }) => [text, wordings])).toEqual([
      ["Ask the lead.", ["who says yes above 500"]],
    ]);
  });

  test("changed passages come in the order of their ids, some at a time", async () => {
    const all = await store.pages.rowsChangedAfter(0, { afterId: "", limit: 1_000 });
    const ids = all.map((row) => row.id);
    expect(ids.length).toBeGreaterThan(3);
    expect(ids).toEqual([...ids].sort());
    const some = await store.pages.rowsChangedAfter(0, { afterId: ids[0] ?? "", limit: 2 });
    expect(some).toEqual(all.slice(1, 3));
    const last = await store.pages.lastPublication();
    expect(await store.pages.rowsChangedAfter(last, { afterId: "", limit: 2 })).toEqual([]);
  });

  test("of two publications at once neither half-writes, and the folder ends up published", async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`sops/more/p${i}.md`, `Page ${i}.`]),
    );
    await folder.write(pages);
    const at = { now: "2026-11-11T09:00:00Z" };
    const done = await Promise.allSettled([
      publishFolder(store, memoryIndex(), folder, at),
      publishFolder(store, memoryIndex(), folder, at),
    ]);
    expect(done.map((each) => each.status)).toContain("fulfilled");
    const listed = await store.pages.currentPages(new Date("2026-11-11T10:00:00Z"));
    expect(listed.filter((page) => page.area === "more")).toHaveLength(12);
    expect(await store.database.prisma.sopVersion.count({ where: { sopId: { startsWith: "more/" } } })).toBe(
      12,
    );
  });
}
