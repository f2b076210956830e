import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddingFailure, EmbeddingsUnavailableError } from "../../src/core/errors.ts";
import type { Embedder, VectorCache } from "../../src/core/ports/embedder.ts";
import type { PassageIndex } from "../../src/core/ports/retrieval.ts";
import { openMeaning } from "../../src/providers/embedder/meaning.ts";
import { openLanceIndex } from "../../src/providers/index/lance.ts";
import { analyser } from "../../src/retrieval/analyse.ts";
import { passage } from "../contract/index-contract.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { letterVectors } from "../support/letter-vectors.ts";

let opened: TestStore;
let folder: string;
let index: PassageIndex;
let now: Date;
let model: ReturnType<typeof failing>;

beforeAll(async () => {
  opened = await openTestStore();
});

afterAll(() => opened.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cairn-meaning-"));
  index = await openIndex("index");
  now = new Date("2026-11-20T10:00:00Z");
  model = failing();
  await cache().forget(new Date("9999-01-01"));
});

afterEach(async () => {
  await index.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe("giving passages their vectors", () => {
  it("goes on where it ended when the model died, and pays for nothing twice", async () => {
    await fillIndex(300);
    model.failAfter(2);
    await meaning().fill();
    expect(await index.vectors.serving()).toBeNull();
    const paid = model.embedded.length;
    expect(paid).toBeGreaterThan(0);
    expect(paid).toBeLessThan(300);
    expect(await meaning().mode()).toMatchObject({ kind: "building", total: 300 });

    model.mend();
    await meaning().fill();
    expect(await index.vectors.serving()).toBe("letters");
    expect(model.embedded).toHaveLength(300);
    expect(new Set(model.embedded).size).toBe(300);
  });

  it("costs nothing for another index, or for a page that comes back", async () => {
    await fillIndex(5);
    await meaning().fill();
    await index.close();
    index = await openIndex("of another process");
    await fillIndex(5);
    await meaning().fill();
    expect(await index.vectors.serving()).toBe("letters");
    expect(model.embedded).toHaveLength(5);
  });

  it("leaves out a text that the model refuses, and embeds the others", async () => {
    await index.upsert([passage("odd", { text: "strange" }), ...passages(20)]);
    model.refuses = (text) => text === "strange";
    const one = meaning();
    await one.fill();
    expect(await one.mode()).toEqual({ kind: "words+meaning" });
    expect(await one.state()).toMatchObject({ rows: 21, withVector: 20, downSince: null });
    expect(one.isWaiting()).toBe(false);
  });

  it("gives up when the model refuses everything", async () => {
    await fillIndex(40);
    model.refuses = () => true;
    const one = meaning();
    await one.fill();
    expect(await one.state()).toMatchObject({ withVector: 0, downSince: now, serving: null });
  });

  it("is waited for as soon as rows come", async () => {
    await fillIndex(1);
    const one = meaning();
    await one.fill();
    expect(one.isWaiting()).toBe(false);
    one.rowsCame();
    expect(one.isWaiting()).toBe(true);
  });
});

describe("another model", () => {
  it("is built beside the old one, by which questions are put until it is complete", async () => {
    await fillIndex(300);
    await meaning().fill();
    const next = failing("new");
    next.failAfter(1);
    const changed = meaning({ letters: model, new: next }, "new");
    await changed.fill();
    expect(await changed.state()).toMatchObject({ model: "new", serving: "letters", rows: 300 });
    now = new Date(now.getTime() + 60_000);
    expect((await changed.embedQuestion("cat")).vector?.model).toBe("letters");

    next.mend();
    await changed.fill();
    expect((await changed.embedQuestion("cat")).vector?.model).toBe("new");
    expect(await index.vectors.count("letters")).toMatchObject({ withVector: 0 });
    expect(next.embedded.filter((text) => text !== "cat")).toHaveLength(300);
  });
});

describe("a question", () => {
  it("is put by words alone while nothing serves, and says how far it is", async () => {
    await fillIndex(3);
    expect(await meaning().embedQuestion("cat")).toEqual({
      vector: null,
      mode: { kind: "building", done: 0, total: 3 },
    });
  });

  it("goes without its vector when the model fails once, and the next one has it again", async () => {
    const one = await filled();
    model.failAfter(0, "too-slow");
    expect(await one.embedQuestion("cat")).toEqual({
      vector: null,
      mode: { kind: "embeddings-down", since: now },
    });
    model.mend();
    expect((await one.embedQuestion("cat")).mode).toEqual({ kind: "words+meaning" });
  });

  it("does not wait for a model that failed twice until it has rested", async () => {
    const one = await filled();
    const since = now;
    model.failAfter(0);
    await one.embedQuestion("cat");
    await one.embedQuestion("cat");
    model.mend();
    now = new Date(since.getTime() + 29_999);
    expect(await one.embedQuestion("cat")).toEqual({
      vector: null,
      mode: { kind: "embeddings-down", since },
    });
    expect(await one.mode()).toEqual({ kind: "embeddings-down", since });
    expect(one.isWaiting()).toBe(false);
    now = new Date(since.getTime() + 30_000);
    expect((await one.embedQuestion("cat")).vector).not.toBeNull();
    expect(await one.mode()).toEqual({ kind: "words+meaning" });
  });

  it("has no vector after a text the model refuses, which says nothing of the model", async () => {
    const one = await filled();
    model.refuses = () => true;
    expect((await one.embedQuestion("cat")).vector).toBeNull();
    expect((await one.state()).downSince).toBeNull();
  });
});

it("keeps the vectors of what may be found, and forgets what nobody used for a month", async () => {
  const one = await filled();
  await cache().keep("letters", new Map([["of a text that is gone", [1, 2.5]]]), now);
  now = new Date("2026-12-21T10:00:00Z");
  expect(await one.sweep(inPieces(passages(4)))).toBe(1);
  await index.close();
  index = await openIndex("new");
  await fillIndex(4);
  await meaning().fill();
  expect(model.embedded).toHaveLength(4);
});

async function filled() {
  await fillIndex(4);
  const one = meaning();
  await one.fill();
  return one;
}

function meaning(embedders: Readonly<Record<string, Embedder>> = { letters: model }, name = "letters") {
  return openMeaning({
    vectors: index.vectors,
    cache: cache(),
    model: name,
    embedderNamed: (wanted) => embedders[wanted] ?? model,
    policy: async () => ({ questionWithinMs: 1_500, restMs: 30_000, keepUnusedDays: 30 }),
    now: () => now,
  });
}

function cache(): VectorCache {
  return opened.vectors;
}

function openIndex(name: string): Promise<PassageIndex> {
  return openLanceIndex({ folder: join(folder, name), analyser });
}

function fillIndex(count: number): Promise<void> {
  return index.upsert(passages(count));
}

function passages(count: number) {
  return Array.from({ length: count }, (_, n) => passage(`p${n}`, { text: `rule ${"a".repeat(n)}` }));
}

async function* inPieces<T>(all: readonly T[]): AsyncIterable<readonly T[]> {
  yield all;
}

/** An embedder that fails as it is told to. */
function failing(name = "letters") {
  const letters = letterVectors(name);
  let [left, reason]: [number, EmbeddingFailure] = [Number.POSITIVE_INFINITY, "down"];
  const told = {
    ...letters,
    /** Whether it refuses a text. */
    refuses: (_text: string): boolean => false,
    /** It answers so many requests more. */
    failAfter: (requests: number, why: EmbeddingFailure = "down") => {
      [left, reason] = [requests, why];
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY;
    },
    embed: async (texts: readonly string[]) => {
      if (texts.some(told.refuses)) throw new EmbeddingsUnavailableError("refused", "HTTP 400");
      left -= 1;
      if (left < 0) throw new EmbeddingsUnavailableError(reason, "HTTP 503");
      return letters.embed(texts);
    },
  };
  return told;
}
