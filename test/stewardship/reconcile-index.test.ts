import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isInLine } from "../../src/core/index-drift.ts";
import type { PassageIndex } from "../../src/core/ports/retrieval.ts";
import type { IndexRow } from "../../src/core/terms.ts";
import { fillVectors } from "../../src/providers/embedder/fill-vectors.ts";
import { openLanceIndex } from "../../src/providers/index/lance.ts";
import { openPineconeIndex } from "../../src/providers/index/pinecone.ts";
import { analyser } from "../../src/retrieval/analyse.ts";
import { reconcileIndex } from "../../src/stewardship/publishing/reconcile-index.ts";
import { passage } from "../contract/index-contract.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { lettersOf, letterVectors } from "../support/letter-vectors.ts";
import { type PineconeServer, startPinecone } from "../support/pinecone-server.ts";
import { type ContentFolder, contentFolder, publishFolder } from "./support/content-folder.ts";

const start = Date.parse("2026-11-02T09:00:00Z");
let now = start;
let pinecone: PineconeServer;
let store: TestStore;
let content: ContentFolder;
let folder: string;
let index: PassageIndex;

beforeAll(async () => {
  pinecone = await startPinecone({ dimensions: 26, now: () => now, lagMs: 1_000 });
});

afterAll(() => pinecone.close());

beforeEach(async () => {
  now = start;
  folder = await mkdtemp(join(tmpdir(), "cairn-index-"));
  store = await openTestStore();
  content = await contentFolder({ "cat.md": "The cat sleeps.", "dog.md": "The dog barks." });
});

afterEach(async () => {
  await index.close();
  await store.close();
  await content.clear();
  await rm(folder, { recursive: true });
});

const engines = {
  LanceDB: () => openLanceIndex({ folder, analyser }),
  Pinecone: () => openHosted(),
};

describe.each(Object.entries(engines))("an index on %s that differs from the database", (_name, open) => {
  beforeEach(async () => {
    index = await open();
    await publishFolder(store, index, content, { now: at().toISOString() });
    await fill();
  });

  it("gets the rows that were lost, and those that say something else", async () => {
    expect(isInLine(await reconcile())).toBe(true);
    const [cat, dog] = await rows();
    if (cat === undefined || dog === undefined) throw new Error("Two pages were published.");
    await index.remove([cat.id]);
    await index.upsert([{ ...dog, wordings: ["who is barking?"] }]);
    expect((await look()).rows).toEqual({ held: 1, lacking: 2, stale: 0 });
    await reconcile();
    expect(await rows()).toEqual([cat, dog]);
    await fill();
    expect(isInLine(await look())).toBe(true);
  });

  it("loses rows that a publication left when it died before it was true", async () => {
    await index.upsert([passage("never", { text: "The cow flies." })]);
    await index.close();
    index = await open();
    expect((await reconcile()).rows.stale).toBe(1);
    expect((await rows()).map(({ id }) => id)).not.toContain("never");
  });

  it("leaves alone what a publication under way is about to make true", async () => {
    await index.upsert([passage("soon", { text: "The cow moos." })]);
    expect((await reconcile()).rows.stale).toBe(0);
    expect((await rows()).map(({ id }) => id)).toContain("soon");
  });
});

describe("vectors at Pinecone that differ from the rows", () => {
  beforeEach(async () => {
    index = await openHosted();
    await publishFolder(store, index, content, { now: at().toISOString() });
    await fill();
  });

  it("are written again when they were lost there", async () => {
    const [record = ""] = vectorsThere().keys();
    vectorsThere().delete(record);
    expect((await reconcile()).vectors).toMatchObject({ held: 1, lacking: 1, stale: 0 });
    await fill();
    expect(vectorsThere().size).toBe(2);
    expect(isInLine(await look())).toBe(true);
  });

  it("are deleted when no row needed them at two comparisons, some time apart", async () => {
    pinecone.faults.push({ kind: "lose" });
    await content.remove("dog.md");
    await publishFolder(store, index, content, { now: at().toISOString(), yes: true });
    now += 2_000;
    expect((await reconcile()).vectors).toMatchObject({ held: 2, stale: 1, deleted: 0 });
    now += 600_000;
    expect((await reconcile()).vectors).toMatchObject({ stale: 1, deleted: 0 });
    await index.close();
    index = await openHosted();
    now += 600_000;
    expect((await reconcile()).vectors).toMatchObject({ stale: 1, deleted: 1 });
    now += 2_000;
    expect(vectorsThere().size).toBe(1);
  });

  it("are not searched any more when somebody emptied their place, until all are back", async () => {
    vectorsThere().clear();
    await reconcile();
    expect(await index.vectors.serving()).toBeNull();
    await fill();
    expect(await meant("tac")).toHaveLength(2);
  });

  it("are told to be out of reach while Pinecone is down, and nothing is changed", async () => {
    pinecone.down = true;
    expect((await reconcile()).vectors?.problem).toBe("Pinecone: it answers with status 503");
    pinecone.down = false;
    expect(await index.vectors.serving()).toBe("letters");
  });
});

const at = () => new Date(now);
const look = () => reconcileIndex({ pages: store.pages, index }, { now: at(), heal: false });
const reconcile = () => reconcileIndex({ pages: store.pages, index }, { now: at(), heal: true });

function openHosted() {
  return openPineconeIndex({
    folder,
    analyser,
    installation: folder.split("-").at(-1) ?? "",
    settings: { apiKey: pinecone.apiKey, index: null, host: pinecone.host },
    limits: { answerWithinMs: 1_000, pauseMs: 30_000, readableWithinMs: 30_000, staleMs: 900_000 },
    now: at,
    wait: async (ms) => {
      now += ms;
    },
  });
}

async function fill(): Promise<void> {
  const embedder = letterVectors();
  await fillVectors({ vectors: index.vectors, embedder, refused: new Set(), isOver: () => false });
}

async function rows(): Promise<readonly IndexRow[]> {
  const asked = { groups: [], at: at(), language: null, limit: 100 };
  const hits = await index.search({ text: "cat dog cow", vector: null, ...asked });
  return hits.map(({ row }) => row).sort((a, b) => a.sop.localeCompare(b.sop));
}

function meant(text: string) {
  const vector = { model: "letters", values: lettersOf(text) };
  return index.search({ text, vector, groups: [], at: at(), language: null, limit: 10 });
}

/** What the stand-in holds for this installation: a test takes from it what Pinecone would have lost. */
function vectorsThere(): Map<string, unknown> {
  const name = pinecone.namespaces().find((one) => one.startsWith(`cairn.${folder.split("-").at(-1)}.`));
  return pinecone.records(name ?? "") as Map<string, unknown>;
}
