import type { SectionText } from "../../../src/core/ports/page-store.ts";
import { readPage } from "../../../src/stewardship/reading/read-page.ts";

/** The sections of a page's Markdown. */
export function sectionsOf(markdown: string): readonly SectionText[] {
  return readPage({ kind: "sop", path: "page", text: markdown, timeZone: "UTC" }).sections;
}
