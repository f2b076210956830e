import type { Fact } from "../../core/facts.ts";
import type { Flag } from "../../core/flags.ts";
import { currentPageUrl } from "../../core/page-url.ts";
import type { PageListing } from "../../core/ports/page-store.ts";
import type { FlagDeps } from "./flag-deps.ts";
import { isOver } from "./is-over.ts";
import { standNow } from "./stand-now.ts";

/** Settles, by itself, every open flag that there is nothing left to decide about. */
export async function settleOver(
  deps: FlagDeps,
  pages: readonly PageListing[],
  now: Date,
): Promise<readonly Fact[]> {
  const open = await deps.flags.flags({ open: true });
  if (open.length === 0) return [];
  const there = await targetsThere(deps, pages, open, now);
  const standing = await standNow(
    deps,
    { flags: open, pages, isTargetThere: (target) => there.has(target) },
    now,
  );
  const settled = { by: null, verdict: "over", words: null, at: now } as const;
  return open
    .filter((flag) => isOver(flag, standing(flag)))
    .map(({ id }) => ({ kind: "flag-settled", flag: id, settled }));
}

/** Of the targets of links that led nowhere, those that are there by now. */
async function targetsThere(
  deps: FlagDeps,
  pages: readonly PageListing[],
  flags: readonly Flag[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const targets = flags.flatMap(({ doubt }) => (doubt.kind === "link-gone" ? [doubt.target] : []));
  const byUrl = new Map(pages.map((page) => [currentPageUrl(page), page.sop]));
  const there: string[] = [];
  for (const target of targets) {
    const [url = "", section = ""] = target.split("#");
    const sop = byUrl.get(url);
    if (sop === undefined) continue;
    if (section === "" || (await deps.pages.currentSections([{ sop, section }], now)).length > 0)
      there.push(target);
  }
  return new Set(there);
}
