import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CallEnd, CallLimits, CallToMake } from "../../src/core/ports/model-call-store.ts";
import type { Store } from "../../src/core/ports/store.ts";

const morning = new Date("2026-11-20T08:00:00Z");
const noon = new Date("2026-11-20T12:00:00Z");
const limits: CallLimits = {
  since: morning,
  all: { tokens: 1_000, cost: 1_000 },
  same: { tokens: 500, cost: 1_000 },
};

/** What keeps language models within their budget. */
export function describeModelCallStore(open: () => Promise<Store>): void {
  describe("calls of language models", () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(() => store.modelCalls.forget(new Date("2027-01-01T00:00:00Z")));
    afterAll(() => store.close());

    function call(id: string, changes: Partial<CallToMake> = {}): CallToMake {
      return {
        id,
        at: noon,
        person: "mara",
        prompt: { name: "answer", version: 1, hash: "a1" },
        model: "openai:small",
        most: { tokens: 200, cost: 20 },
        expiresAt: new Date(noon.getTime() + 60_000),
        ...changes,
      };
    }

    function end(changes: Partial<CallEnd> = {}): CallEnd {
      const used = { inputTokens: 40, outputTokens: 10, cost: 5, elapsedMs: 900 };
      return { at: noon, outcome: "written", ...used, ...changes };
    }

    test("what is set aside counts until the call ends, then what it used", async () => {
      expect(await store.modelCalls.reserve(call("a"), limits)).toBe("reserved");
      expect(await store.modelCalls.used(morning, noon, "mara")).toEqual({
        all: { tokens: 200, cost: 20 },
        same: { tokens: 200, cost: 20 },
      });
      await store.modelCalls.settle("a", end());
      expect(await store.modelCalls.used(morning, noon, "tom")).toEqual({
        all: { tokens: 50, cost: 5 },
        same: { tokens: 0, cost: 0 },
      });
      expect(await store.modelCalls.last()).toEqual({ at: noon, outcome: "written" });
    });

    test("one person's share ends before everybody's, and nobody in particular has one, too", async () => {
      for (const id of ["a", "b"]) await store.modelCalls.reserve(call(id), limits);
      expect(await store.modelCalls.reserve(call("c"), limits)).toBe("over-budget");
      for (const id of ["d", "e"])
        expect(await store.modelCalls.reserve(call(id, { person: null }), limits)).toBe("reserved");
      expect(await store.modelCalls.reserve(call("f", { person: null }), limits)).toBe("over-budget");
      expect(await store.modelCalls.reserve(call("g", { person: "tom" }), limits)).toBe("reserved");
      expect(await store.modelCalls.reserve(call("h", { person: "ben" }), limits)).toBe("over-budget");
    });

    test("money ends a day as tokens do", async () => {
      const dear = { tokens: 1, cost: 700 };
      expect(await store.modelCalls.reserve(call("a", { most: dear }), limits)).toBe("reserved");
      expect(await store.modelCalls.reserve(call("b", { most: dear, person: "tom" }), limits)).toBe(
        "over-budget",
      );
    });

    test("whatever is turned away leaves nothing behind", async () => {
      const much = { tokens: 5_000, cost: 0 };
      expect(await store.modelCalls.reserve(call("a", { most: much }), limits)).toBe("over-budget");
      expect((await store.modelCalls.used(morning, noon, "mara")).all).toEqual({ tokens: 0, cost: 0 });
    });

    test("fifty at once stay within the budget together", async () => {
      const ids = Array.from({ length: 50 }, (_, place) => `c${place}`);
      const made = await Promise.all(
        ids.map((id) =>
          store.modelCalls.reserve(call(id, { person: id, most: { tokens: 90, cost: 0 } }), limits),
        ),
      );
      const through = made.filter((one) => one === "reserved").length;
      expect(through).toBe(11);
      expect((await store.modelCalls.used(morning, noon, null)).all.tokens).toBe(through * 90);
    });

    test("what a crash left set aside counts no longer when the call has certainly ended", async () => {
      await store.modelCalls.reserve(call("a"), limits);
      const later = new Date(noon.getTime() + 60_001);
      expect((await store.modelCalls.used(morning, later, "mara")).all.tokens).toBe(0);
    });

    test("yesterday's calls do not count, and old ones are forgotten", async () => {
      const yesterday = new Date("2026-11-19T12:00:00Z");
      await store.modelCalls.reserve(call("a", { at: yesterday }), { ...limits, since: yesterday });
      await store.modelCalls.settle("a", end({ at: yesterday }));
      expect((await store.modelCalls.used(morning, noon, "mara")).all.tokens).toBe(0);
      await store.modelCalls.forget(morning);
      expect(await store.modelCalls.last()).toBeNull();
    });
  });
}
