import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IndexQuery, PassageIndex } from "../../src/core/ports/retrieval.ts";
import type { IndexRow } from "../../src/core/terms.ts";

/** One index under test, in a place of its own. */
export interface IndexUnderTest {
  /** Opens it; a second time after a `close`, what was written is there. */
  open(): Promise<PassageIndex>;
  discard(): Promise<void>;
}

/** What every passage index does, whichever engine is behind it. */
export function describeIndexContract(name: string, prepare: () => Promise<IndexUnderTest>): void {
  describe(`the passage index on ${name}`, () => {
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

    const found = async (query: Partial<IndexQuery>) =>
      (await index.search({ ...ANYBODY_NOW, ...query })).map(({ row }) => row.id).sort();

    it("finds nothing while it is empty", async () => {
      expect(await found({ text: "refund" })).toEqual([]);
      expect(await index.lastPublication()).toBe(0);
    });

    it("returns a row just as it was given", async () => {
      const row = passage("a", {
        title: "Refunds",
        headings: ["Refunds", "Over 500"],
        audience: ["finance"],
        wordings: ["who signs big refunds?"],
        until: new Date("2027-01-01T00:00:00Z"),
      });
      await index.upsert([row]);
      const [hit] = await index.search({ ...ANYBODY_NOW, text: "refunds", groups: ["finance"] });
      expect(hit?.row).toEqual(row);
      expect(hit?.terms.title).toEqual(["refund"]);
    });

    it("looks at title, headings, text and known wordings", async () => {
      await index.upsert([
        passage("title", { title: "Parking" }),
        passage("heading", { headings: ["Parking"] }),
        passage("text", { text: "Parking costs nothing." }),
        passage("wording", { wordings: ["where is the parking?"] }),
        passage("other", { text: "Lunch is at noon." }),
      ]);
      expect(await found({ text: "parking" })).toEqual(["heading", "text", "title", "wording"]);
    });

    it("finds a word in its other forms", async () => {
      await index.upsert([passage("a", { text: "Managers approve expenses." })]);
      expect(await found({ text: "approval of an expense" })).toEqual(["a"]);
    });

    it("shows an update at once, before and after folding", async () => {
      await index.upsert(range(80).map((n) => passage(`p${n}`, { text: `refund rule ${n}` })));
      await index.optimize();
      await index.upsert([passage("p3", { text: "vacation rule" })]);
      expect(await found({ text: "vacation" })).toEqual(["p3"]);
      expect(await found({ text: "refund", limit: 200 })).not.toContain("p3");
      await index.optimize();
      expect(await found({ text: "vacation" })).toEqual(["p3"]);
    });

    it("keeps the last of two rows with one id in one write", async () => {
      await index.upsert([passage("a", { text: "old words" }), passage("a", { text: "new words" })]);
      expect(await found({ text: "old" })).toEqual([]);
      expect((await index.size()).rows).toBe(1);
    });

    it("no longer finds what was removed", async () => {
      await index.upsert([passage("a", { text: "refund" }), passage("b'", { text: "refund" })]);
      await index.remove(["b'", "never there"]);
      expect(await found({ text: "refund" })).toEqual(["a"]);
    });

    it("finds a row in its window, from its first instant to just before its end", async () => {
      const [from, until] = [new Date("2026-03-01T00:00:00Z"), new Date("2026-04-01T00:00:00Z")];
      await index.upsert([passage("a", { text: "refund", from, until })]);
      const at = (instant: number) => found({ text: "refund", at: new Date(instant) });
      expect(await at(from.getTime() - 1)).toEqual([]);
      expect(await at(from.getTime())).toEqual(["a"]);
      expect(await at(until.getTime() - 1)).toEqual(["a"]);
      expect(await at(until.getTime())).toEqual([]);
    });

    it("takes only the best rows when there are more than wanted", async () => {
      await index.upsert(range(60).map((n) => passage(`p${n}`, { text: "refund" })));
      expect(await found({ text: "refund", limit: 7 })).toHaveLength(7);
    });

    it("finds pages of the language asked for, whatever their region", async () => {
      await index.upsert([
        passage("en", { text: "refund", language: "en" }),
        passage("gb", { text: "refund", language: "en-GB" }),
        passage("de", { text: "refund", language: "de" }),
      ]);
      expect(await found({ text: "refund", language: "en" })).toEqual(["en", "gb"]);
      expect(await found({ text: "refund", language: "de-AT" })).toEqual(["de"]);
      expect(await found({ text: "refund", language: null })).toEqual(["de", "en", "gb"]);
    });

    it("never shows a page to a reader outside its audience, whatever the groups are called", async () => {
      const group = fc.oneof(
        fc.constantFrom("hr", "it's", `"a"`, "\\", "a','b", "') OR true --"),
        fc.string(),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(group, { maxLength: 4 }),
          fc.array(group),
          async (audience, groups) => {
            await index.upsert([passage("secret", { text: "refund", audience })]);
            const mayRead = audience.length === 0 || audience.some((name) => groups.includes(name));
            expect(await found({ text: "refund", groups })).toEqual(mayRead ? ["secret"] : []);
          },
        ),
        { numRuns: 25 },
      );
    });

    it("takes any text for a question", async () => {
      await index.upsert([passage("a", { text: "refund" })]);
      const odd = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom(`"`, "'", "+refund -x", "a AND (", "*", "refund~2^4"),
      );
      await fc.assert(
        fc.asyncProperty(odd, async (text) => {
          expect(await found({ text: `${text} refund` })).toEqual(["a"]);
        }),
        { numRuns: 40 },
      );
    });

    it("counts words in as rows come and out as they go", async () => {
      await index.upsert([
        passage("a", { text: "Managers approve refunds. Refund!" }),
        passage("b", { text: "A refund" }),
      ]);
      const { frequencies, words } = await index.vocabulary();
      expect(frequencies.get("refund")).toBe(2);
      expect(words.get("refunds")).toBe(1);
      await index.upsert([passage("a", { text: "Managers approve vacations" })]);
      await index.remove(["b"]);
      const after = await index.vocabulary();
      expect(after.passages).toBe(1);
      expect(after.frequencies.has("refund")).toBe(false);
      expect(after.words.has("vacations")).toBe(true);
    });

    it("is the same after it was closed and opened", async () => {
      await index.upsert([passage("a", { text: "refund" }), passage("b", { text: "vacation" })]);
      await index.setLastPublication(7);
      const before = await index.vocabulary();
      await index.close();
      index = await place.open();
      expect(await found({ text: "refund" })).toEqual(["a"]);
      expect(await index.lastPublication()).toBe(7);
      expect(await index.vocabulary()).toEqual(before);
    });

    it("takes writes given at the same time", async () => {
      await Promise.all(range(5).map((n) => index.upsert([passage(`p${n}`, { text: "refund" })])));
      await Promise.all([index.remove(["p0"]), index.optimize(), found({ text: "refund" })]);
      expect(await found({ text: "refund" })).toEqual(["p1", "p2", "p3", "p4"]);
    });
  });
}

export function passage(id: string, differences: Partial<IndexRow> = {}): IndexRow {
  return {
    id,
    sop: `page-of-${id}`,
    section: "rules",
    part: 0,
    title: "",
    headings: [],
    text: "",
    audience: [],
    language: "en",
    wordings: [],
    from: new Date(0),
    until: null,
    ...differences,
  };
}

export const ANYBODY_NOW: IndexQuery = {
  text: "",
  vector: null,
  groups: [],
  at: new Date("2026-11-02T09:00:00Z"),
  language: null,
  limit: 100,
};

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, n) => n);
}
