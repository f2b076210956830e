import type { Block, Span } from "../../core/blocks.ts";
import { resolveHref } from "../../core/page-url.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";

/** A link of a section to another page of ours. */
export interface LinkFound {
  /** Address of the page, whatever its version: `/pages/refunds/issue`. */
  readonly target: string;
  /** Slug it leads to; empty: the page as a whole. */
  readonly anchor: string;
}

/** Links of a section to other pages, each once. Addresses of the web are nobody's business here. */
export function linksOfSection(
  section: Pick<CurrentSection, "blocks" | "kind" | "path" | "version">,
): readonly LinkFound[] {
  const found = new Map<string, LinkFound>();
  for (const { href } of section.blocks.flatMap(spansOf)) {
    if (href === undefined || href === "") continue;
    const [target = "", name = ""] = resolveHref(href, section).split("#");
    const anchor = decoded(name);
    if (/^\/(?:pages|lessons)\//.test(target) && !/\/v\d+$/.test(target))
      found.set(`${target}#${anchor}`, { target, anchor });
  }
  return [...found.values()];
}

function spansOf(block: Block): readonly Span[] {
  switch (block.kind) {
    case "paragraph":
      return block.spans;
    case "list":
      return block.items.flat().flatMap(spansOf);
    case "table":
      return [...block.header, ...block.rows.flat()].flat();
    case "aside":
      return block.blocks.flatMap(spansOf);
    case "code":
      return [];
  }
}

function decoded(name: string): string {
  return /%(?![\da-f]{2})/i.test(name) ? name : decodeURIComponent(name);
}
