import { afterEach, expect, test } from "vitest";
import type { PassageIndex } from "../../src/core/ports/retrieval.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { type ContentFolder, contentFolder, publishFolder } from "./support/content-folder.ts";
import { type MemoryIndex, memoryIndex } from "./support/memory-index.ts";

const open: { store?: TestStore; folder?: ContentFolder } = {};

afterEach(async () => {
  await open.store?.close();
  await open.folder?.clear();
});

/** Stops the process, as it were, before or after its n-th effect. */
interface Stop {
  readonly effect: number;
  readonly when: "before" | "after";
}

const oldLines = ["Alpha old one.", "Alpha stays.", "Beta old.", "Gone soon."];
const newLines = ["Alpha new one.", "Alpha stays.", "Beta new.", "Gamma is new."];
const later = "2026-11-03T09:00:00Z";

for (const when of ["before", "after"] as const) {
  test(`a crash ${when} any effect leaves no old or half-published text, and a re-run heals`, async () => {
    let crashes = 0;
    for (let effect = 1; ; effect += 1) {
      const { store, index, folder } = await publishedFolder();
      const crashed = await changeAndCrash(store, index, folder, { effect, when });
      const now = await citable(store, index, "2026-11-03T10:00:00Z");
      const published = (await store.pages.lastPublication()) > 1;
      // All pages of this folder are one batch: it holds as a whole or not at all.
      expect(now.every((line) => (published ? newLines : oldLines).includes(line))).toBe(true);
      await publishFolder(store, index, folder, { now: "2026-11-03T11:00:00Z" });
      expect(await citable(store, index, "2026-11-03T12:00:00Z")).toEqual(newLines);
      expect([...index.rows.values()].map((row) => row.text).sort()).toEqual(newLines);
      await store.close();
      await folder.clear();
      if (!crashed) break;
      crashes += 1;
    }
    expect(crashes).toBeGreaterThanOrEqual(5);
  });
}

test("an index that lost everything is filled again from the database", async () => {
  const { store, folder } = await publishedFolder();
  const empty = memoryIndex();
  await publishFolder(store, empty, folder, { now: later });
  expect(await citable(store, empty, "2026-11-03T10:00:00Z")).toEqual(oldLines);
});

async function publishedFolder() {
  const store = await openTestStore();
  const index = memoryIndex();
  const folder = await contentFolder({
    "alpha.md": "# Alpha\n\nAlpha old one.\n\n## Rest\n\nAlpha stays.\n",
    "beta.md": "Beta old.",
    "gone.md": "Gone soon.",
  });
  Object.assign(open, { store, folder });
  await publishFolder(store, index, folder);
  return { store, index, folder };
}

/** Returns whether the crash came before the publication was over. */
async function changeAndCrash(
  store: Store,
  index: MemoryIndex,
  folder: ContentFolder,
  stop: Stop,
): Promise<boolean> {
  await folder.write({
    "alpha.md": "# Alpha\n\nAlpha new one.\n\n## Rest\n\nAlpha stays.\n",
    "beta.md": "Beta new.",
    "gamma.md": "Gamma is new.",
  });
  await folder.remove("gone.md");
  const count = { effects: 0 };
  const fragile = { store: crashingStore(store, stop, count), index: crashingIndex(index, stop, count) };
  return publishFolder(fragile.store, fragile.index, folder, { now: later }).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Crash) return true;
      throw error;
    },
  );
}

class Crash extends Error {}

async function effect<T>(stop: Stop, count: { effects: number }, work: () => Promise<T>): Promise<T> {
  count.effects += 1;
  const here = count.effects >= stop.effect;
  if (here && stop.when === "before") throw new Crash();
  const result = await work();
  if (here) throw new Crash();
  return result;
}

function crashingIndex(index: PassageIndex, stop: Stop, count: { effects: number }): PassageIndex {
  return {
    ...index,
    upsert: (rows) => effect(stop, count, () => index.upsert(rows)),
    remove: (ids) => effect(stop, count, () => index.remove(ids)),
    optimize: () => effect(stop, count, () => index.optimize()),
    setLastPublication: (sequence) => effect(stop, count, () => index.setLastPublication(sequence)),
  };
}

function crashingStore(store: Store, stop: Stop, count: { effects: number }): Store {
  return { ...store, transaction: (work) => effect(stop, count, () => store.transaction(work)) };
}

async function citable(store: Store, index: MemoryIndex, now: string): Promise<readonly string[]> {
  const at = new Date(now);
  const rows = [...index.rows.values()].filter(
    (row) => row.from <= at && (row.until === null || row.until > at),
  );
  return (await store.pages.keepCurrent(rows, at)).map((row) => row.text).sort();
}
