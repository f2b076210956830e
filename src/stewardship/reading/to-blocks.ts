import type { Blockquote, List, Paragraph, RootContent, Table } from "mdast";
import type { Block, Span } from "../../core/blocks.ts";
import { asBlock, htmlPieces } from "./html-blocks.ts";
import { type References, toSpans } from "./spans.ts";

/** What turning Markdown into blocks needs to know of the page, and what it notices on the way. */
export interface Conversion {
  readonly references: References;
  /** Names of HTML elements left out because they hold no words. */
  readonly dropped: Set<string>;
  /** Names that links may point to, apart from headings. */
  readonly anchors: Set<string>;
}

/** Markdown as blocks. Headings inside other blocks become lines of their own; definitions say nothing here. */
export function toBlocks(nodes: readonly RootContent[], conversion: Conversion): readonly Block[] {
  return nodes.flatMap((node) => blocksOf(node, conversion));
}

function blocksOf(node: RootContent, conversion: Conversion): readonly Block[] {
  switch (node.type) {
    case "paragraph":
      return paragraph(node, conversion);
    case "heading":
      return lineOf(toSpans(node.children, conversion.references).map((each) => ({ ...each, bold: true })));
    case "list":
      return [listOf(node, conversion)];
    case "listItem":
      return toBlocks(node.children, conversion);
    case "table":
      return [tableOf(node, conversion)];
    case "blockquote":
      return [asideOf(node, conversion)];
    case "code":
      return node.value.trim() === "" ? [] : [{ kind: "code", text: node.value }];
    case "html":
      return piecesOf(node.value, conversion).map(asBlock);
    case "footnoteDefinition":
    case "definition":
    case "thematicBreak":
    case "yaml":
      return [];
    case "tableRow":
    case "tableCell":
    case "text":
    case "emphasis":
    case "strong":
    case "delete":
    case "inlineCode":
    case "break":
    case "link":
    case "linkReference":
    case "image":
    case "imageReference":
    case "footnoteReference":
      throw new Error(`Markdown's ${node.type} stands where only blocks can.`);
  }
}

/** A block of HTML in pieces; what it dropped and which names it offers is noted. */
export function piecesOf(html: string, conversion: Conversion): ReturnType<typeof htmlPieces>["pieces"] {
  const { pieces, dropped, anchors } = htmlPieces(html);
  for (const name of dropped) conversion.dropped.add(name);
  for (const anchor of anchors) conversion.anchors.add(anchor);
  return pieces;
}

/** A footnote's text, led by its mark. */
export function footnoteBlocks(
  label: string,
  children: readonly RootContent[],
  conversion: Conversion,
): readonly Block[] {
  const [first, ...rest] = toBlocks(children, conversion);
  if (first?.kind !== "paragraph") return first === undefined ? [] : [first, ...rest];
  return [{ kind: "paragraph", spans: [{ text: `[${label}] ` }, ...first.spans] }, ...rest];
}

function paragraph(node: Paragraph, conversion: Conversion): readonly Block[] {
  for (const child of node.children) if (child.type === "html") piecesOf(child.value, conversion);
  return lineOf(toSpans(node.children, conversion.references));
}

function lineOf(spans: readonly Span[]): readonly Block[] {
  return spans.length === 0 ? [] : [{ kind: "paragraph", spans }];
}

function listOf(list: List, conversion: Conversion): Block {
  const items = list.children.map((item) => toBlocks(item.children, conversion));
  return {
    kind: "list",
    ordered: list.ordered === true,
    start: list.start ?? 1,
    items: items.filter((item) => item.length > 0),
  };
}

function tableOf(table: Table, conversion: Conversion): Block {
  const rows = table.children.map((row) =>
    row.children.map((cell) => toSpans(cell.children, conversion.references)),
  );
  const [header = [], ...body] = rows;
  return { kind: "table", header, rows: body };
}

function asideOf(quote: Blockquote, conversion: Conversion): Block {
  const [first, ...rest] = toBlocks(quote.children, conversion);
  const mark = first?.kind === "paragraph" ? /^\[!(\w+)\]\s*/.exec(first.spans[0]?.text ?? "") : null;
  if (first?.kind !== "paragraph" || mark === null)
    return { kind: "aside", blocks: first === undefined ? [] : [first, ...rest] };
  const [opening, ...others] = first.spans;
  const name = `${mark[1]?.charAt(0).toUpperCase()}${mark[1]?.slice(1).toLowerCase()}:`;
  const words = { ...opening, text: ` ${opening?.text.slice(mark[0].length) ?? ""}` };
  return {
    kind: "aside",
    blocks: [{ kind: "paragraph", spans: [{ text: name, bold: true }, words, ...others] }, ...rest],
  };
}
