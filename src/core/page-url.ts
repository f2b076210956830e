import type { PageKind } from "./terms.ts";

/** Address of a page at one version, below our own address: `/pages/refunds/approvals/v7#over-500`. */
export function pageUrl(
  page: { readonly kind: PageKind; readonly path: string; readonly version: number },
  section: string | null,
): string {
  const anchor = section === null ? "" : `#${encodeURIComponent(section)}`;
  return `${currentPageUrl(page)}/v${page.version}${anchor}`;
}

/** Address of what a version changed: `/pages/refunds/approvals/v7/changes`. */
export function changesUrl(page: {
  readonly kind: PageKind;
  readonly path: string;
  readonly version: number;
}): string {
  return `${pageUrl(page, null)}/changes`;
}

/** Address of whatever version is current: `/pages/refunds/approvals`. */
export function currentPageUrl(page: { readonly kind: PageKind; readonly path: string }): string {
  const room = page.kind === "lesson" ? "lessons" : "pages";
  return `/${room}/${page.path.split("/").map(encodeURIComponent).join("/")}`;
}

/**
 * Where a link written in a page leads. A link to another page's file (`accept.md#arbitration`) becomes the
 * address of that page's current version, `#weigh` a place in this version; everything else stays as it is.
 */
export function resolveHref(
  href: string,
  from: { readonly kind: PageKind; readonly path: string; readonly version: number },
): string {
  if (href.startsWith("#")) return `${pageUrl(from, null)}${href}`;
  const file = /^(?![a-z][a-z\d+.-]*:|\/)(?<path>[^#?]+)\.md(?<anchor>#.*)?$/i.exec(href);
  if (file?.groups?.path === undefined) return href;
  const folder = from.path.split("/").slice(0, -1);
  const [room, ...path] = walk([roomOf(from.kind), ...folder], file.groups.path.split("/"));
  const kind = kinds.find((one) => roomOf(one) === room);
  if (kind === undefined || path.length === 0) return href;
  return `${currentPageUrl({ kind, path: path.map(decoded).join("/") })}${file.groups.anchor ?? ""}`;
}

const kinds: readonly PageKind[] = ["sop", "lesson"];

/** The folder in which the pages of a kind stand. */
function roomOf(kind: PageKind): string {
  return kind === "lesson" ? "lessons" : "sops";
}

/** Follows `.` and `..`; empty where that leads out of the folder of all pages. */
function walk(start: readonly string[], steps: readonly string[]): readonly string[] {
  const place = [...start];
  for (const step of steps) {
    if (step === ".." && place.pop() === undefined) return [];
    if (step !== ".." && step !== "." && step !== "") place.push(step);
  }
  return place;
}

function decoded(part: string): string {
  return /%(?![\da-f]{2})/i.test(part) ? part : decodeURIComponent(part);
}
