import { readdirSync } from "node:fs";
import { cp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import { exportPages } from "../../src/stewardship/exporting/export-pages.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { approvedDraft, publishApproved } from "./support/chat-edit.ts";
import { type ContentFolder, contentFolder, publishFolder } from "./support/content-folder.ts";
import { type MemoryIndex, memoryIndex } from "./support/memory-index.ts";

const refunds = `---
title: Refund approvals   # as on the wall
owner: ana
x_wiki: 4711
reason: First edition
review_every_days: 90
---

# Refund approvals

## Over 500 {#over-500}

Ask the lead above 500 euros.

## Who to ask

Ask Ana.
`;

let store: TestStore;
let index: MemoryIndex;
let folder: ContentFolder;

beforeEach(async () => {
  store = await openTestStore();
  index = memoryIndex();
  folder = await contentFolder({ "sops/refunds.md": refunds, "sops/keys.md": "# Keys\n\nAsk the desk.\n" });
  await publish();
});

afterEach(async () => {
  await folder.clear();
  await store.close();
});

test("an edit in chat goes back into its file, which keeps its front matter, and publishing changes nothing", async () => {
  await editInChat("a", (body) => body.replace("above 500", "above 400"));
  expect(await exported()).toMatchObject({
    changed: [{ file: "sops/refunds.md", sop: "refunds", version: 2 }],
    published: [],
    retired: [],
    refused: [],
    unchanged: 1,
  });
  const text = await read("sops/refunds.md");
  expect(text).toBe(refunds.replace("above 500", "above 400").replace("First edition", "Said in chat"));
  expect(await publish("2026-11-04T09:00:00Z")).toMatchObject({
    published: [],
    changed: [],
    retired: [],
    refused: [],
  });
  expect(await exported()).toMatchObject({ changed: [], refused: [], unchanged: 2 });
  expect(await current()).toMatchObject({ version: 2 });
});

test("a checkout that has not seen the export yet undoes nothing, and comes home later", async () => {
  await editInChat("a", (body) => body.replace("above 500", "above 400"));
  await exported();
  const home = await read("sops/refunds.md");
  await folder.write({ "sops/refunds.md": refunds });
  expect(await publish("2026-11-04T09:00:00Z")).toMatchObject({ changed: [], refused: [] });
  await folder.write({ "sops/refunds.md": home });
  expect(await publish("2026-11-05T09:00:00Z")).toMatchObject({ changed: [], refused: [] });
  // From now on the earlier text would be a new one.
  await folder.write({ "sops/refunds.md": refunds });
  expect(await publish("2026-11-06T09:00:00Z")).toMatchObject({ changed: [{ version: 3 }] });
});

test("a file and its page changed in two ways are told apart, with line and version, and the other pages go on", async () => {
  await editInChat("a", (body) => body.replace("above 500", "above 400"));
  await folder.write({
    "sops/refunds.md": refunds.replace("Ask Ana.", "Ask Ben."),
    "sops/keys.md": "# Keys\n\nAsk the guard.\n",
  });
  const report = await publish("2026-11-04T09:00:00Z");
  expect(report.changed).toMatchObject([{ sop: "keys" }]);
  expect(report.refused).toEqual([
    {
      file: "sops/refunds.md",
      line: 11,
      reason: expect.stringContaining("v2 of Refund approvals was edited in chat"),
    },
  ]);
  expect((await exported()).refused).toEqual([
    {
      file: "sops/refunds.md",
      line: null,
      reason: expect.stringContaining("v2 of Refund approvals was decided in chat"),
    },
  ]);
  // Written into the file by hand it is the same text, and from there the file goes on.
  await folder.write({ "sops/refunds.md": refunds.replace("above 500", "above 400") });
  expect(await publish("2026-11-05T09:00:00Z")).toMatchObject({ refused: [], changed: [] });
  await folder.write({
    "sops/refunds.md": refunds.replace("above 500", "above 400").replace("Ask Ana", "Ask Ben"),
  });
  expect(await publish("2026-11-06T09:00:00Z")).toMatchObject({ refused: [], changed: [{ version: 3 }] });
});

test("another owner in the file is no other text, and an owner named in chat goes into the file", async () => {
  await editInChat("a", (body) => body.replace("above 500", "above 400"));
  await folder.write({ "sops/refunds.md": refunds.replace("owner: ana", "owner: ben") });
  expect(await publish("2026-11-04T09:00:00Z")).toMatchObject({
    refused: [],
    changed: [{ details: ["owner"] }],
  });
  expect((await current())?.owner).toBe("ben");
  await store.database.prisma.sop.update({ where: { id: "refunds" }, data: { ownerId: "cem" } });
  await exported();
  expect(await read("sops/refunds.md")).toContain("owner: cem\nx_wiki: 4711");
  expect(await publish("2026-11-05T09:00:00Z")).toMatchObject({ changed: [], refused: [] });
  expect((await current())?.owner).toBe("cem");
});

test("a scheduled edit becomes a file with its day; an earlier text, and a page's end, go back, too", async () => {
  const body = (await current())?.body ?? "";
  const draft = { sop: "refunds", body: body.replace("above 500", "above 300"), effectiveOn: "2026-12-01" };
  await publishApproved(store, index, approvedDraft({ id: "later", ...draft }));
  expect(await exported()).toMatchObject({ published: [{ file: "sops/refunds@2026-12-01.md", version: 2 }] });
  expect(await publish("2026-11-04T09:00:00Z")).toMatchObject({ changed: [], published: [], refused: [] });
  await publishApproved(
    store,
    index,
    approvedDraft({ id: "end", sop: "keys", body: "", kind: "retirement" }),
  );
  expect(await exported()).toMatchObject({ retired: [{ file: "sops/keys.md" }] });
  expect(await readdir(join(folder.path, "sops"))).toEqual(["refunds.md", "refunds@2026-12-01.md"]);
  expect(await publish("2026-11-05T09:00:00Z")).toMatchObject({ changed: [], retired: [], refused: [] });
});

test("a page that was retired in chat stays so while its file is as it was; a new text of it is refused", async () => {
  await publishApproved(
    store,
    index,
    approvedDraft({ id: "end", sop: "keys", body: "", kind: "retirement" }),
  );
  expect(await publish("2026-11-04T09:00:00Z")).toMatchObject({ published: [], refused: [] });
  expect(await store.pages.resolve("keys")).toMatchObject({ retiredAt: expect.any(Date) });
  await folder.write({ "sops/keys.md": "# Keys\n\nAsk the guard.\n" });
  expect((await publish("2026-11-05T09:00:00Z")).refused).toMatchObject([{ file: "sops/keys.md" }]);
});

const handbooks = process.env.CAIRN_TEST_DATA ? join(process.env.CAIRN_TEST_DATA, "handbooks") : null;
const real = [
  { name: "the sample", path: join(import.meta.dirname, "../../content") },
  ...(handbooks === null
    ? []
    : readdirSync(handbooks).map((name) => ({ name, path: join(handbooks, name, "pages") }))),
];

describe.each(real)("round trip: $name", ({ path }) => {
  test("every page edited in chat and written back is published as nothing new, here and elsewhere", async () => {
    await folder.clear();
    await cp(path, folder.path, { recursive: true });
    await rm(join(folder.path, "versions"), { recursive: true, force: true });
    await publish("2026-11-02T09:00:00Z");
    const pages = (await store.pages.currentPages(new Date("2026-11-03T09:00:00Z"))).slice(0, 150);
    for (const [place, { sop, version }] of pages.entries()) {
      const stored = (await store.pages.storedVersions([sop])).find((one) => one.version === version);
      const body = `${stored?.body.trimEnd()}\n\nSaid in chat as number ${place}.\n`;
      await publishApproved(store, index, approvedDraft({ id: `d${place}`, sop, base: version, body }));
    }
    const report = await exported();
    expect(report.refused).toEqual([]);
    expect(report.changed.length + report.published.length).toBe(pages.length);
    const again = await publish("2026-11-04T09:00:00Z");
    expect(again).toMatchObject({ published: [], changed: [], retired: [], refused: [] });
    const elsewhere = await openTestStore();
    try {
      await publishFolder(elsewhere, memoryIndex(), folder, { now: "2026-11-04T09:00:00Z" });
      const at = new Date("2026-11-04T10:00:00Z");
      const here = await texts(store, at);
      expect(await texts(elsewhere, at)).toEqual(here);
    } finally {
      await elsewhere.close();
    }
  }, 120_000);
});

async function texts(from: TestStore, at: Date): Promise<readonly unknown[]> {
  const pages = await from.pages.currentPages(at);
  const versions = await from.pages.storedVersions(pages.map(({ sop }) => sop));
  return pages.map(({ sop, version, owner, risk, audience, skills, reason }) => {
    const found = versions.find((one) => one.sop === sop && one.version === version);
    return { sop, owner, risk, audience, skills, reason, title: found?.title, body: found?.body.trim() };
  });
}

async function current() {
  const at = new Date("2026-11-20T09:00:00Z");
  const [page] = (await store.pages.currentPages(at)).filter(({ sop }) => sop === "refunds");
  const versions = await store.pages.storedVersions(["refunds"]);
  const version = versions.find((one) => one.version === page?.version);
  return page === undefined || version === undefined ? null : { ...page, body: version.body };
}

async function editInChat(id: string, edit: (body: string) => string): Promise<void> {
  const body = (await current())?.body ?? "";
  await publishApproved(store, index, approvedDraft({ id, sop: "refunds", body: edit(body) }));
}

function publish(now = "2026-11-02T09:00:00Z") {
  return publishFolder(store, index, folder, { now, yes: true });
}

function exported() {
  const now = new Date("2026-11-03T12:00:00Z");
  return exportPages({ store }, { folder: folder.path, source: "folder", policy: defaultPolicy, now });
}

function read(file: string): Promise<string> {
  return readFile(join(folder.path, file), "utf8");
}
