import type { ReadPage } from "./read-page.ts";

/** The Markdown of one section: its heading and what stands below it, up to the next heading. */
export interface SectionSource {
  readonly slug: string;
  readonly text: string;
}

/**
 * A page's Markdown, cut where its sections begin: put together again, the pieces are the body. Several headings
 * on one line of HTML cannot be parted, so the first of their sections has the text of all.
 */
export function sectionSources({
  body,
  bodyLine,
  sections,
  sectionLines,
}: Pick<ReadPage, "body" | "bodyLine" | "sections" | "sectionLines">): readonly SectionSource[] {
  const lines = body.split("\n").map((line, i, all) => (i === all.length - 1 ? line : `${line}\n`));
  const starts = sectionLines.map((line, i) => (i === 0 ? 0 : line - bodyLine));
  return sections.map(({ slug }, i) => ({
    slug,
    text: lines.slice(starts[i], Math.max(starts[i] ?? 0, starts[i + 1] ?? lines.length)).join(""),
  }));
}

/** The body that these pieces make, with room between those that have none. */
export function joinSources(sources: readonly SectionSource[]): string {
  const texts = sources.map(({ text }) => text).filter((text) => text !== "");
  return texts
    .map((text, i) => (i === texts.length - 1 || text.endsWith("\n") ? text : `${text.trimEnd()}\n\n`))
    .join("");
}
