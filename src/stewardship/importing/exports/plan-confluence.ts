import type { Policy } from "../../../core/policy.ts";
import { decodeText } from "../convert-text.ts";
import { draftPath } from "../draft-path.ts";
import { attribute, elementsOf, type HtmlElement, isNamed, parseHtml, textIn } from "../html/html-tree.ts";
import { planFiles } from "../plan-files.ts";
import type { ImportPlan } from "../planned-page.ts";
import type { SourceFile } from "../source-file.ts";
import { convertConfluence } from "./convert-confluence.ts";

/** One page as the space's list of contents has it. */
interface Listed {
  readonly title: string;
  /** Titles of the pages above it, outermost first. */
  readonly above: readonly string[];
}

/** A space that Confluence exported as HTML; `null`: it is no such folder. */
export async function planConfluence(
  files: readonly SourceFile[],
  limits: Policy["importing"],
): Promise<ImportPlan | null> {
  const index = files.find(({ path }) => /(?:^|\/)index\.html$/.test(path));
  if (index === undefined) return null;
  const contents = decodeText(await index.bytes());
  const folder = index.path.slice(0, -"index.html".length);
  if (!/id="(?:main-content|title-text|space-details)|Space Details|confluence/i.test(contents)) return null;
  const listed = listedIn(contents);
  const isPage = ({ path }: SourceFile) =>
    path.startsWith(folder) && /^[^/]+\.html$/.test(path.slice(folder.length)) && path !== index.path;
  const pages = files.filter(isPage).map((source) => {
    const name = source.path.slice(folder.length);
    const { title, above } = listed.get(name) ?? { title: name.replace(/(?:_\d+)?\.html$/, ""), above: [] };
    return {
      source,
      draft: draftPath([...above, title]),
      title,
      ids: [...name.matchAll(/(?:^|_)(\d+)\.html$/g)].map(([, id = ""]) => id),
      convert: async () => convertConfluence(decodeText(await source.bytes())),
    };
  });
  if (pages.length === 0) return null;
  const known = new Set([index.path, ...pages.map(({ source }) => source.path)]);
  // What hangs on pages is named with them; documents among it are no pages of the space.
  const rest = files.filter(({ path }) => !known.has(path));
  const outside = planFiles(
    rest.filter(({ path }) => !path.startsWith(folder)),
    limits,
  );
  const others = rest.filter(({ path }) => path.startsWith(folder)).map(({ path }) => path);
  return {
    pages: [...pages, ...outside.pages],
    refused: outside.refused,
    others: [...others, ...outside.others],
    idIn,
  };
}

/** As Confluence writes addresses of its pages. */
function idIn(address: string): string | null {
  const found = /[?&]pageId=(\d+)|\/pages\/(\d+)(?:\/|$|[?#])/.exec(address);
  return found?.[1] ?? found?.[2] ?? null;
}

/** By file. The only page at the top is the space itself, and no folder of its own. */
function listedIn(contents: string): ReadonlyMap<string, Listed> {
  const listed = new Map<string, Listed>();
  const lists = [...elementsOf(parseHtml(contents))].filter(isNamed("ul", "ol"));
  const inner = new Set(lists.flatMap((list) => [...elementsOf(list)].filter(isNamed("ul", "ol"))));
  for (const list of lists.filter((one) => !inner.has(one))) takeList(list, [], listed);
  const tops = [...listed.values()].filter(({ above }) => above.length === 0);
  if (tops.length > 1) return listed;
  return new Map([...listed].map(([file, { title, above }]) => [file, { title, above: above.slice(1) }]));
}

function takeList(list: HtmlElement, above: readonly string[], listed: Map<string, Listed>): void {
  for (const item of list.children) {
    if (item.type !== "element" || item.tagName !== "li") continue;
    const link = item.children.find((child) => child.type === "element" && child.tagName === "a");
    const href = link?.type === "element" ? attribute(link, "href") : null;
    const title = link === undefined ? "" : textIn(link);
    if (href !== null && /^[^/:?#]+\.html$/.test(href)) listed.set(decodeName(href), { title, above });
    for (const child of item.children) {
      if (child.type === "element" && isNamed("ul", "ol")(child)) takeList(child, [...above, title], listed);
    }
  }
}

function decodeName(href: string): string {
  return new URL(href, "file:///").pathname.slice(1).replace(/%20/g, " ");
}
