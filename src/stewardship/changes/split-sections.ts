import type { SectionText } from "../../core/ports/page-store.ts";
import type { CountedSection, SectionPair } from "./match-sections.ts";
import { containment, sizeOf, type WordBag } from "./word-similarity.ts";

/** Where words went that are not in the section of their former name. */
export interface PassedOn {
  /** Added section → slug of the older one it was cut from. */
  readonly from: ReadonlyMap<SectionText, string>;
  /** Removed section → slug of the newer one that took it in. */
  readonly into: ReadonlyMap<SectionText, string>;
}

/** Finds sections that were cut in two, and those that were put together with another. */
export function passedOn(
  {
    before,
    after,
  }: { readonly before: readonly CountedSection[]; readonly after: readonly CountedSection[] },
  pairs: readonly SectionPair[],
): PassedOn {
  const kept = {
    before: new Set(pairs.map((pair) => pair.before)),
    after: new Set(pairs.map((pair) => pair.after)),
  };
  const found = (
    all: readonly CountedSection[],
    within: readonly CountedSection[],
    known: ReadonlySet<SectionText>,
  ) =>
    new Map(
      all
        .filter(({ section }) => !known.has(section))
        .flatMap(({ section, body }) => {
          const home = homeOf(body, within);
          return home === null ? [] : [[section, home] as const];
        }),
    );
  return { from: found(after, before, kept.after), into: found(before, after, kept.before) };
}

/** The section in which these words stand, nearly all of them; `null` when none has, or they are too few to tell. */
function homeOf(words: WordBag, within: readonly CountedSection[]): string | null {
  if (sizeOf(words) < fewestWords) return null;
  const [best] = within
    .map(({ section, body }) => ({ section, share: containment(words, body) }))
    .sort((a, b) => b.share - a.share || a.section.ordinal - b.section.ordinal);
  return best !== undefined && best.share >= leastShare ? best.section.slug : null;
}

/** Words and pairs of words below which a likeness says nothing. */
const fewestWords = 16;
const leastShare = 0.7;
