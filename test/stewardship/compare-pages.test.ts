import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changedFacts,
  comparePages,
  isDifferent,
  isRetold,
  type SectionComparison,
} from "../../src/stewardship/changes/compare-pages.ts";
import { sectionsOf } from "./support/sections-of.ts";

const page = `# Refunds

Money goes back the way it came.

## Limits

Up to 300 euro the shift lead decides. Above that the controller does, within two working days.

## Who decides

Ask the controller on duty by chat, and name the case and the amount.

## Records

1. Open the case in Harbor.
2. Attach the receipt and the customer's words.
`;

function compared(before: string, after: string): readonly string[] {
  return comparePages(sectionsOf(before), sectionsOf(after)).sections.filter(isDifferent).map(told);
}

function told(section: SectionComparison): string {
  if (section.kind === "added")
    return `added ${section.after.slug}${section.from === null ? "" : ` from ${section.from}`}`;
  if (section.kind === "removed")
    return `removed ${section.before.slug}${section.into === null ? "" : ` into ${section.into}`}`;
  const { before, after, isChanged, isRenamed, isMoved } = section;
  const words = [isChanged && "changed", isRenamed && "renamed", isMoved && "moved"]
    .filter(Boolean)
    .join(" and ");
  return `${words} ${before.slug}${before.slug === after.slug ? "" : ` to ${after.slug}`}`;
}

test("a section under another heading is the same one, renamed", () => {
  expect(compared(page, page.replace("## Limits", "## What you may give back"))).toEqual([
    "renamed limits to what-you-may-give-back",
  ]);
});

test("a section may be renamed, moved and changed at once", () => {
  const moved = page
    .replace(/## Limits\n\n(.*)\n\n/, "")
    .concat(
      "\n## Approval limits\n\nUp to 250 euro the shift lead decides. Above that the controller does, within two working days.\n",
    );
  expect(compared(page, moved)).toEqual(["changed and renamed and moved limits to approval-limits"]);
});

test("as few sections as possible count as moved when the order is another", () => {
  const records = page.slice(page.indexOf("## Records"));
  const moved = page.replace(records, "").replace("## Limits", `${records}\n## Limits`);
  expect(compared(page, moved)).toEqual(["moved records"]);
});

test("what goes along with the section above it did not move", () => {
  const before = `${page}\n## Tills\n\nCount the till at noon.\n\n### Differences\n\nReport a difference over 5 euro.\n`;
  const tills = before.slice(before.indexOf("## Tills"));
  const after = before.replace(tills, "").replace("## Limits", `${tills}\n## Limits`);
  expect(compared(before, after)).toEqual(["moved tills"]);
});

test("a section that takes another's address does not take its history", () => {
  const swapped = page
    .replace("## Limits", "## Decisions by the shift lead")
    .replace(
      "## Who decides",
      "## Limits\n\nThe warehouse holds forty pallets and no more.\n\n## Who decides",
    );
  expect(compared(page, swapped)).toEqual(["renamed limits to decisions-by-the-shift-lead", "added limits"]);
});

test("a section cut in two, and one put into another, say where their words went", () => {
  const long =
    "Write down who called, from which number, at what time of day and about which order. Keep the note for ninety days in the case, where the controller and the auditors look for it.";
  const before = `${page}\n## Calls\n\nAnswer within three rings and say your name.\n\n${long}\n`;
  const after = before.replace(`\n${long}`, `\n## Notes on calls\n\n${long}`);
  expect(compared(before, after)).toEqual(["changed calls", "added notes-on-calls from calls"]);
  expect(compared(after, before)).toEqual(["changed calls", "removed notes-on-calls into calls"]);
});

test("another name keeps what is known of a section, unless it states another number", () => {
  const isKnown = (heading: string, later: string) =>
    comparePages(
      sectionsOf(`# A\n\n## ${heading}\n\nAsk the lead.\n`),
      sectionsOf(`# A\n\n## ${later}\n\nAsk the lead.\n`),
    )
      .sections.filter(({ after }) => after?.heading === later)
      .every((section) => !isRetold(section));
  expect([
    isKnown("Over 500", "Larger amounts"),
    isKnown("Large amounts", "Larger amounts"),
    isKnown("Over 500 euro", "Over 400 euro"),
  ]).toEqual([false, true, false]);
});

test("a fact that only went from one section to another did not change", () => {
  const before =
    "# A\n\n## One\n\nAsk the lead. The limit is 300 euro.\n\n## Two\n\nKeep the receipt in the case.\n";
  const after =
    "# A\n\n## One\n\nAsk the lead.\n\n## Two\n\nKeep the receipt in the case. The limit is 300 euro.\n";
  expect(changedFacts(comparePages(sectionsOf(before), sectionsOf(after)))).toEqual([]);
});

const section = fc.record({
  heading: fc.constantFrom("Limits", "Who decides", "Steps", "Records", "Calls"),
  level: fc.constantFrom("##", "###"),
  body: fc.constantFrom(
    "",
    "Ask the lead.",
    "Up to 100 EUR.",
    "1. Open it.\n2. Close it.",
    "Write within 3 days to Ana Bell.",
  ),
});
const text = fc
  .array(section, { maxLength: 6 })
  .map(
    (all) =>
      `# Page\n\n${all.map(({ heading, level, body }) => `${level} ${heading}\n\n${body}\n`).join("\n")}`,
  );

test("every section of both texts is accounted for once, and nothing differs from itself", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const before = sectionsOf(one);
      const after = sectionsOf(other);
      const { sections } = comparePages(before, after);
      expect(sections.flatMap((found) => found.after ?? [])).toEqual(after);
      expect(new Set(sections.flatMap((found) => found.before ?? []))).toEqual(new Set(before));
      expect(sections.flatMap((found) => found.before ?? [])).toHaveLength(before.length);
      expect(comparePages(before, before).sections.filter(isDifferent)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
