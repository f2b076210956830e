import type { SectionChange } from "../../core/outcome.ts";
import type { CurrentSection, PageReader, SectionKey, VersionSummary } from "../../core/ports/page-store.ts";
import { changeSince } from "../../core/section-changes.ts";

/** How a section came to say what it says now. */
export interface Changed {
  readonly section: CurrentSection;
  /** Version that brought the present text, and the ISO date from which it holds. */
  readonly to: number;
  readonly since: string;
  /** What is different from the text known; `null`: no version has that text, or no words differ. */
  readonly change: SectionChange | null;
}

type ReadPages = Pick<PageReader, "currentSections" | "pageAt" | "sectionAt">;

/**
 * What changed in a section since a text of it; `null` when no current page has the section, or it says the
 * same still. `known`: hash of that text.
 */
export async function whatChanged(
  pages: ReadPages,
  { key, known, at }: { readonly key: SectionKey; readonly known: string; readonly at: Date },
): Promise<Changed | null> {
  const [section] = await pages.currentSections([key], at);
  if (section === undefined || section.hash === known) return null;
  let first: Pick<VersionSummary, "version" | "effectiveOn"> = section;
  let isUnbroken = true;
  for (const earlier of await earlierVersions(pages, section, at)) {
    const text = await pages.sectionAt(key, earlier.version);
    isUnbroken &&= text?.hash === section.hash;
    // The page got other versions since, which left this section alone.
    if (isUnbroken) first = earlier;
    if (text?.hash !== known) continue;
    const change = changeSince({
      sop: section.sop,
      section: section.slug,
      heading: section.heading,
      seen: { version: earlier.version, blocks: text.blocks },
      current: { version: first.version, blocks: section.blocks },
    });
    return { section, to: first.version, since: first.effectiveOn, change };
  }
  return { section, to: first.version, since: first.effectiveOn, change: null };
}

/** Versions that were in force before the current one, the latest first. */
async function earlierVersions(
  pages: ReadPages,
  { kind, path }: CurrentSection,
  at: Date,
): Promise<readonly VersionSummary[]> {
  const page = await pages.pageAt({ kind, path, version: null }, at);
  return (page?.versions ?? [])
    .filter(({ state }) => state === "superseded")
    .toSorted((a, b) => b.effective.getTime() - a.effective.getTime() || b.version - a.version);
}
