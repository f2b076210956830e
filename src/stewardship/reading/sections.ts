import type { FootnoteDefinition, Heading, Root, RootContent } from "mdast";
import { type Block, type Span, spanText } from "../../core/blocks.ts";
import { toSpans } from "./spans.ts";
import { type Conversion, footnoteBlocks, piecesOf, toBlocks } from "./to-blocks.ts";

/** A heading and its body, before it has a slug that is its own. */
export interface RawSection {
  /** Empty for the text before the first heading. */
  readonly heading: string;
  /** 0 for the text before the first heading. */
  readonly level: number;
  /** Slug written into the page. */
  readonly explicitSlug: string | null;
  readonly blocks: readonly Block[];
  /** Line in the file, from 1. */
  readonly line: number;
}

/** Cuts a page at its headings. Headings inside quotes, lists and tables cut nothing. */
export function toRawSections(root: Root, conversion: Conversion, firstLine: number): readonly RawSection[] {
  const sections: OpenSection[] = [
    { heading: "", level: 0, explicitSlug: null, blocks: [], line: firstLine, notes: [] },
  ];
  for (const node of root.children) {
    const line = firstLine + (node.position?.start.line ?? 1) - 1;
    if (node.type === "heading")
      sections.push({ ...headingOf(node, conversion), line, blocks: [], notes: [] });
    else if (node.type === "html") readHtmlNode(node.value, line, sections, conversion);
    else last(sections).blocks.push(...toBlocks([node], conversion));
    last(sections).notes.push(...footnotesIn(node));
  }
  addFootnotes(root, sections, conversion);
  return sections.filter((section, i) => i > 0 || section.blocks.length > 0);
}

interface OpenSection extends RawSection {
  readonly blocks: Block[];
  /** Footnotes that it refers to. */
  readonly notes: string[];
}

function headingOf(
  node: Heading,
  conversion: Conversion,
): Pick<RawSection, "heading" | "level" | "explicitSlug"> {
  for (const child of node.children) if (child.type === "html") piecesOf(child.value, conversion);
  return { level: node.depth, ...splitSlug(toSpans(node.children, conversion.references)) };
}

/** `Over 500 {#over-500}` as heading and slug. */
function splitSlug(spans: readonly Span[]): Pick<RawSection, "heading" | "explicitSlug"> {
  const text = spanText(spans).replace(/\s+/g, " ").trim();
  const mark = /\s*\{:?\s*(?:#([^\s{}]+))?[^{}]*\}$/.exec(text);
  if (mark === null || !/^\s*\{:?\s*[#.]/.test(mark[0])) return { heading: text, explicitSlug: null };
  return { heading: text.slice(0, mark.index).trim(), explicitSlug: mark[1] ?? null };
}

function readHtmlNode(html: string, line: number, sections: OpenSection[], conversion: Conversion): void {
  for (const piece of piecesOf(html, conversion)) {
    if (piece.kind === "block") last(sections).blocks.push(piece.block);
    else {
      const heading = spanText(piece.spans).replace(/\s+/g, " ").trim();
      sections.push({ heading, level: piece.level, explicitSlug: null, blocks: [], line, notes: [] });
    }
  }
}

/** A footnote's text goes with the section that first refers to it. */
function addFootnotes(root: Root, sections: readonly OpenSection[], conversion: Conversion): void {
  const definitions = root.children.filter(
    (node): node is FootnoteDefinition => node.type === "footnoteDefinition",
  );
  for (const definition of definitions) {
    const home = sections.find((section) => section.notes.includes(definition.identifier)) ?? last(sections);
    home.blocks.push(
      ...footnoteBlocks(definition.label ?? definition.identifier, definition.children, conversion),
    );
  }
}

function footnotesIn(node: RootContent): readonly string[] {
  if (node.type === "footnoteReference") return [node.identifier];
  return "children" in node ? node.children.flatMap(footnotesIn) : [];
}

function last(sections: readonly OpenSection[]): OpenSection {
  const section = sections.at(-1);
  if (section === undefined) throw new Error("A page has at least its opening section.");
  return section;
}
