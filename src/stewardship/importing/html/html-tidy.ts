import { slugOf } from "../../reading/slugs.ts";
import { type Loss, lossesOf } from "../report.ts";
import {
  attribute,
  elementsOf,
  type HtmlElement,
  type HtmlRoot,
  replaceChildren,
  textIn,
} from "./html-tree.ts";
import { spreadMergedCells } from "./merged-cells.ts";

/** Takes out of a page what is no text of it, in place, and counts what is lost by that. */
export function tidyHtml(root: HtmlRoot | HtmlElement): readonly Loss[] {
  const losses: Loss[] = [];
  const lose = (what: Loss["what"]) => void losses.push({ what, count: 1 });
  replaceChildren(root, (element) => {
    const { tagName } = element;
    if (silent.has(tagName)) return [];
    if (media.has(tagName)) {
      lose("media");
      return [];
    }
    if (fields.has(tagName) && !isTick(element)) {
      lose("form-field");
      return [];
    }
    if (tagName === "svg" || tagName === "canvas") {
      lose("image");
      return [];
    }
    if (tagName === "math") lose("equation");
    if (tagName === "a" && attribute(element, "href") === null) return element.children;
    return null;
  });
  const tables = [...elementsOf(root)].filter(({ tagName }) => tagName === "table");
  for (const table of tables) {
    const inner = [...elementsOf(table)].filter(({ tagName }) => tagName === "table").length;
    for (let count = 0; count < inner; count += 1) lose("nested-table");
    losses.push({ what: "merged-cell", count: spreadMergedCells(table) });
  }
  losses.push({ what: "missing-link", count: pointToHeadings(root) });
  return lossesOf(losses);
}

const silent = new Set("script style template noscript nav head".split(" "));
const media = new Set("iframe video audio object embed applet".split(" "));
const fields = new Set("input select textarea button".split(" "));

function isTick(element: HtmlElement): boolean {
  return element.tagName === "input" && attribute(element, "type") === "checkbox";
}

/** Links inside the page lead to the slug that a heading will have; others keep their words alone. */
function pointToHeadings(root: HtmlRoot | HtmlElement): number {
  const slugs = headingSlugs(root);
  let missing = 0;
  replaceChildren(root, (element) => {
    const href = element.tagName === "a" ? attribute(element, "href") : null;
    if (href === null || !href.startsWith("#") || isFootnote(href)) return null;
    const slug = slugs.get(decoded(href.slice(1)));
    if (slug !== undefined) {
      element.properties.href = `#${slug}`;
      return null;
    }
    missing += 1;
    return element.children;
  });
  return missing;
}

/** Slugs of headings by every id that stands on or in them, or on an empty element right before. */
function headingSlugs(root: HtmlRoot | HtmlElement): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  let before: string[] = [];
  for (const element of elementsOf(root)) {
    const names = [attribute(element, "id"), attribute(element, "name")].filter((name) => name !== null);
    if (!/^h[1-6]$/.test(element.tagName)) {
      before = textIn(element) === "" ? [...before, ...names] : names;
      continue;
    }
    const inside = [...elementsOf(element)].flatMap(
      (one) => attribute(one, "id") ?? attribute(one, "name") ?? [],
    );
    for (const name of [...before, ...names, ...inside]) slugs.set(name, slugOf(textIn(element)));
    before = [];
  }
  return slugs;
}

/** As Word's footnotes come: they are no places of the page. */
function isFootnote(href: string): boolean {
  return /^#(?:foot|end)note-/.test(href);
}

/** Percent signs that stand for no letters are left as they are. */
function decoded(name: string): string {
  return (
    new URLSearchParams(`name=${name.replaceAll("+", "%2B").replaceAll("&", "%26")}`).get("name") ?? name
  );
}
