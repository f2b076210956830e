import type { SectionText } from "../../core/ports/page-store.ts";
import type { SectionPair } from "./match-sections.ts";

/**
 * The pairs whose section stands elsewhere now: under another heading, or before or after others than it did.
 * What went along with the section above it did not move, and of those that changed places as few as possible
 * count.
 */
export function movedSections(
  pairs: readonly SectionPair[],
  before: readonly SectionText[],
  after: readonly SectionText[],
): ReadonlySet<SectionPair> {
  const formerOf = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const survivors = new Set(formerOf.values());
  const home = (pair: SectionPair) => {
    const was = ancestorsOf(pair.before, before).find((section) => survivors.has(section));
    const is = ancestorsOf(pair.after, after).find((section) => formerOf.has(section));
    return { was, is: is && formerOf.get(is) };
  };
  const moved = new Set<SectionPair>();
  for (const siblings of Map.groupBy(pairs, (pair) => home(pair).is).values()) {
    const inPlace = keptInOrder(
      siblings.filter((pair) => {
        const { was, is } = home(pair);
        return was === is;
      }),
    );
    for (const pair of siblings) if (!inPlace.has(pair)) moved.add(pair);
  }
  return moved;
}

/** The sections under which one stands, nearest first. The page's opening is above none. */
function ancestorsOf(section: SectionText, all: readonly SectionText[]): readonly SectionText[] {
  const ancestors: SectionText[] = [];
  let depth = section.headings.length;
  for (const one of all.filter(({ ordinal }) => ordinal < section.ordinal).toReversed()) {
    if (one.headings.length === 0 || one.headings.length >= depth) continue;
    depth = one.headings.length;
    ancestors.push(one);
  }
  return ancestors;
}

/** The longest run of pairs in the same order in both texts. */
function keptInOrder(pairs: readonly SectionPair[]): ReadonlySet<SectionPair> {
  const ordered = pairs.toSorted((a, b) => a.after.ordinal - b.after.ordinal);
  const longest: (readonly SectionPair[])[] = [];
  for (const [place, pair] of ordered.entries()) {
    let best: readonly SectionPair[] = [];
    for (const run of longest.slice(0, place)) {
      const last = run.at(-1);
      if (last !== undefined && last.before.ordinal < pair.before.ordinal && run.length > best.length)
        best = run;
    }
    longest.push([...best, pair]);
  }
  return new Set(longest.reduce((best, run) => (run.length > best.length ? run : best), []));
}
