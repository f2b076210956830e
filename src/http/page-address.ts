import { resolveHref } from "../core/page-url.ts";
import type { PageKind } from "../core/terms.ts";

/** The path and version that the segments of an address name: `refunds/over-500/v7`, or without the last. */
export function pageAddress(segments: readonly string[]): {
  readonly path: string;
  readonly version: number | null;
} {
  const version = segments.length > 1 ? /^v([1-9]\d{0,8})$/.exec(segments.at(-1) ?? "")?.[1] : undefined;
  if (version === undefined) return { path: segments.join("/"), version: null };
  return { path: segments.slice(0, -1).join("/"), version: Number(version) };
}

/**
 * Where a link that stands in a page leads: the web, a mail address, or a page of ours. `null`: nowhere we
 * can vouch for, so it is shown as text.
 */
export function linkFromPage(
  href: string,
  from: { readonly kind: PageKind; readonly path: string; readonly version: number },
): string | null {
  const target = resolveHref(href.trim(), from);
  if (/^(?:https?|mailto):/i.test(target)) return URL.canParse(target) ? new URL(target).href : null;
  return /^\/(?:pages|lessons)\//.test(target) && !/\/\.\.(?:\/|$)/.test(target) ? target : null;
}
