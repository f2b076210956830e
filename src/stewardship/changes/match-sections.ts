import type { SectionText } from "../../core/ports/page-store.ts";
import { comparedLines } from "../../core/section-changes.ts";
import { similarity, type WordBag, wordBag } from "./word-similarity.ts";

/** A section of the older text and what became of it in the newer one. */
export interface SectionPair {
  readonly before: SectionText;
  readonly after: SectionText;
}

/** A section with its words counted. */
export interface CountedSection {
  readonly section: SectionText;
  readonly body: WordBag;
  readonly heading: WordBag;
}

export function countWords(section: SectionText): CountedSection {
  return {
    section,
    body: wordBag(comparedLines(section.blocks).join("\n")),
    heading: wordBag(section.heading),
  };
}

/**
 * Finds each section of one text in another, one to one: best likeness first, and of equals the one that
 * stands nearest. Those that are not found were removed or added.
 */
export function matchSections(
  before: readonly CountedSection[],
  after: readonly CountedSection[],
): readonly SectionPair[] {
  const candidates = before
    .flatMap((one) => after.map((other) => ({ one, other, likeness: likeness(one, other) })))
    .filter(({ one, other, likeness: value }) => isSameSlug(one, other) || value >= leastLikeness)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        distance(a) - distance(b) ||
        a.one.section.ordinal - b.one.section.ordinal ||
        a.other.section.ordinal - b.other.section.ordinal,
    );
  const taken = new Set<SectionText>();
  return candidates.flatMap(({ one, other }) => {
    if (taken.has(one.section) || taken.has(other.section)) return [];
    taken.add(one.section).add(other.section);
    return [{ before: one.section, after: other.section }];
  });
}

/** Likeness from which a section under another slug is the same one. Measured: see docs/measurements.md. */
const leastLikeness = 0.4;
/** What the words of a section count beside those of its heading. */
const bodyWeight = 0.75;
/** What an address that stayed counts: less than the same words at another one. */
const slugWeight = 0.3;

/** A section without words of its own is only as much like another as their headings are. */
function likeness(one: CountedSection, other: CountedSection): number {
  const heading = similarity(one.heading, other.heading);
  const isBare = one.body.size === 0 && other.body.size === 0;
  const body = isBare ? heading * bareWeight : similarity(one.body, other.body);
  const slug = isSameSlug(one, other) ? slugWeight : 0;
  return bodyWeight * body + (1 - bodyWeight) * heading + slug;
}

const bareWeight = 0.9;

function isSameSlug(one: CountedSection, other: CountedSection): boolean {
  return one.section.slug === other.section.slug;
}

function distance({ one, other }: { readonly one: CountedSection; readonly other: CountedSection }): number {
  return Math.abs(one.section.ordinal - other.section.ordinal);
}
