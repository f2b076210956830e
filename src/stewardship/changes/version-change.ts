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

/** What a version says differently from the text that it replaced; `null`: it is the page's first. */
export async function versionChange(
  { pages }: { readonly pages: Pick<PageReader, "pageAt"> },
  address: VersionAddress,
  now: Date,
): Promise<PageComparison | null> {
  const after = await pages.pageAt(address, now);
  if (after === null) return null;
  const before = await replacedBy(pages, address, { versions: after.versions, now });
  return before === null ? null : comparePages(before, after.sections);
}

async function replacedBy(
  pages: Pick<PageReader, "pageAt">,
  address: VersionAddress,
  { versions, now }: { readonly versions: readonly VersionSummary[]; readonly now: Date },
): Promise<readonly SectionText[] | null> {
  const own = versions.find(({ version }) => version === address.version);
  const before = own === undefined ? null : versionBefore(own, versions);
  if (before === null) return null;
  return (await pages.pageAt({ ...address, version: before.version }, now))?.sections ?? null;
}
