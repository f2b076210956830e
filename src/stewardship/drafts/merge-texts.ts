import { joinSources, type SectionSource } from "../reading/section-sources.ts";

export type Merge =
  | { readonly kind: "merged"; readonly body: string }
  /** Slugs of the sections that both changed, each in its own way. */
  | { readonly kind: "conflict"; readonly sections: readonly string[] };

/**
 * Joins what two people made of one text, section by section: what only one of them touched is taken from them.
 * A section that both changed is nobody's to decide here.
 */
export function mergeTexts(
  base: readonly SectionSource[],
  mine: readonly SectionSource[],
  theirs: readonly SectionSource[],
): Merge {
  const [inBase, inMine, inTheirs] = [textsOf(base), textsOf(mine), textsOf(theirs)];
  const frame = frameOf(base, mine, theirs);
  if (frame === null) return { kind: "conflict", sections: movedBy(base, mine) };
  const sources: SectionSource[] = [];
  const conflicts: string[] = [];
  for (const slug of frame) {
    const chosen = choose(inBase.get(slug), inMine.get(slug), inTheirs.get(slug));
    if (chosen === "conflict") conflicts.push(slug);
    else if (chosen !== null) sources.push({ slug, text: chosen });
  }
  return conflicts.length > 0
    ? { kind: "conflict", sections: conflicts }
    : { kind: "merged", body: joinSources(sources) };
}

function textsOf(sources: readonly SectionSource[]): ReadonlyMap<string, string> {
  return new Map(sources.map(({ slug, text }) => [slug, text]));
}

/** `null`: the section goes. */
function choose(
  base: string | undefined,
  mine: string | undefined,
  theirs: string | undefined,
): string | null | "conflict" {
  if (isSame(mine, theirs)) return longer(mine, theirs);
  if (isSame(theirs, base)) return mine ?? null;
  return isSame(mine, base) ? (theirs ?? null) : "conflict";
}

/** With the blank line that parts it from the next section, where one of them has it. */
function longer(one: string | undefined, other: string | undefined): string | null {
  return (one ?? "").length >= (other ?? "").length ? (one ?? null) : (other ?? null);
}

/** Blank lines at the end say nothing. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one?.trimEnd() === other?.trimEnd();
}

/** Every slug in the order of whoever changed it, with the other's new ones after those before them. */
function frameOf(
  base: readonly SectionSource[],
  mine: readonly SectionSource[],
  theirs: readonly SectionSource[],
): readonly string[] | null {
  if (movedBy(base, mine).length === 0) return withNew(slugsOf(theirs), slugsOf(mine));
  return movedBy(base, theirs).length === 0 ? withNew(slugsOf(mine), slugsOf(theirs)) : null;
}

/** Slugs that stand in another order than before. */
function movedBy(base: readonly SectionSource[], changed: readonly SectionSource[]): readonly string[] {
  const now = slugsOf(changed);
  const before = slugsOf(base).filter((slug) => now.includes(slug));
  const after = now.filter((slug) => before.includes(slug));
  return after.filter((slug, place) => before[place] !== slug);
}

function withNew(frame: readonly string[], others: readonly string[]): readonly string[] {
  const all = [...frame];
  for (const [place, slug] of others.entries()) {
    if (all.includes(slug)) continue;
    const before = others.slice(0, place).findLast((one) => all.includes(one));
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, slug);
  }
  return all;
}

function slugsOf(sources: readonly SectionSource[]): readonly string[] {
  return sources.map(({ slug }) => slug);
}
