import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IndexQuery, PassageIndex } from "../../src/core/ports/retrieval.ts";
import { lettersOf } from "../support/letter-vectors.ts";
import { ANYBODY_NOW, type IndexUnderTest, passage } from "./index-contract.ts";

/** What every passage index does with the vectors of its rows, wherever it keeps them. */
export function describeVectorsContract(name: string, prepare: () => Promise<IndexUnderTest>): void {
  describe(`the vectors of the passage index on ${name}`, () => {
    let place: IndexUnderTest;
    let index: PassageIndex;

    beforeEach(async () => {
      place = await prepare();
      index = await place.open();
    });

    afterEach(async () => {
      await index.close();
      await place.discard();
    });

    const found = async (query: Partial<IndexQuery>) => index.search({ ...ANYBODY_NOW, ...query });
    const ids = async (query: Partial<IndexQuery>) => (await found(query)).map(({ row }) => row.id);
    const give = (model: string, texts: Readonly<Record<string, string>>) =>
      index.vectors.put(model, new Map(Object.entries(texts).map(([id, text]) => [id, lettersOf(text)])));
    const meant = (text: string, model = MODEL) => ({ text, vector: { model, values: lettersOf(text) } });
    const lacking = async (model = MODEL, leftOut = new Set<string>()) =>
      (await index.vectors.lacking(model, { limit: 10, leftOut })).map(({ id }) => id).sort();

    it("has none at first, and is searched by words", async () => {
      await index.upsert([passage("cat", { text: "cat" })]);
      expect(await index.vectors.serving()).toBeNull();
      expect(await index.vectors.count(MODEL)).toEqual({ rows: 1, withVector: 0 });
      expect(await lacking()).toEqual(["cat"]);
      expect(await ids(meant("act"))).toEqual([]);
    });

    it("is searched by words until the model serves, and by meaning from then on", async () => {
      await index.upsert([passage("cat", { text: "cat" }), passage("dog", { text: "dog" })]);
      await give(MODEL, { cat: "cat", dog: "dog" });
      expect(await ids(meant("act"))).toEqual([]);
      await index.vectors.serve(MODEL);
      const [best] = await found(meant("act"));
      expect(best?.row.id).toBe("cat");
      expect(best?.similarity).toBeCloseTo(1);
    });

    it("finds rows without a vector by their words", async () => {
      await index.upsert([passage("cat", { text: "cat" }), passage("bird", { text: "bird" })]);
      await give(MODEL, { cat: "cat" });
      await index.vectors.serve(MODEL);
      const hits = await found(meant("bird"));
      expect(hits.find(({ row }) => row.id === "bird")?.similarity).toBeNull();
      expect(await lacking()).toEqual(["bird"]);
      expect(await lacking(MODEL, new Set(["bird"]))).toEqual([]);
      expect(await index.vectors.count(MODEL)).toEqual({ rows: 2, withVector: 1 });
    });

    it("keeps a row's vector when the row is replaced, and loses it with the row", async () => {
      await index.upsert([passage("cat", { text: "cat" }), passage("dog", { text: "dog" })]);
      await give(MODEL, { cat: "cat", dog: "dog", gone: "gone" });
      await index.vectors.serve(MODEL);
      await index.upsert([passage("cat", { text: "cat", wordings: ["kitten?"] })]);
      await index.remove(["dog"]);
      expect(await index.vectors.count(MODEL)).toEqual({ rows: 1, withVector: 1 });
      expect(await ids(meant("act"))).toEqual(["cat"]);
    });

    it("shows by meaning, too, only what the reader may see at that instant in that language", async () => {
      const until = new Date("2026-03-01T00:00:00Z");
      await index.upsert([
        passage("open", { text: "cat" }),
        passage("secret", { text: "cat", audience: ["hr"] }),
        passage("over", { text: "cat", until }),
        passage("german", { text: "cat", language: "de" }),
      ]);
      await give(MODEL, { open: "cat", secret: "cat", over: "cat", german: "cat" });
      await index.vectors.serve(MODEL);
      expect(await ids({ ...meant("act"), language: "en" })).toEqual(["open"]);
      expect((await ids({ ...meant("act"), language: "en", groups: ["hr"] })).sort()).toEqual([
        "open",
        "secret",
      ]);
      const before = new Date(until.getTime() - 1);
      expect((await ids({ ...meant("act"), language: "en", at: before })).sort()).toEqual(["open", "over"]);
    });

    it("goes on with the old model while a new one is built, and switches at once", async () => {
      await index.upsert([passage("cat", { text: "cat" }), passage("dog", { text: "dog" })]);
      await give(MODEL, { cat: "cat", dog: "dog" });
      await index.vectors.serve(MODEL);
      // To the new model cats are dogs.
      await give("new", { cat: "dog" });
      expect((await ids(meant("act")))[0]).toBe("cat");
      expect(await lacking("new")).toEqual(["dog"]);
      await give("new", { dog: "cat" });
      await index.vectors.serve("new");
      expect((await ids(meant("act", "new")))[0]).toBe("dog");
      expect(await ids(meant("act"))).toEqual([]);
      expect(await index.vectors.count(MODEL)).toEqual({ rows: 2, withVector: 0 });
    });

    it("knows after it was closed and opened by what it is searched", async () => {
      await index.upsert([passage("cat", { text: "cat" })]);
      await give(MODEL, { cat: "cat" });
      await index.vectors.serve(MODEL);
      const words = await index.vocabulary();
      await index.close();
      index = await place.open();
      expect(await index.vectors.serving()).toBe(MODEL);
      expect(await ids(meant("act"))).toEqual(["cat"]);
      expect(await index.vocabulary()).toEqual(words);
    });
  });
}

const MODEL = "letters";
