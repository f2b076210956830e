import type { Heading, Root } from "mdast";
import { wordsOf } from "./markdown-nodes.ts";

/**
 * Takes the page's title out of its text and puts the other headings on the levels below it, without gaps.
 *
 * @param given what the source says it is called.
 * @returns `null`: neither the source nor a heading says it.
 */
export function takeTitle(tree: Root, given: string | null): string | null {
  tree.children = tree.children.filter((node) => node.type !== "heading" || wordsOf(node) !== "");
  const own = titleHeading(tree, given);
  const title = given ?? (own === null ? null : wordsOf(own));
  if (own !== null) tree.children = tree.children.filter((node) => node !== own);
  const headings = headingsIn(tree);
  const levels = [...new Set(headings.map(({ depth }) => depth))].sort();
  for (const heading of headings) {
    heading.depth = Math.min(levels.indexOf(heading.depth) + 2, 6) as Heading["depth"];
  }
  return title === null ? null : title.replace(/\s+/g, " ").trim();
}

/** The first heading, if it says the title once more or stands alone on the highest level before everything else. */
function titleHeading(tree: Root, given: string | null): Heading | null {
  const headings = headingsIn(tree);
  const [first] = headings;
  if (first === undefined) return null;
  if (given !== null) return wordsOf(first).toLowerCase() === given.toLowerCase() ? first : null;
  const isAlone = headings.every((one) => one === first || one.depth > first.depth);
  return tree.children[0] === first && first.depth === 1 && isAlone ? first : null;
}

function headingsIn(tree: Root): readonly Heading[] {
  return tree.children.filter((node) => node.type === "heading");
}
