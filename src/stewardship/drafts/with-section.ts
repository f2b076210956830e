import { joinSources, type SectionSource } from "../reading/section-sources.ts";

/**
 * A page's body with another text of one section; no text: without it. A heading that is worded anew keeps its
 * address, by which items, links and what was learned know the section.
 */
export function withSection(sources: readonly SectionSource[], slug: string, text: string): string {
  return joinSources(
    sources.map((source, place) => {
      if (source.slug !== slug) return source;
      const blank = /^\s*/.exec(source.text)?.[0] ?? "";
      const end = place === sources.length - 1 ? "\n" : "\n\n";
      const own = place === 0 ? text.trim() : withSlug(text.trim(), source);
      return { slug, text: own === "" ? "" : `${blank}${own}${end}` };
    }),
  );
}

function withSlug(text: string, { slug, text: before }: SectionSource): string {
  const old = headingLine.exec(before.trimStart());
  const now = headingLine.exec(text);
  if (old === null || now === null || old[2] === now[2]) return text;
  const keepsOwn = hasSlug.test(now[0]) || (hasSlug.test(old[0]) && !old[0].includes(`{#${slug}}`));
  return keepsOwn ? text : `${now[1]}${now[2]} {#${slug}}${text.slice(now[0].length)}`;
}

/** `## Over 500` as its marks and its words. */
const headingLine = /^(#{1,6}[ \t]+)(.*?)[ \t]*#*[ \t]*$/m;
const hasSlug = /\{:?\s*#[^\s{}]+[^{}]*\}\s*$/;
