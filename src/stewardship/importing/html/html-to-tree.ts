import type { FootnoteDefinition, PhrasingContent, Root } from "mdast";
import rehypeRemark, { type Options } from "rehype-remark";
import { unified } from "unified";
import type { Converted } from "../draft-tree.ts";
import { tidyHtml } from "./html-tidy.ts";
import {
  attribute,
  elementsOf,
  findElement,
  type HtmlElement,
  type HtmlRoot,
  isNamed,
  parseHtml,
  textIn,
} from "./html-tree.ts";

/** A page of the web, or of a word processor that saves such. */
export function convertHtml(html: string): Converted {
  const root = parseHtml(html);
  const page = findElement(root, isNamed("html"));
  const language = page === null ? null : attribute(page, "lang");
  const title = titleOf(root);
  const content = contentOf(root);
  const losses = tidyHtml(content);
  return { tree: toMarkdownTree(content), title, language, losses };
}

/** Its only heading of the first level; the title in a browser's tab often begins with the name of the site. */
function titleOf(root: HtmlRoot): string | null {
  const headings = [...elementsOf(root)].filter(isNamed("h1"));
  const [only] = headings.length === 1 ? headings : [];
  const named = only ?? findElement(root, isNamed("title"));
  const title = named === null ? "" : textIn(named);
  return title === "" ? null : title;
}

/** What the page says about itself to be its content, else all of it. */
function contentOf(root: HtmlRoot): HtmlRoot | HtmlElement {
  return (
    findElement(root, isNamed("main")) ??
    findElement(root, isNamed("article")) ??
    findElement(root, isNamed("body")) ??
    root
  );
}

/** Throws `RangeError` for a page nested without end. */
export function toMarkdownTree(content: HtmlRoot | HtmlElement): Root {
  const root: HtmlRoot = content.type === "root" ? content : { type: "root", children: content.children };
  const tree: unknown = toMarkdown.runSync(root);
  return tree as Root;
}

/** Footnotes keep being footnotes; everything else as `rehype-remark` has it. */
const handlers: NonNullable<Options["handlers"]> = {
  footnote(_state, node: HtmlElement): PhrasingContent {
    const name = attribute(node, "dataName") ?? "";
    return { type: "footnoteReference", identifier: name, label: name };
  },
  footnotetext(state, node: HtmlElement): FootnoteDefinition {
    const name = attribute(node, "dataName") ?? "";
    return {
      type: "footnoteDefinition",
      identifier: name,
      label: name,
      children: state.toFlow(state.all(node)),
    } as FootnoteDefinition;
  },
};

const toMarkdown = unified().use(rehypeRemark, { handlers });
