import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

/** HTML that stands in Markdown pages, as far as it matters here. Reading it never fails. */
export type HtmlNode = HtmlText | HtmlElement;

interface HtmlText {
  readonly kind: "text";
  readonly text: string;
}

export interface HtmlElement {
  readonly kind: "element";
  /** Lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

/** A piece of HTML as a tree. Names that HTML does not know, as in `<your name>`, are text. */
export function readHtml(html: string): readonly HtmlNode[] {
  const source = html.replace(unknownTag, (tag, name: string) =>
    known.has(name.toLowerCase()) ? tag : `&lt;${tag.slice(1)}`,
  );
  return parseFragment(inContext(source)).childNodes.flatMap(toNode);
}

/** What one tag between words of Markdown says; `null` for comments and the like. */
export type HtmlTag =
  | HtmlText
  | { readonly kind: "open"; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: "close"; readonly name: string };

/** Reads a tag that Markdown found in the middle of a paragraph. */
export function readTag(tag: string): HtmlTag | null {
  const closing = /^<\/([a-z][\w-]*)\s*>$/i.exec(tag)?.[1]?.toLowerCase();
  if (closing !== undefined)
    return known.has(closing) ? { kind: "close", name: closing } : { kind: "text", text: tag };
  const [node] = readHtml(tag);
  if (node === undefined) return null;
  return node.kind === "text" ? node : { kind: "open", name: node.name, attributes: node.attributes };
}

/** Elements whose contents are not words. */
export const wordless: ReadonlySet<string> = new Set(
  "script style template svg iframe video audio object canvas noscript head".split(" "),
);

/** Rows and cells stand for nothing outside a table, where a blank line in the page may have put them. */
function inContext(html: string): string {
  return /^\s*<(?:tr|td|th|tbody|thead|tfoot)\b/i.test(html) ? `<table>${html}` : html;
}

function toNode(node: DefaultTreeAdapterTypes.ChildNode): readonly HtmlNode[] {
  if (node.nodeName === "#text" && "value" in node) return [{ kind: "text", text: node.value }];
  if (!("tagName" in node)) return [];
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ kind: "element", name: node.tagName, attributes, children: node.childNodes.flatMap(toNode) }];
}

const unknownTag = /<\/?([a-zA-Z][\w-]*)(?=[\s/>])[^<>]*>/g;

const known = new Set(
  `a abbr address area article aside audio b bdi bdo big blockquote body br button canvas caption center cite
  code col colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer
  form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map
  mark menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby
  s samp script section select small source span strike strong style sub summary sup svg table tbody td
  template textarea tfoot th thead time title tr track tt u ul var video wbr path g use`.split(/\s+/),
);
