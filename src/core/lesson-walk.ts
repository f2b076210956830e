import { type Block, type Span, spanText } from "./blocks.ts";
import type { SectionText } from "./ports/page-store.ts";

/** One place of a lesson that is walked: a question with the ways on from it, or an end. */
export interface WalkPlace {
  readonly slug: string;
  readonly heading: string;
  /** What is said there, without the list of ways. */
  readonly blocks: readonly Block[];
  /** None: an end. */
  readonly ways: readonly Way[];
}

interface Way {
  /** What the reader chooses: "Yes", "You refund 89 EUR". */
  readonly label: string;
  /** Slug of the place it leads to. */
  readonly to: string;
}

/**
 * The places of a lesson by slug, in the page's order; the first is where it begins. A list whose every point
 * has one link to another section of the page is the ways on: `- Yes: [accept](#accept)`. What stands before
 * the link is what the reader chooses, else the link's own words.
 */
export function walkOf(sections: readonly SectionText[]): ReadonlyMap<string, WalkPlace> {
  const slugs = new Set(sections.map(({ slug }) => slug));
  return new Map(sections.map((section) => [section.slug, toPlace(section, slugs)]));
}

/** Where a lesson begins, when there is a way on from it; `null`: it is read, not walked. */
export function beginningOf(walk: ReadonlyMap<string, WalkPlace>): WalkPlace | null {
  const [first] = walk.values();
  return first === undefined || first.ways.length === 0 ? null : first;
}

/** What keeps a reader from walking it well. `no-ways`: nothing to choose at its beginning. */
export type WalkProblem =
  | { readonly kind: "no-ways" }
  | { readonly kind: "unreached"; readonly heading: string }
  | { readonly kind: "no-end"; readonly heading: string };

export function walkProblems(sections: readonly SectionText[]): readonly WalkProblem[] {
  const walk = walkOf(sections);
  const beginning = beginningOf(walk);
  if (beginning === null) return [{ kind: "no-ways" }];
  const reached = reachedFrom([beginning.slug], (slug) => walk.get(slug)?.ways.map(({ to }) => to) ?? []);
  const ends = [...walk.values()].filter(({ ways }) => ways.length === 0).map(({ slug }) => slug);
  const leadsOut = reachedFrom(ends, (slug) => placesBefore(walk, slug));
  return [...walk.values()].flatMap(({ slug, heading }): readonly WalkProblem[] => {
    if (!reached.has(slug)) return [{ kind: "unreached", heading }];
    return leadsOut.has(slug) ? [] : [{ kind: "no-end", heading }];
  });
}

function placesBefore(walk: ReadonlyMap<string, WalkPlace>, slug: string): readonly string[] {
  return [...walk.values()].filter(({ ways }) => ways.some(({ to }) => to === slug)).map((one) => one.slug);
}

function reachedFrom(from: readonly string[], next: (slug: string) => readonly string[]): Set<string> {
  const reached = new Set(from);
  // A set that grows while it is walked is walked to its new end.
  for (const slug of reached) for (const one of next(slug)) reached.add(one);
  return reached;
}

function toPlace({ slug, heading, blocks }: SectionText, slugs: ReadonlySet<string>): WalkPlace {
  const ways = blocks.map((block) => waysOf(block, slugs));
  return {
    slug,
    heading,
    blocks: blocks.filter((_, place) => ways[place] === null),
    ways: ways.flatMap((some) => some ?? []),
  };
}

function waysOf(block: Block, slugs: ReadonlySet<string>): readonly Way[] | null {
  if (block.kind !== "list") return null;
  const ways = block.items.map((item) => wayOf(item, slugs));
  return ways.every((way) => way !== null) ? ways : null;
}

function wayOf(item: readonly Block[], slugs: ReadonlySet<string>): Way | null {
  const [only, ...others] = item;
  if (only?.kind !== "paragraph" || others.length > 0) return null;
  const links = only.spans.filter(({ href }) => href !== undefined);
  const to = links[0]?.href?.slice(1) ?? "";
  if (links.some(({ href }) => href !== `#${to}`) || !slugs.has(to)) return null;
  const before = only.spans.slice(0, only.spans.indexOf(links[0] as Span));
  const label = trimmed(spanText(before)) || trimmed(spanText(links));
  return label === "" ? null : { label, to };
}

/** "Yes:" and "Yes →" are "Yes". */
function trimmed(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*[:→–—>-]+$/u, "")
    .trim();
}
