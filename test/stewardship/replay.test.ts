import fc from "fast-check";
import { expect, test } from "vitest";
import { replaySeries, type Series } from "../../eval/replay-series.ts";
import { openTestStore } from "../support/database.ts";
import { memoryIndex } from "./support/memory-index.ts";

test("any series of edits to a page replays with its history correct", async () => {
  const section = fc.record({
    heading: fc.constantFrom("Limits", "Who decides", "Steps"),
    body: fc.constantFrom(
      "Ask the lead.",
      "Up to 100 EUR.",
      "1. Open it.\n2. Close it.",
      "| a | b |\n|---|---|\n| 1 | 2 |",
      "",
    ),
  });
  const page = fc
    .array(section, { minLength: 0, maxLength: 4 })
    .map((sections) => sections.map(({ heading, body }) => `## ${heading}\n\n${body}\n`).join("\n"));
  const broken = fc.constant("---\ntitle: [\n---\nBroken.");
  const text = fc.oneof({ weight: 9, arbitrary: page }, { weight: 1, arbitrary: broken });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 8 }), async (texts) => {
      const store = await openTestStore();
      const at = (i: number) => new Date(Date.UTC(2026, 0, 1 + i));
      const series: Series = {
        file: "refunds.md",
        texts: texts.map((each, i) => ({ at: at(i), text: each })),
      };
      const replay = await replaySeries({ store, index: memoryIndex() }, series);
      await store.close();
      expect(replay.wrong).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 60_000);
