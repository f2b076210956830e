import type { Block, Span } from "../../core/blocks.ts";
import { type HtmlElement, type HtmlNode, readHtml, wordless } from "./html.ts";
import { imageSpan, joined, lookInside, span } from "./spans.ts";

/** What a piece of HTML comes to. A heading begins a section when it stands by itself on the page. */
export type HtmlPiece =
  | { readonly kind: "block"; readonly block: Block }
  | {
      readonly kind: "heading";
      readonly level: number;
      readonly id: string | null;
      readonly spans: readonly Span[];
    };

export interface HtmlPieces {
  readonly pieces: readonly HtmlPiece[];
  /** Names of the elements whose contents cannot be kept as words. */
  readonly dropped: readonly string[];
  /** Names other pages may point to. */
  readonly anchors: readonly string[];
}

/** The words of a block of HTML, in the structure that blocks know. */
export function htmlPieces(html: string): HtmlPieces {
  const reading: Reading = { pieces: [], spans: [], dropped: [], anchors: [] };
  readNodes(readHtml(html), plain, reading);
  flush(reading);
  return reading;
}

type Look = Parameters<typeof lookInside>[2];

interface Reading {
  readonly pieces: HtmlPiece[];
  readonly dropped: string[];
  readonly anchors: string[];
  /** Words of the paragraph being read. */
  spans: Span[];
}

const plain: Look = { bold: false, italic: false, code: false, href: null };

function readNodes(nodes: readonly HtmlNode[], look: Look, reading: Reading): void {
  for (const node of nodes) {
    if (node.kind === "text") reading.spans.push(span(node.text.replace(/\s+/g, " "), look));
    else readElement(node, look, reading);
  }
}

function readElement(element: HtmlElement, look: Look, reading: Reading): void {
  const { name, attributes, children } = element;
  const anchor = attributes.id ?? (name === "a" ? attributes.name : undefined);
  if (anchor !== undefined) reading.anchors.push(anchor);
  if (wordless.has(name)) {
    reading.dropped.push(name);
    return;
  }
  if (name === "br") reading.spans.push(span("\n", look));
  else if (name === "img") reading.spans.push(imageSpan(attributes.alt, attributes.src ?? "", look));
  else if (!blockElements.has(name)) readNodes(children, lookInside(name, attributes, look), reading);
  else readBlock(element, look, reading);
}

function readBlock(element: HtmlElement, look: Look, reading: Reading): void {
  flush(reading);
  const { name, attributes, children } = element;
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) {
    const spans = spansInside(children, reading);
    if (spans.length > 0)
      reading.pieces.push({ kind: "heading", level: Number(level), id: attributes.id ?? null, spans });
  } else if (name === "ul" || name === "ol") push(reading, listOf(element, reading));
  else if (name === "table") {
    for (const caption of descendants(element, "caption")) readBlock(caption, look, reading);
    push(reading, tableOf(element, reading));
  } else if (name === "pre") push(reading, { kind: "code", text: textOf(children) });
  else if (name === "blockquote" || name === "aside")
    push(reading, { kind: "aside", blocks: blocksInside(children, reading) });
  else if (name === "summary" || name === "dt" || name === "caption")
    readNodes(children, { ...look, bold: true }, reading);
  else readNodes(children, look, reading);
  flush(reading);
}

function listOf(list: HtmlElement, reading: Reading): Block {
  const items = list.children
    .map((node) =>
      blocksInside(node.kind === "element" && node.name === "li" ? node.children : [node], reading),
    )
    .filter((item) => item.length > 0);
  const start = Number.parseInt(list.attributes.start ?? "1", 10);
  return { kind: "list", ordered: list.name === "ol", start: Number.isNaN(start) ? 1 : start, items };
}

function tableOf(table: HtmlElement, reading: Reading): Block {
  const rows = descendants(table, "tr").map((row) => row.children.filter(isCell));
  const [first] = rows;
  const hasHeader = first?.every((cell) => cell.name === "th") === true;
  const cells = rows.map((row) => row.map((cell) => spansInside(cell.children, reading)));
  return {
    kind: "table",
    header: hasHeader ? (cells[0] ?? []) : [],
    rows: hasHeader ? cells.slice(1) : cells,
  };
}

/** Everything inside as one run of words: a cell, a heading. */
function spansInside(children: readonly HtmlNode[], reading: Reading): readonly Span[] {
  const inner: Reading = { ...reading, pieces: [], spans: [] };
  readNodes(children, plain, inner);
  flush(inner);
  const runs = inner.pieces.flatMap((piece) =>
    piece.kind === "heading" ? [piece.spans] : runsOf(piece.block),
  );
  return joined(runs.flatMap((run, i) => (i === 0 ? run : [{ text: "; " }, ...run])));
}

function blocksInside(children: readonly HtmlNode[], reading: Reading): readonly Block[] {
  const inner: Reading = { ...reading, pieces: [], spans: [] };
  readNodes(children, plain, inner);
  flush(inner);
  return inner.pieces.map(asBlock);
}

/** A heading that begins no section, as a line of its own. */
export function asBlock(piece: HtmlPiece): Block {
  if (piece.kind === "block") return piece.block;
  return { kind: "paragraph", spans: piece.spans.map((each) => ({ ...each, bold: true })) };
}

function runsOf(block: Block): readonly (readonly Span[])[] {
  switch (block.kind) {
    case "paragraph":
      return [block.spans];
    case "list":
      return block.items.flatMap((item) => item.flatMap(runsOf));
    case "table":
      return [...block.header, ...block.rows.flat()].filter((cell) => cell.length > 0);
    case "aside":
      return block.blocks.flatMap(runsOf);
    case "code":
      return [[{ text: block.text, code: true }]];
  }
}

function flush(reading: Reading): void {
  const spans = joined(reading.spans);
  reading.spans = [];
  if (spans.length > 0) push(reading, { kind: "paragraph", spans });
}

function push(reading: Reading, block: Block): void {
  reading.pieces.push({ kind: "block", block });
}

function descendants(element: HtmlElement, name: string): readonly HtmlElement[] {
  return element.children.flatMap((node) => {
    if (node.kind === "text") return [];
    return node.name === name ? [node] : descendants(node, name);
  });
}

function isCell(node: HtmlNode): node is HtmlElement {
  return node.kind === "element" && (node.name === "td" || node.name === "th");
}

function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (node.kind === "text" ? node.text : textOf(node.children))).join("");
}

const blockElements = new Set(
  `address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);
