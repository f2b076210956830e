import type { PageReader, SectionText, VersionSummary } from "../../core/ports/page-store.ts";
import type { PageKind } from "../../core/terms.ts";
import { versionBefore } from "../../core/versions.ts";
import { comparePages, type PageComparison } from "./compare-pages.ts";

/** A version, by its page's address. */
export interface VersionAddress {
  readonly kind: PageKind;
  readonly path: string;
  readonly version: number;
}

/** A version held against the text that it replaced. */
export interface VersionChange {
  /** Number of the version that it replaced. */
  readonly before: number;
  readonly comparison: PageComparison;
}

/** What a version says differently from the text that it replaced; `null`: it is the page's first. */
export async function versionChange(
  { pages }: { readonly pages: Pick<PageReader, "pageAt"> },
  address: VersionAddress,
  now: Date,
): Promise<VersionChange | null> {
  const after = await pages.pageAt(address, now);
  if (after === null) return null;
  const before = await replacedBy(pages, address, { versions: after.versions, now });
  if (before === null) return null;
  return { before: before.version, comparison: comparePages(before.sections, after.sections) };
}

async function replacedBy(
  pages: Pick<PageReader, "pageAt">,
  address: VersionAddress,
  { versions, now }: { readonly versions: readonly VersionSummary[]; readonly now: Date },
): Promise<{ readonly version: number; readonly sections: readonly SectionText[] } | null> {
  const own = versions.find(({ version }) => version === address.version);
  const before = own === undefined ? null : versionBefore(own, versions);
  if (before === null) return null;
  const { version } = before;
  const page = await pages.pageAt({ ...address, version }, now);
  return page === null ? null : { version, sections: page.sections };
}
