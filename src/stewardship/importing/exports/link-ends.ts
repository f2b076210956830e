import { posix } from "node:path";
import type { ImportPlan, PlannedPage } from "../planned-page.ts";
import type { LinkEnd } from "../to-draft.ts";

/** Where the links of each page lead, now that every draft has its place. */
export function linkEnds(
  pages: readonly PlannedPage[],
  { others, idIn }: Pick<ImportPlan, "others" | "idIn">,
): (from: PlannedPage) => (address: string) => LinkEnd {
  const byPath = new Map(pages.map((page) => [page.source.path, page]));
  const byId = new Map(pages.flatMap((page) => page.ids.map((id) => [id, page] as const)));
  const files = new Set(others);
  return (from) => (address) => {
    const id = idIn(address);
    const path = pathOf(from.source.path, address);
    const page = (path === null ? undefined : byPath.get(path)) ?? (id === null ? undefined : byId.get(id));
    if (page !== undefined) return { kind: "draft", address: addressOf(from.draft, page.draft) };
    return { kind: path !== null && files.has(path) ? "attachment" : "nowhere" };
  };
}

/** The file that a link of another file names; `null`: an address of the web, or a place in the page itself. */
function pathOf(from: string, address: string): string | null {
  if (address.startsWith("#") || /^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith("//"))
    return null;
  // As a browser would read it: signs decoded, dots resolved, never above the top.
  const base = `file:///${from.split("/").map(encodeURIComponent).join("/")}`;
  if (!URL.canParse(address, base)) return null;
  return decodedPath(new URL(address, base).pathname.slice(1));
}

/** Percent signs that stand for no letters are left as they are. */
function decodedPath(path: string): string {
  const query = path.replaceAll("+", "%2B").replaceAll("&", "%26");
  return new URLSearchParams(`path=${query}`).get("path") ?? path;
}

function addressOf(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return encodeURI(path);
}
