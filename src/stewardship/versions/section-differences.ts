import type { SectionText } from "../../core/ports/page-store.ts";
import { comparePages, isDifferent, type SectionComparison } from "../changes/compare-pages.ts";
import type { SectionDifference } from "../publishing/report.ts";

/** What is different between two texts of a page, section by section, in the order of the new text. */
export function sectionDifferences(
  before: readonly SectionText[],
  after: readonly SectionText[],
): readonly SectionDifference[] {
  return comparePages(before, after).sections.filter(isDifferent).map(toDifference);
}

function toDifference(section: SectionComparison): SectionDifference {
  const { slug, heading } = section.after ?? section.before;
  const { lines, facts } = section;
  const was = section.kind === "kept" && section.before.slug !== slug ? section.before.slug : null;
  const moved = section.kind === "kept" && section.isMoved;
  return { section: slug, heading, change: changeOf(section), was, moved, ...lines, facts };
}

function changeOf(section: SectionComparison): SectionDifference["change"] {
  if (section.kind !== "kept") return section.kind;
  if (section.isChanged) return "changed";
  return section.isRenamed ? "renamed" : "moved";
}
