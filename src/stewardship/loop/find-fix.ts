import type { Report } from "../../core/fixes.ts";
import type { PageReader, SectionText, VersionSummary } from "../../core/ports/page-store.ts";
import { changedLines } from "../../core/section-changes.ts";

/** The version that says something else than what was reported. */
export interface Fix {
  readonly version: number;
  readonly effectiveOn: string;
  /** Slug of the section now; `null`: it was taken out. */
  readonly section: string | null;
}

/** A version that was in force after the report, and the section as it has it. */
export interface LaterText {
  readonly version: Pick<VersionSummary, "version" | "effectiveOn" | "author" | "approvedBy">;
  readonly text: SectionText | null;
}

/**
 * The first version since the report whose words are others, if the present one's still are. Who wrote or approved
 * it need not be told.
 *
 * @param then the section as it was reported
 * @param later in the order in which they came into force
 */
export function fixOf(
  { person }: Pick<Report, "person">,
  then: SectionText,
  later: readonly LaterText[],
): Fix | null {
  const last = later.at(-1);
  if (last === undefined || !saysOtherwise(then, last.text)) return null;
  const first = later.find(({ text }) => saysOtherwise(then, text)) ?? last;
  const { version, effectiveOn, author, approvedBy } = first.version;
  if (author === person || approvedBy === person) return null;
  return { version, effectiveOn, section: last.text?.slug ?? null };
}

/** The same words in other looks, or under another heading, are no answer to a report. */
function saysOtherwise(then: SectionText, now: SectionText | null): boolean {
  if (now === null) return true;
  const { before, after } = changedLines(then.blocks, now.blocks);
  return before.length + after.length > 0;
}

/** Finds it: `null` while the page says what it said, or is not there any more. */
export async function findFix(
  pages: Pick<PageReader, "pageAt" | "sectionAt">,
  report: Report,
  { path, now }: { readonly path: string; readonly now: Date },
): Promise<Fix | null> {
  const page = await pages.pageAt({ kind: "sop", path, version: null }, now);
  const then = await pages.sectionAt(report, report.version);
  if (page === null || then === null) return null;
  const since = page.versions
    .filter((version) => version.state === "effective" || version.state === "superseded")
    .filter((version) => startOf(version) > report.at && version.version !== report.version)
    .toSorted((a, b) => startOf(a).getTime() - startOf(b).getTime() || a.version - b.version);
  const later: LaterText[] = [];
  for (const version of since) later.push({ version, text: await pages.sectionAt(report, version.version) });
  return fixOf(report, then, later);
}

function startOf({ effective, publishedAt }: VersionSummary): Date {
  return effective > publishedAt ? effective : publishedAt;
}
