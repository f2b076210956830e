import { expect, test } from "vitest";
import { toAdaptiveCard } from "../../src/channels/cards/adaptive-card.ts";
import { toBlocks } from "../../src/channels/cards/block-kit.ts";
import { editCard } from "../../src/stewardship/drafts/edit-card.ts";
import { entryParts, joinParts, longestPart } from "../../src/stewardship/drafts/entry-parts.ts";

const paragraph = `${"Ask the lead above 500 euros and write it down. ".repeat(24)}`.trim();
const long = Array.from({ length: 6 }, (_, place) => `${place + 1}. ${paragraph}`).join("\n\n");

test("a long text stands in several fields, whole, in Slack and in the browser", () => {
  const parts = entryParts(long) ?? [];
  expect(parts.length).toBe(3);
  expect(parts.every((part) => part.length <= longestPart)).toBe(true);
  expect(joinParts(parts)).toBe(long);
  const card = editCard({
    place: { sop: "refunds/approvals", section: "over-500", base: 7, draft: "" },
    title: "Refund approvals",
    heading: "Over 500",
    entry: { parts, reason: "", effective: "" },
    remark: "Line 3: The section slug found stands in line 2 already.",
    theirs: "## Over 500\n\nAsk Ana.",
  });
  const slack = JSON.stringify(
    toBlocks(card, { baseUrl: "https://cairn.example.com", messageId: "m1" }).blocks,
  );
  const browser = JSON.stringify(
    toAdaptiveCard(card, { baseUrl: "", language: "en", id: "m1", client: { kind: "web" } }),
  );
  for (const drawn of [slack, browser]) {
    for (const part of parts) expect(drawn).toContain(JSON.stringify(part).slice(1, -1));
    expect(drawn).toContain("Line 3: The section slug found");
    expect(drawn).toContain("stewardship.save");
  }
});

test("what no cut can make fit is not cut at all", () => {
  expect(entryParts("x".repeat(longestPart + 1))).toBeNull();
  expect(entryParts(`${paragraph}\n\n`.repeat(20))).toBeNull();
  expect(entryParts(Array(8).fill("字".repeat(900)).join("\n\n"))).toBeNull();
  expect(entryParts("")).toEqual([""]);
});
