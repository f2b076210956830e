import { blockLines } from "../../core/blocks.ts";
import type { QuizItem } from "../../core/items.ts";
import { sectionSubject } from "../../core/model-drafts.ts";
import type { CurrentSection, PageListing } from "../../core/ports/page-store.ts";

/** What speaks for drafting items of one page before another. */
export interface Demand {
  /** Signs that somebody got stuck, by `sop#section`. */
  readonly stuck: ReadonlyMap<string, number>;
  /** Answers that rest on a page, by the page. */
  readonly uses: ReadonlyMap<string, number>;
}

/** Pages in the order in which items are drafted of them: where most got stuck first, then what is used most. */
export function pagesInDemand(
  pages: readonly PageListing[],
  { stuck, uses }: Demand,
): readonly PageListing[] {
  const stuckOn = new Map<string, number>();
  for (const [section, count] of stuck) {
    const sop = section.slice(0, section.indexOf("#"));
    stuckOn.set(sop, (stuckOn.get(sop) ?? 0) + count);
  }
  const of = (counts: ReadonlyMap<string, number>, { sop }: PageListing) => counts.get(sop) ?? 0;
  return pages
    .filter(({ kind, sensitive }) => kind === "sop" && !sensitive)
    .toSorted((a, b) => of(stuckOn, b) - of(stuckOn, a) || of(uses, b) - of(uses, a));
}

/**
 * The sections of a page of which items are drafted: those with text enough that nothing asks about as they stand,
 * the ones most got stuck with first. What a page opens with says what it is about, and is said again below. `asked`: `sop#section hash` of what was put before the model already.
 */
export function sectionsToDraft(
  sections: readonly CurrentSection[],
  items: readonly Pick<QuizItem, "sop" | "section" | "approvedFor">[],
  { stuck, asked }: { readonly stuck: Demand["stuck"]; readonly asked: ReadonlySet<string> },
): readonly CurrentSection[] {
  const isAsked = (section: CurrentSection) =>
    items.some(
      ({ sop, approvedFor, ...item }) =>
        sop === section.sop && item.section === section.slug && approvedFor === section.hash,
    );
  return sections
    .filter(({ lookup, sensitive }) => !lookup && !sensitive)
    .filter(({ headings }) => headings.length > 0 || sections.length === 1)
    .filter((section) => wordsIn(section) >= fewestWords && !isAsked(section))
    .filter((section) => !asked.has(`${sectionSubject(section)} ${section.hash}`))
    .toSorted((a, b) => (stuck.get(sectionSubject(b)) ?? 0) - (stuck.get(sectionSubject(a)) ?? 0));
}

/** Less is a heading with a remark: there is nothing to ask about. */
const fewestWords = 12;

function wordsIn({ blocks }: CurrentSection): number {
  return blockLines(blocks).join(" ").split(/\s+/).length;
}
