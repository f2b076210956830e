import { diffArrays } from "diff";
import { blockLines } from "../../core/blocks.ts";
import type { SectionText } from "../../core/ports/page-store.ts";
import type { SectionDifference } from "../publishing/report.ts";

/** What is different between two texts of a page, section by section, in the order of the new text. */
export function sectionDifferences(
  before: readonly SectionText[],
  after: readonly SectionText[],
): readonly SectionDifference[] {
  const old = new Map(before.map((section) => [section.slug, section]));
  const kept = new Set(after.map((section) => section.slug));
  const now = after.flatMap((section): readonly SectionDifference[] => {
    const earlier = old.get(section.slug);
    if (earlier === undefined) return [{ ...named(section, "added"), before: [], after: lines(section) }];
    if (earlier.hash === section.hash) return [];
    return [{ ...named(section, "changed"), ...changedLines(lines(earlier), lines(section)) }];
  });
  const gone = before.filter((section) => !kept.has(section.slug));
  return [
    ...now,
    ...gone.map((section) => ({ ...named(section, "removed"), before: lines(section), after: [] })),
  ];
}

function changedLines(before: readonly string[], after: readonly string[]) {
  const parts = diffArrays([...before], [...after]);
  return {
    before: parts.filter((part) => part.removed).flatMap((part) => part.value),
    after: parts.filter((part) => part.added).flatMap((part) => part.value),
  };
}

function named(section: SectionText, change: SectionDifference["change"]) {
  return { section: section.slug, heading: section.heading, change };
}

function lines(section: SectionText): readonly string[] {
  return blockLines(section.blocks);
}
