import type { Report } from "../../core/fixes.ts";
import type { PageReader, VersionSummary } from "../../core/ports/page-store.ts";
import { type Fix, fixOf, type LaterText } from "./fix-of.ts";

/** The version that answers a report: `null` while the page says what it said, or is not there any more. */
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
