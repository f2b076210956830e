import { expect, test } from "vitest";
import type { Block } from "../../src/core/blocks.ts";
import { changeSince } from "../../src/core/section-changes.ts";
import { paragraph, points, table } from "../ask/support/blocks.ts";

function change(before: readonly Block[], after: readonly Block[]) {
  return changeSince({
    sop: "s",
    section: "x",
    heading: "X",
    seen: { version: 3, blocks: before },
    current: { version: 5, blocks: after },
  });
}

test("tells the sentence that is different, not the whole paragraph", () => {
  const result = change(
    [paragraph("Ask the lead. Wait for two days. Then send it.")],
    [paragraph("Ask the lead. Wait for one day. Then send it.")],
  );
  expect(result).toMatchObject({
    from: 3,
    to: 5,
    before: ["Wait for two days."],
    after: ["Wait for one day."],
  });
});

test("tells a new point and a changed table row", () => {
  const result = change(
    [points("One."), table(["Case", "Limit"], ["small", "10"], ["large", "20"])],
    [points("One.", "Two."), table(["Case", "Limit"], ["small", "10"], ["large", "30"])],
  );
  expect(result?.before).toEqual(["Case: large · Limit: 20"]);
  expect(result?.after).toEqual(["Two.", "Case: large · Limit: 30"]);
});

test("there is no change when only the look is different", () => {
  const bold: Block = { kind: "paragraph", spans: [{ text: "Ask " }, { text: "the lead.", bold: true }] };
  expect(change([paragraph("Ask the lead.")], [bold])).toBeNull();
});
