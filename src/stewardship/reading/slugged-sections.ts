import { createHash } from "node:crypto";
import type { Block } from "../../core/blocks.ts";
import { oddities, refusals } from "../../core/messages/stewardship.ts";
import type { SectionText } from "../../core/ports/page-store.ts";
import { PageProblem } from "./page-problem.ts";
import type { RawSection } from "./sections.ts";
import { slugOf, uniqueSlugs } from "./slugs.ts";

/**
 * Sections with a slug of their own and their headings' path. The text below the title, or before any
 * heading, is the section `top`. Throws `PageProblem` when two sections name one slug.
 */
export function withSlugs(
  raw: readonly RawSection[],
  title: string,
): { readonly sections: readonly SectionText[]; readonly notes: readonly string[] } {
  const opening = raw.findIndex((section, i) => section.level === 0 || (i === 0 && isTitle(section, title)));
  const wanted = raw.map((section, i) => ({
    slug: section.explicitSlug ?? (i === opening ? "top" : slugOf(section.heading)),
    explicit: section.explicitSlug !== null,
  }));
  const { slugs, renamed, repeated } = uniqueSlugs(wanted);
  const [again] = repeated;
  if (again !== undefined) {
    const first = wanted.findIndex((each) => each.explicit && each.slug === slugs[again]);
    throw new PageProblem(
      raw[again]?.line ?? 1,
      refusals.repeatedSlug(slugs[again] ?? "", raw[first]?.line ?? 1),
    );
  }
  const sections = raw.map((section, i): SectionText => {
    const heading = i === opening || section.heading === "" ? title : section.heading;
    return {
      slug: slugs[i] ?? "",
      heading,
      headings: i === opening ? [] : headingsPath(raw, i, title),
      level: Math.max(section.level, 1),
      ordinal: i,
      blocks: section.blocks,
      hash: sectionHash(heading, section.blocks),
    };
  });
  const notes = renamed.map((i) =>
    oddities.renamedSlug(raw[i]?.heading ?? "", raw[i]?.line ?? 1, slugs[i] ?? ""),
  );
  return { sections, notes };
}

/** Headings above a section, outermost first, and its own; the page's title is left out. */
function headingsPath(raw: readonly RawSection[], index: number, title: string): readonly string[] {
  const path: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (let i = index; i >= 0 && level > 1; i -= 1) {
    const section = raw[i];
    if (section === undefined || section.level === 0 || section.level >= level) continue;
    level = section.level;
    if (section.heading !== "" && !(i === 0 && isTitle(section, title))) path.unshift(section.heading);
  }
  return path;
}

function isTitle(section: RawSection, title: string): boolean {
  return section.level === 1 && section.heading.toLowerCase() === title.toLowerCase();
}

/** What makes a section's text itself: its heading and its words with their looks. */
function sectionHash(heading: string, blocks: readonly Block[]): string {
  return createHash("sha256")
    .update(JSON.stringify([heading, blocks]))
    .digest("hex");
}
