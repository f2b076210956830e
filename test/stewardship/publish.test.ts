import { afterEach, beforeEach, expect, test } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { rollback } from "../../src/stewardship/publishing/rollback.ts";
import { history } from "../../src/stewardship/versions/history.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import {
  type ContentFolder,
  contentFolder,
  type PublishSetting,
  publishFolder,
} from "./support/content-folder.ts";
import { type MemoryIndex, memoryIndex } from "./support/memory-index.ts";

let store: TestStore;
let index: MemoryIndex;
let folder: ContentFolder;

beforeEach(async () => {
  store = await openTestStore();
  index = memoryIndex();
  folder = await contentFolder();
});

afterEach(async () => {
  await store.close();
  await folder.clear();
});

const publish = (setting?: PublishSetting) => publishFolder(store, index, folder, setting);

/** Lines that may be cited at an instant: of the index's rows in their window, those the database vouches for. */
async function citable(now: string): Promise<readonly string[]> {
  const at = new Date(now);
  const rows = [...index.rows.values()].filter(
    (row) => row.from <= at && (row.until === null || row.until > at),
  );
  return (await store.pages.keepCurrent(rows, at)).map((row) => row.text).sort();
}

async function states(sop: string, now: string): Promise<readonly string[]> {
  const { versions } = await history(store, { sop, now: new Date(now) });
  return versions.map((version) => `v${version.version} ${version.state}`);
}

const refunds = "# Refunds\n\nAsk the lead.\n\n## Limits\n\nUp to 100 EUR.\n";

test("a plain folder is published as it is", async () => {
  await folder.write({ "refunds.md": refunds, "people/sick leave.md": "Write by 09:30.\n" });
  const report = await publish();
  expect(report).toEqual({
    published: [
      { sop: "people/sick leave", title: "Sick leave", version: 1, effective: "2026-11-02" },
      { sop: "refunds", title: "Refunds", version: 1, effective: "2026-11-02" },
    ],
    changed: [],
    retired: [],
    moved: [],
    unchanged: 0,
    refused: [],
    odd: [],
  });
  expect(await citable("2026-11-02T09:00:01Z")).toEqual([
    "Ask the lead.",
    "Up to 100 EUR.",
    "Write by 09:30.",
  ]);
});

test("publishing the same folder twice does nothing", async () => {
  await folder.write({ "refunds.md": refunds });
  await publish();
  const before = { last: await store.pages.lastPublication(), written: index.written.length };
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report).toMatchObject({ published: [], changed: [], retired: [], unchanged: 1 });
  expect({ last: await store.pages.lastPublication(), written: index.written.length }).toEqual(before);
});

test("a changed section becomes a version, and only its passages are indexed anew", async () => {
  await folder.write({ "refunds.md": refunds });
  await publish();
  index.written.length = 0;
  await folder.write({ "refunds.md": refunds.replace("100", "200") });
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report.changed).toEqual([
    {
      sop: "refunds",
      title: "Refunds",
      version: 2,
      effective: "2026-11-03",
      sections: [
        {
          section: "limits",
          heading: "Limits",
          change: "changed",
          was: null,
          moved: false,
          before: ["Up to 100 EUR."],
          after: ["Up to 200 EUR."],
          facts: [{ kind: "amount", before: "100 EUR", after: "200 EUR", about: "" }],
        },
      ],
      details: [],
    },
  ]);
  expect(index.written).toHaveLength(1);
  expect(index.removed).toHaveLength(1);
  expect(await citable("2026-11-03T09:00:01Z")).toEqual(["Ask the lead.", "Up to 200 EUR."]);
  expect(await states("refunds", "2026-11-04T00:00:00Z")).toEqual(["v2 effective", "v1 superseded"]);
});

test("owner and tags change without a new version", async () => {
  await folder.write({ "refunds.md": `---\nowner: ana\n---\n${refunds}` });
  await publish();
  await folder.write({ "refunds.md": `---\nowner: ben\nskills: [refunds]\n---\n${refunds}` });
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report.changed).toMatchObject([{ version: 1, sections: [], details: ["owner", "skills"] }]);
  const [section] = await store.pages.currentSections(
    [{ sop: "refunds", section: "limits" }],
    new Date("2026-11-03T10:00:00Z"),
  );
  expect(section).toMatchObject({ owner: "ben", version: 1, skills: ["refunds"] });
});

test("a page whose file is gone is retired, and comes back when the file does", async () => {
  await folder.write({ "refunds.md": refunds, "a.md": "One.", "b.md": "Two.", "c.md": "Three." });
  await publish();
  await folder.remove("refunds.md");
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report.retired).toEqual([{ sop: "refunds", title: "Refunds", version: 1 }]);
  expect(await citable("2026-11-03T09:00:01Z")).toEqual(["One.", "Three.", "Two."]);
  await folder.write({ "refunds.md": refunds });
  const back = await publish({ now: "2026-11-04T09:00:00Z" });
  expect(back.published).toMatchObject([{ sop: "refunds", version: 1 }]);
  expect(await citable("2026-11-04T09:00:01Z")).toContain("Up to 100 EUR.");
});

test("more than a third of the pages vanishing is refused until it is confirmed", async () => {
  await folder.write({ "a.md": "One.", "b.md": "Two.", "c.md": "Three." });
  await publish();
  await folder.remove("a.md", "b.md");
  await expect(publish()).rejects.toThrow(InputError);
  expect(await citable("2026-11-03T00:00:00Z")).toHaveLength(3);
  expect((await publish({ yes: true, now: "2026-11-03T09:00:00Z" })).retired).toHaveLength(2);
});

test("a broken page is refused with its line and keeps its last good version, and the rest goes on", async () => {
  await folder.write({ "refunds.md": refunds, "a.md": "One." });
  await publish();
  await folder.write({ "refunds.md": "---\ntitle: [broken\n---\nNew words.\n", "a.md": "Uno." });
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report.refused).toMatchObject([{ file: "refunds.md", line: 3 }]);
  expect(report.retired).toEqual([]);
  expect(await citable("2026-11-03T09:00:01Z")).toEqual(["Ask the lead.", "Uno.", "Up to 100 EUR."]);
});

test("a rollback brings the older text back, and publishing the unchanged folder leaves it so", async () => {
  await folder.write({ "refunds.md": refunds });
  await publish();
  await folder.write({ "refunds.md": refunds.replace("100", "200") });
  await publish({ now: "2026-11-03T09:00:00Z" });
  const entry = await rollback(
    { store, index },
    {
      sop: "refunds",
      version: "v1",
      reason: "200 was a typo",
      author: "ana",
      policy: defaultPolicy,
      now: new Date("2026-11-04T09:00:00Z"),
    },
  );
  expect(entry).toMatchObject({
    version: 3,
    effective: "2026-11-04",
    sections: [{ after: ["Up to 100 EUR."] }],
  });
  expect(await citable("2026-11-04T09:00:01Z")).toEqual(["Ask the lead.", "Up to 100 EUR."]);
  expect(await publish({ now: "2026-11-05T09:00:00Z" })).toMatchObject({ changed: [], unchanged: 1 });
  await folder.write({ "refunds.md": `---\nowner: ana\n---\n${refunds.replace("100", "200")}` });
  expect((await publish({ now: "2026-11-06T09:00:00Z" })).changed).toMatchObject([
    { version: 3, details: ["owner"] },
  ]);
  expect(await citable("2026-11-06T09:00:01Z")).toEqual(["Ask the lead.", "Up to 100 EUR."]);
  const { versions } = await history(store, { sop: "refunds", now: new Date("2026-11-06T10:00:00Z") });
  expect(versions[0]).toMatchObject({
    rollbackOf: 1,
    reason: "200 was a typo",
    author: "ana",
    state: "effective",
  });
});

test("a text changed after a rollback takes effect, though its stated date has passed", async () => {
  const dated = (limit: number) =>
    `---\neffective: 2026-10-02\n---\n${refunds.replace("100", String(limit))}`;
  await folder.write({ "refunds.md": dated(100) });
  await publish();
  await folder.write({ "refunds.md": dated(200) });
  await publish({ now: "2026-11-03T09:00:00Z" });
  const request = { sop: "refunds", version: 1, reason: "wrong", author: null, policy: defaultPolicy };
  await rollback({ store, index }, { ...request, now: new Date("2026-11-04T09:00:00Z") });
  await folder.write({ "refunds.md": dated(300) });
  const report = await publish({ now: "2026-11-05T09:00:00Z" });
  expect(report.changed).toMatchObject([{ version: 4, effective: "2026-11-05" }]);
  expect(report.odd).toMatchObject([{ file: "refunds.md" }]);
  expect(await citable("2026-11-05T09:00:01Z")).toContain("Up to 300 EUR.");
});

test("a scheduled text takes effect by the clock alone", async () => {
  await folder.write({ "refunds.md": refunds, "refunds@2026-12-01.md": refunds.replace("100", "250") });
  const report = await publish();
  expect(report.published).toMatchObject([{ sop: "refunds", version: 1 }]);
  expect(await citable("2026-11-30T23:59:59Z")).toContain("Up to 100 EUR.");
  expect(await citable("2026-12-01T00:00:00Z")).toEqual(["Ask the lead.", "Up to 250 EUR."]);
  expect(await states("refunds", "2026-11-02T10:00:00Z")).toEqual(["v2 scheduled", "v1 effective"]);
  expect(await store.pages.upcoming("refunds", new Date("2026-11-10T00:00:00Z"))).toMatchObject({
    version: 2,
    effectiveOn: "2026-12-01",
  });
});

test("a scheduled text whose file vanishes is withdrawn", async () => {
  await folder.write({ "refunds.md": refunds, "refunds@2026-12-01.md": refunds.replace("100", "250") });
  await publish();
  await folder.remove("refunds@2026-12-01.md");
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report.changed).toMatchObject([{ version: 2, details: ["withdrawn"] }]);
  expect(await citable("2026-12-02T00:00:00Z")).toEqual(["Ask the lead.", "Up to 100 EUR."]);
  expect(await states("refunds", "2026-12-02T00:00:00Z")).toEqual(["v2 withdrawn", "v1 effective"]);
});

test("a scheduled text that becomes the current file is no new version", async () => {
  const december = `---\neffective: 2026-12-01\n---\n${refunds.replace("100", "250")}`;
  await folder.write({ "refunds.md": refunds, "refunds@2026-12-01.md": december });
  await publish();
  await folder.remove("refunds@2026-12-01.md");
  await folder.write({ "refunds.md": december });
  const report = await publish({ now: "2026-12-02T09:00:00Z" });
  expect(report).toMatchObject({ changed: [], unchanged: 1 });
  expect(await citable("2026-12-02T09:00:01Z")).toEqual(["Ask the lead.", "Up to 250 EUR."]);
});

test("a scheduled text that is corrected takes the place of the first one", async () => {
  await folder.write({ "refunds.md": refunds, "refunds@2026-12-01.md": refunds.replace("100", "250") });
  await publish();
  await folder.write({ "refunds@2026-12-01.md": refunds.replace("100", "260") });
  await publish({ now: "2026-11-03T09:00:00Z" });
  expect(await citable("2026-12-02T00:00:00Z")).toEqual(["Ask the lead.", "Up to 260 EUR."]);
  expect(await states("refunds", "2026-11-04T00:00:00Z")).toEqual([
    "v3 scheduled",
    "v2 withdrawn",
    "v1 effective",
  ]);
});

test("earlier texts are imported in date order and never cited", async () => {
  await folder.write({
    "refunds@2025-03-01.md": refunds.replace("100", "50"),
    "refunds@2026-01-01.md": refunds.replace("100", "75"),
    "refunds.md": `---\neffective: 2026-10-02\n---\n${refunds}`,
  });
  await publish();
  expect(await citable("2026-11-02T09:00:01Z")).toEqual(["Ask the lead.", "Up to 100 EUR."]);
  const { versions } = await history(store, { sop: "refunds", now: new Date("2026-11-03T00:00:00Z") });
  expect(versions.map((version) => `v${version.version} ${version.effective} ${version.state}`)).toEqual([
    "v3 2026-10-02 effective",
    "v2 2026-01-01 superseded",
    "v1 2025-03-01 superseded",
  ]);
});

test("a renamed file with an id keeps its history", async () => {
  const page = `---\nid: refund-limits\n---\n${refunds}`;
  await folder.write({ "refunds.md": page });
  await publish();
  await folder.remove("refunds.md");
  await folder.write({ "money/limits.md": page.replace("100", "200") });
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report).toMatchObject({
    published: [],
    retired: [],
    changed: [{ sop: "money/limits", version: 2, details: ["path"] }],
  });
  expect(await store.pages.resolve("money/limits")).toMatchObject({ sop: "refund-limits" });
});

test("a page renamed without an id is told as such", async () => {
  await folder.write({ "refunds.md": refunds, "a.md": "One.", "b.md": "Two.", "c.md": "Three." });
  await publish();
  await folder.remove("refunds.md");
  await folder.write({ "limits.md": refunds });
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report).toMatchObject({ published: [{ sop: "limits" }], retired: [{ sop: "refunds" }] });
  expect(report.odd).toEqual([{ file: "limits.md", note: expect.stringContaining("id: refunds") }]);
});

test("of two pages with one id the one that had it keeps it", async () => {
  await folder.write({ "refunds.md": `---\nid: limits\n---\n${refunds}` });
  await publish();
  await folder.write({ "a-copy.md": `---\nid: limits\n---\nCopied.\n` });
  const report = await publish({ now: "2026-11-03T09:00:00Z" });
  expect(report.refused).toMatchObject([{ file: "a-copy.md", line: 2 }]);
  expect(report.refused[0]?.reason).toContain("refunds.md");
  expect(report.unchanged).toBe(1);
});

test("the sample gives way to the company's own pages and does not come back over them", async () => {
  await folder.write({ "welcome.md": "Sample words." });
  await publish({ source: "sample" });
  const own = await contentFolder({ "refunds.md": refunds });
  const report = await publishFolder(store, index, own, { now: "2026-11-03T09:00:00Z" });
  expect(report).toMatchObject({ published: [{ sop: "refunds" }], retired: [{ sop: "welcome" }] });
  const again = await publish({ source: "sample", now: "2026-11-04T09:00:00Z" });
  expect(again).toMatchObject({ published: [], retired: [] });
  expect(await citable("2026-11-05T00:00:00Z")).toEqual(["Ask the lead.", "Up to 100 EUR."]);
  await own.clear();
});

test("the same folder read from another place is the same source", async () => {
  await folder.write({ "refunds.md": refunds });
  await publish();
  const elsewhere = await contentFolder({ "refunds.md": refunds });
  expect(await publishFolder(store, index, elsewhere, { now: "2026-11-03T09:00:00Z" })).toMatchObject({
    unchanged: 1,
    retired: [],
  });
  await elsewhere.clear();
});

test("two publications at once both end with the folder published", async () => {
  await folder.write(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`p${i}.md`, `Page ${i}.`])));
  const done = await Promise.allSettled([publish(), publish()]);
  expect(done.some((each) => each.status === "fulfilled")).toBe(true);
  expect(await citable("2026-11-03T00:00:00Z")).toHaveLength(20);
  expect(await publish({ now: "2026-11-03T00:00:00Z" })).toMatchObject({ published: [], unchanged: 20 });
});
