import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EmbeddingsUnavailableError } from "../../src/core/errors.ts";
import type { IndexQuery, PassageIndex } from "../../src/core/ports/retrieval.ts";
import type { IndexRow } from "../../src/core/terms.ts";
import { openPineconeIndex } from "../../src/providers/index/pinecone.ts";
import { analyser } from "../../src/retrieval/analyse.ts";
import { lettersOf } from "../support/letter-vectors.ts";
import { type PineconeServer, startPinecone } from "../support/pinecone-server.ts";
import { describeIndexContract, passage } from "./index-contract.ts";
import { describeVectorsContract } from "./vectors-contract.ts";

/** Of the clock that everything here shares; waiting moves it. */
let now = 0;
let pinecone: PineconeServer;
let installations = 0;

beforeAll(async () => {
  pinecone = await startPinecone({ dimensions: 26, now: () => now });
});

afterAll(() => pinecone.close());

beforeEach(() => {
  now = Date.UTC(2026, 10, 2, 9);
  Object.assign(pinecone, { down: false, lagMs: 2_500 });
  pinecone.faults.length = 0;
});

describeIndexContract("Pinecone", async () => {
  const place = await newPlace();
  return { open: () => open(place), discard: () => rm(place.folder, { recursive: true }) };
});

describeVectorsContract("Pinecone", async () => {
  const place = await newPlace();
  return { open: () => open(place), discard: () => rm(place.folder, { recursive: true }) };
});

describe("a passage index at Pinecone", () => {
  let place: Place;
  let index: PassageIndex;

  beforeEach(async () => {
    place = await newPlace();
    index = await open(place);
  });

  afterEach(async () => {
    await index.close();
    await rm(place.folder, { recursive: true });
  });

  it("returns from a write only when what was written can be read", async () => {
    const started = now;
    await fill(index, [passage("cat", { text: "cat" })]);
    expect(now - started).toBeGreaterThanOrEqual(2_500);
    expect(pinecone.records(place.namespace).size).toBe(1);
  });

  it("gives Pinecone no word of a page", async () => {
    pinecone.sent.length = 0;
    const row = passage("a", {
      title: "Pay bands",
      headings: ["Bands"],
      text: "Band seven begins at 61,000.",
    });
    await fill(index, [{ ...row, wordings: ["what do sevens earn?"], audience: ["hr"] }]);
    await ask(index, "pay", { groups: ["hr"] });
    expect(pinecone.sent.join("\n")).toContain("hr");
    for (const word of ["Pay", "Bands", "61,000", "earn"])
      expect(pinecone.sent.join("\n")).not.toContain(word);
  });

  it("drops what Pinecone still shows and the rows do not know, or know to be over", async () => {
    await fill(index, [passage("gone", { text: "cat" }), passage("ended", { text: "cat" })]);
    pinecone.down = true;
    await index.remove(["gone"]);
    await index.upsert([passage("ended", { text: "cat", until: new Date(now - 1) })]);
    pinecone.down = false;
    expect(pinecone.records(place.namespace).size).toBe(2);
    expect(await ask(index, "act")).toEqual([]);
  });

  it("writes a record anew when its window changes, and asks for its vector again", async () => {
    await fill(index, [passage("a", { text: "cat", until: new Date(now + 1_000_000) })]);
    await index.upsert([passage("a", { text: "cat" })]);
    expect(await lacking(index)).toEqual(["a"]);
    await fill(index, []);
    const later = await ask(index, "act", { at: new Date(now + 2_000_000) });
    expect(later.map(({ row }) => row.id)).toEqual(["a"]);
  });

  it("deletes by id what is removed", async () => {
    await fill(index, [passage("a", { text: "cat" }), passage("b", { text: "dog" })]);
    await index.remove(["a"]);
    now += 2_500;
    expect([...pinecone.records(place.namespace).keys()].map((id) => id.split(".")[0])).toEqual(["b"]);
    expect(pinecone.journal).toContain("POST /vectors/delete");
  });

  it("answers by words while Pinecone is down, without waiting for it each time, and says since when", async () => {
    await fill(index, [passage("a", { text: "cat" }), passage("b", { text: "dog" })]);
    pinecone.down = true;
    expect((await ask(index, "dog")).map(({ row }) => row.id)).toEqual(["b"]);
    expect(index.vectors.downSince()).toEqual(new Date(now));
    pinecone.journal.length = 0;
    await ask(index, "dog");
    expect(pinecone.journal).toEqual([]);
    pinecone.down = false;
    now += 30_000;
    expect((await ask(index, "tac")).map(({ row }) => row.id)).toContain("a");
    expect(index.vectors.downSince()).toBeNull();
  });

  it("takes writes while Pinecone is down, and lacks only the vectors", async () => {
    pinecone.down = true;
    await index.upsert([passage("a", { text: "cat" })]);
    await expect(lacking(index)).rejects.toBeInstanceOf(EmbeddingsUnavailableError);
    expect((await ask(index, "cat")).map(({ row }) => row.id)).toEqual(["a"]);
    pinecone.down = false;
    await fill(index, []);
    expect((await ask(index, "tac")).map(({ row }) => row.id)).toEqual(["a"]);
  });

  it("waits as long as it is asked to when there is too much to do, and tries again what broke off", async () => {
    pinecone.faults.push(
      { kind: "status", status: 429, retryAfterS: 7 },
      { kind: "status", status: 500 },
      { kind: "cut" },
    );
    const started = now;
    await fill(index, [passage("a", { text: "cat" })]);
    expect(now - started).toBeGreaterThanOrEqual(7_500);
    expect(pinecone.records(place.namespace).size).toBe(1);
  });

  it("gives up waiting for a write that was lost; a later one makes up for it", async () => {
    pinecone.faults.push({ kind: "lose" });
    await expect(fill(index, [passage("a", { text: "cat" })])).rejects.toThrow(/does not show/);
    expect(pinecone.records(place.namespace).size).toBe(0);
    await fill(index, []);
    expect(pinecone.records(place.namespace).size).toBe(1);
  });

  it("writes nothing twice that another server wrote already", async () => {
    await fill(index, [passage("a", { text: "cat" })]);
    const other = await open({ ...(await newPlace()), installation: place.installation });
    pinecone.journal.length = 0;
    await fill(other, [passage("a", { text: "cat" })]);
    expect(pinecone.journal).not.toContain("POST /vectors/upsert");
    await other.close();
  });

  it("writes again what comes back while its deletion is not seen yet", async () => {
    await fill(index, [passage("a", { text: "cat" }), passage("b", { text: "dog" })]);
    await index.remove(["a"]);
    await fill(index, [passage("a", { text: "cat" })]);
    now += 10_000;
    expect((await ask(index, "act")).map(({ row }) => row.id)).toContain("a");
  });

  it("keeps each request within what Pinecone takes", async () => {
    const rows = Array.from({ length: 1_100 }, (_, n) => passage(`p${n}`, { text: "cat" }));
    await fill(index, rows);
    expect(pinecone.records(place.namespace).size).toBe(1_100);
    expect((await index.vectors.count(model)).withVector).toBe(1_100);
  });
});

const model = "letters";

interface Place {
  readonly folder: string;
  readonly installation: string;
  readonly namespace: string;
}

async function newPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-index-"));
  installations += 1;
  const installation = `i${installations}`;
  return { folder, installation, namespace: `cairn.${installation}.${model}` };
}

function open({ folder, installation }: Pick<Place, "folder" | "installation">) {
  return openPineconeIndex({
    folder,
    installation,
    analyser,
    settings: { apiKey: pinecone.apiKey, index: null, host: pinecone.host },
    limits: { answerWithinMs: 1_000, pauseMs: 30_000, readableWithinMs: 30_000, staleMs: 900_000 },
    now: () => new Date(now),
    wait: async (ms) => {
      now += ms;
    },
  });
}

async function fill(index: PassageIndex, rows: readonly IndexRow[]): Promise<void> {
  if (rows.length > 0) await index.upsert(rows);
  const lacking = await index.vectors.lacking(model, { limit: 5_000, leftOut: new Set() });
  await index.vectors.put(model, new Map(lacking.map(({ id, text }) => [id, lettersOf(text)])));
  await index.vectors.serve(model);
}

async function lacking(index: PassageIndex): Promise<readonly string[]> {
  const rows = await index.vectors.lacking(model, { limit: 10, leftOut: new Set() });
  return rows.map(({ id }) => id);
}

function ask(index: PassageIndex, text: string, differences: Partial<IndexQuery> = {}) {
  const vector = { model, values: lettersOf(text) };
  return index.search({
    ...{ text, vector, groups: [], at: new Date(now), language: null, limit: 10 },
    ...differences,
  });
}
