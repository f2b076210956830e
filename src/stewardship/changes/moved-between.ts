import type { SectionText } from "../../core/ports/page-store.ts";
import type { PageComparison } from "./compare-pages.ts";
import { type CountedSection, countWords } from "./match-sections.ts";
import { similarity, sizeOf } from "./word-similarity.ts";

/** A page by its path, and how it changes; a new page has everything added, a retired one everything removed. */
export interface ComparedPage {
  readonly sop: string;
  readonly comparison: PageComparison;
}

/** A section that went from one page to another. */
export interface SectionMove {
  readonly from: SectionPlace;
  readonly to: SectionPlace;
  /** Its words are the same. */
  readonly same: boolean;
}

interface SectionPlace {
  /** Path of the page. */
  readonly sop: string;
  readonly section: string;
  readonly heading: string;
}

/** Sections that one page lost and another gained: best likeness first, each once. */
export function movedBetween(pages: readonly ComparedPage[]): readonly SectionMove[] {
  const removed = placed(pages, (section) => (section.kind === "removed" ? section.before : null));
  if (removed.length === 0) return [];
  const added = placed(pages, (section) => (section.kind === "added" ? section.after : null));
  if (removed.length * added.length > mostCompared) return [];
  const taken = new Set<Placed>();
  return removed
    .flatMap((from) =>
      added.map((to) => ({ from, to, likeness: similarity(from.counted.body, to.counted.body) })),
    )
    .filter(({ from, to, likeness }) => from.sop !== to.sop && likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness)
    .flatMap(({ from, to, likeness }) => {
      if (taken.has(from) || taken.has(to)) return [];
      taken.add(from).add(to);
      return [{ from: placeOf(from), to: placeOf(to), same: likeness === 1 }];
    });
}

interface Placed {
  readonly sop: string;
  readonly counted: CountedSection;
}

function placed(
  pages: readonly ComparedPage[],
  pick: (section: PageComparison["sections"][number]) => SectionText | null,
): readonly Placed[] {
  return pages
    .flatMap(({ sop, comparison }) =>
      comparison.sections.flatMap((section) => {
        const picked = pick(section);
        return picked === null ? [] : [{ sop, counted: countWords(picked) }];
      }),
    )
    .filter(({ counted }) => sizeOf(counted.body) >= fewestWords);
}

function placeOf({ sop, counted: { section } }: Placed): SectionPlace {
  return { sop, section: section.slug, heading: section.heading };
}

/** Of a whole handbook that is put in another order it is not told what went where. */
const mostCompared = 250_000;
/** Words and pairs of words below which a likeness says nothing. */
const fewestWords = 12;
const leastLikeness = 0.7;
