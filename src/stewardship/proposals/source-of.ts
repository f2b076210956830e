import type { Company } from "../../core/company.ts";
import { readDraftText, type TextHome } from "../drafts/draft-text.ts";
import { sectionSources } from "../reading/section-sources.ts";

/** The Markdown of one section in a page's body; empty: it cannot be read, or has no such section. */
export function sourceOf(
  { company }: { readonly company: Pick<Company, "policy"> },
  { page, version }: Pick<TextHome, "page" | "version">,
  { body, section }: { readonly body: string; readonly section: string },
): string {
  const read = readDraftText({ page, version, timeZone: company.policy.timeZone }, body);
  if ("problem" in read) return "";
  return (
    sectionSources(read)
      .find(({ slug }) => slug === section)
      ?.text.trim() ?? ""
  );
}
