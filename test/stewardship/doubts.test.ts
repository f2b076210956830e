import { describe, expect, test } from "vitest";
import type { Block } from "../../src/core/blocks.ts";
import { isOver } from "../../src/stewardship/flags/is-over.ts";
import { lostFact } from "../../src/stewardship/flags/lost-fact.ts";
import { linksOfSection } from "../../src/stewardship/flags/page-links.ts";
import { ticksFor } from "../../src/stewardship/queue/fact-elements.ts";
import { factsToCheck } from "../../src/stewardship/queue/page-facts.ts";
import { flag } from "../support/flag-facts.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", spans: [{ text }] });

describe("links", () => {
  test("lead to pages of ours, whatever their version; those of the web are nobody's business", () => {
    const link = (href: string): Block => ({ kind: "paragraph", spans: [{ text: "there", href }] });
    const blocks = [
      "issue.md#limits",
      "../dunning/pause.md",
      "https://example.com",
      "#top",
      "issue.md#limits",
    ];
    const section = { blocks: blocks.map(link), kind: "sop", path: "refunds/goodwill", version: 3 } as const;
    expect(linksOfSection(section)).toEqual([
      { target: "/pages/refunds/issue", anchor: "limits" },
      { target: "/pages/dunning/pause", anchor: "" },
    ]);
  });

  test("a section that repeats what the cited one has stopped saying is told with both sentences", () => {
    const citing = ["Everything over 500 EUR needs the lead, see Approvals.", "Ask within 2 days."];
    const before = ["Over 500 EUR the lead decides."];
    const after = ["Over 300 EUR the lead decides."];
    expect(lostFact(citing, before, after)).toEqual({ says: citing[0], now: after[0] });
    expect(lostFact(["It costs 500 EUR."], before, after)).toBeNull();
    expect(lostFact(citing, before, before)).toBeNull();
  });
});

describe("a flag", () => {
  const page = { owner: "olga", version: 7 } as Parameters<typeof isOver>[1]["page"];
  const standing = (more: Partial<Parameters<typeof isOver>[1]> = {}): Parameters<typeof isOver>[1] => ({
    page,
    dueOn: "2026-12-01",
    ownerState: "here",
    hashOf: () => "h1",
    isGapClosed: false,
    isTargetThere: () => false,
    ...more,
  });

  test("is over when what it is about changed, is gone, or was settled elsewhere", () => {
    expect(isOver(flag(), standing())).toBe(false);
    expect(isOver(flag(), standing({ hashOf: () => "h2" }))).toBe(true);
    expect(isOver(flag(), standing({ page: null }))).toBe(true);
    expect(isOver(flag(), standing({ isGapClosed: true }))).toBe(true);
    const whole = { sop: "refunds", version: 7, section: null, sectionHash: null };
    const due = flag({ doubt: { kind: "review-due", dueOn: "2026-12-01", isFirst: false }, page: whole });
    expect(isOver(due, standing())).toBe(false);
    expect(isOver(due, standing({ dueOn: "2027-06-01" }))).toBe(true);
    const unowned = flag({ doubt: { kind: "unowned" }, page: whole });
    expect(isOver(unowned, standing({ ownerState: "nobody" }))).toBe(false);
    expect(isOver(unowned, standing())).toBe(true);
    const link = flag({ doubt: { kind: "link-gone", target: "/pages/x", title: null } });
    expect(isOver(link, standing())).toBe(false);
    expect(isOver(link, standing({ isTargetThere: () => true }))).toBe(true);
  });
});

describe("facts to check", () => {
  const section = (heading: string, ...lines: readonly string[]) => ({
    heading,
    blocks: lines.map(paragraph),
  });

  test("each amount, date, limit and person once, with its sentence; where links lead is no such fact", () => {
    const facts = factsToCheck([
      section("Limits", "Up to 150 EUR the lead decides.", "Until 1 March it is Tobias Ehrling."),
      section("Again", "Not over 150 EUR.", "Write clearly."),
    ]);
    expect(facts).toEqual([
      { heading: "Limits", line: "Up to 150 EUR the lead decides.", facts: ["150 EUR"] },
      {
        heading: "Limits",
        line: "Until 1 March it is Tobias Ehrling.",
        facts: ["1 March", "Tobias Ehrling"],
      },
    ]);
  });

  test("a long line is cut to what is about its facts", () => {
    const line = `${"Before anything else read the file with care. ".repeat(4)}Then pay 80 EUR at once, ${"and note who said so ".repeat(6)}.`;
    const [fact] = factsToCheck([section("Pay", line)]);
    expect(fact?.line.length).toBeLessThan(120);
    expect(fact?.line).toContain("Then pay 80 EUR at once");
  });

  test("many are ticked by section, and never more boxes than a platform shows", () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      section(`Part ${at}`, `Pay ${at + 1} EUR.`, `Wait ${at + 1} days.`),
    );
    const ticks = ticksFor(factsToCheck(many), 8);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(ticks.join(" ")).toContain("Part 29: 30 EUR, 30 days");
  });
});
