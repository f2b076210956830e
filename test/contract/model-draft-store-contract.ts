import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelDrafting } from "../../src/core/model-drafts.ts";
import type { Store } from "../../src/core/ports/store.ts";

const at = new Date("2026-11-20T04:00:00Z");
const later = new Date("2026-11-27T04:00:00Z");

const drafting: ModelDrafting = {
  kind: "questions",
  subject: "refunds#over-500",
  textHash: "h1",
  kept: 2,
  use: { model: "openai:small", prompt: { name: "anticipated-questions", version: 3, hash: "a1" } },
  at,
};

/** What language models drafted. */
export function describeModelDraftStore(open: () => Promise<Store>): void {
  describe("drafts of language models", () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    test("a text is put before a model once for each kind of draft", async () => {
      const again: ModelDrafting = { ...drafting, textHash: "h2", at: later };
      await store.conversation.append([
        { kind: "model-drafted", drafting },
        { kind: "model-drafted", drafting: { ...drafting, kind: "items", use: itemsUse } },
        { kind: "model-drafted", drafting: again },
      ]);
      await expect(store.conversation.append([{ kind: "model-drafted", drafting }])).rejects.toThrow(
        "already",
      );
      expect(await store.modelDrafts.draftings({ kind: "questions" })).toEqual([drafting, again]);
      expect(await store.modelDrafts.draftings({ kind: "questions", since: later })).toEqual([again]);
    });

    test("a question that was taken out stays out for that text", async () => {
      const key = { sop: "refunds", section: "over-500" };
      const one = { ...key, sectionHash: "h1", question: "money back, who decides" };
      const other = { ...key, sectionHash: "h1", question: "big payback\0" };
      const questions = [one, other];
      await store.conversation.append([{ kind: "questions-anticipated", questions, at }]);
      await store.conversation.append([{ kind: "questions-anticipated", questions, at }]);
      expect(await store.modelDrafts.anticipated(["refunds"])).toHaveLength(2);
      expect(await store.modelDrafts.anticipated(["vouchers"])).toEqual([]);
      await store.conversation.append([{ kind: "questions-removed", questions: [one], at: later }]);
      await store.conversation.append([{ kind: "questions-anticipated", questions: [one], at: later }]);
      const left = await store.modelDrafts.anticipated();
      expect(left.map(({ question }) => question)).toEqual(["big payback\ufffd"]);
    });

    test("further values wait until somebody decides, once", async () => {
      const text = { item: "who-decides", version: 2, sectionHash: "h1" };
      const proposal = { ...text, values: { client: ["Juniper Meals", "Tallow\0"], state: ["is away"] } };
      const other = { ...proposal, item: "who-pays" };
      await store.conversation.append([
        { kind: "variants-proposed", proposal, at },
        { kind: "variants-proposed", proposal: other, at },
      ]);
      const values = { client: ["Juniper Meals", "Tallow\ufffd"], state: ["is away"] };
      expect(await store.modelDrafts.variantProposals()).toEqual([
        { ...text, values },
        { ...other, values },
      ]);
      const settled = {
        kind: "variants-settled",
        proposal: text,
        verdict: "refused",
        by: "olga",
        at: later,
      } as const;
      await store.conversation.append([settled]);
      await expect(store.conversation.append([{ ...settled, verdict: "approved" }])).rejects.toThrow(
        "already",
      );
      expect(await store.modelDrafts.variantProposals()).toEqual([{ ...other, values }]);
    });

    test("a change is summed up once for the two versions it lies between", async () => {
      const summary = {
        sop: "refunds",
        version: 8,
        before: 7,
        sentences: ["It is 250 euros now.", "Not 300."],
      };
      await store.conversation.append([{ kind: "change-summarised", summary, at }]);
      expect(await store.modelDrafts.changeSummary(summary)).toEqual(summary.sentences);
      expect(await store.modelDrafts.changeSummary({ ...summary, before: 6 })).toBeNull();
    });
  });
}

const itemsUse = {
  model: "openai:small",
  prompt: { name: "draft-items" as const, version: 1, hash: "b1" },
};
