import { posix } from "node:path";
import { type Block, linkTargets } from "../../core/blocks.ts";
import { oddities } from "../../core/messages/stewardship.ts";
import type { PageKind } from "../../core/terms.ts";

/** A link as a page writes it. */
export interface PageLink {
  readonly target: string;
}

/** What a folder offers links to lead to. */
export interface LinkTargets {
  /** Every file below the folder, with `/` between folders. */
  readonly files: ReadonlySet<string>;
  /** Names inside a page, by file; a page not read this time is missing. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Links of some sections, each target once. */
export function linksOf(sections: readonly { readonly blocks: readonly Block[] }[]): readonly PageLink[] {
  const targets = sections.flatMap(({ blocks }) => linkTargets(blocks)).filter((target) => target !== "");
  return [...new Set(targets)].map((target) => ({ target }));
}

/**
 * Links of a page that lead out of the folder, to no page or to no section of it. Addresses of the web and
 * of site generators (`/path/`) are nobody's business here; links inside the page were looked at with it.
 */
export function linkNotes(file: string, links: readonly PageLink[], targets: LinkTargets): readonly string[] {
  return links.flatMap(({ target }) => {
    if (!/^[^#?:/\\][^:]*\.md(?:[#?]|$)|^\.\.?\//i.test(target)) return [];
    const [path = "", anchor = ""] = decoded(target).split("#");
    const leadsTo = posix.normalize(posix.join(posix.dirname(file), path.replace(/\?.*$/, "")));
    if (leadsTo.startsWith("../") || leadsTo === "..") return [oddities.linkOutside(target)];
    if (!leadsTo.endsWith(".md")) return [];
    if (!targets.files.has(leadsTo)) return [oddities.noSuchPage(target)];
    const anchors = targets.anchors.get(leadsTo);
    return anchor === "" || anchors === undefined || anchors.has(anchor)
      ? []
      : [oddities.noSuchAnchor(target)];
  });
}

/** Links of a page to places in itself that are not there. */
export function inPageLinkNotes(links: readonly PageLink[], anchors: ReadonlySet<string>): readonly string[] {
  const wanted = links.flatMap(({ target }) => (/^#./.test(target) ? [decoded(target.slice(1))] : []));
  return wanted.filter((anchor) => !anchors.has(anchor)).map(oddities.linkInPage);
}

/** Where a page of a folder stands: `sops/refunds/issue.md` in a folder with `sops/`, else `refunds/issue.md`. */
export function pagePlace(
  file: string,
  hasSops: boolean,
): { readonly kind: PageKind; readonly path: string } | null {
  const bare = file.replace(/\.md$/i, "");
  if (!hasSops) return { kind: "sop", path: bare };
  if (bare.startsWith("sops/")) return { kind: "sop", path: bare.slice("sops/".length) };
  if (bare.startsWith("lessons/")) return { kind: "lesson", path: bare.slice("lessons/".length) };
  return null;
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
