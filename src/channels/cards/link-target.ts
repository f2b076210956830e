/**
 * Where a link may lead: the web, a mail address, or one of our own pages (`/pages/…`, `/lessons/…`), which
 * is made absolute. `null` for everything else, which is shown as text.
 */
export function linkTarget(href: string, baseUrl: string): string | null {
  const target = href.trim();
  if (/^\/(?:pages|lessons)(?:\/|$)/.test(target)) return absolute(target, baseUrl);
  if (!/^(?:https?|mailto):/i.test(target)) return null;
  return URL.canParse(target) ? new URL(target).href : null;
}

/** `..` in a path must not lead out of our own pages. */
function absolute(path: string, baseUrl: string): string | null {
  if (!URL.canParse(path, baseUrl)) return null;
  const url = new URL(path, baseUrl);
  return /^\/(?:pages|lessons)(?:\/|$)/.test(url.pathname) && url.origin === new URL(baseUrl).origin
    ? url.href
    : null;
}
