import { blockLines } from "../core/blocks.ts";
import type { Candidate, QuotedPart } from "../core/outcome.ts";
import { pageUrl } from "../core/page-url.ts";
import type { Policy } from "../core/policy.ts";
import type { PageReports } from "../core/ports/ask-store.ts";
import type { CurrentSection } from "../core/ports/page-store.ts";
import type { Quote } from "./quote.ts";
import { trustOf } from "./trust.ts";

/** A quote with its citation: page, version and section it stands in, and how far it can be relied on. */
export function cite(
  { blocks, shortened }: Pick<Quote, "blocks" | "shortened">,
  {
    section,
    passage,
    reports,
  }: { readonly section: CurrentSection; readonly passage: string; readonly reports: PageReports | null },
  now: Date,
  policy: Policy,
): QuotedPart {
  const { trust, note } = trustOf({ page: section, reports }, now, policy);
  return {
    blocks,
    shortened,
    citation: {
      ...candidateOf(section),
      passage,
      quote: blockLines(blocks).join("\n"),
      url: pageUrl(section, section.slug),
      trust,
      trustNote: note,
    },
  };
}

export function candidateOf(section: CurrentSection): Candidate {
  const { sop, path, title, version, effectiveOn, slug, heading } = section;
  return { sop, path, title, version, effectiveOn, section: slug, heading };
}
