import type { PhrasingContent, RootContent, Table } from "mdast";
import { type FlatItem, nestItems } from "../markdown/nest-items.ts";
import { levelOf, sizesOf } from "./pdf-headings.ts";
import { cellText, lineText, type PdfCell, type PdfLine } from "./pdf-lines.ts";
import { type ListMarker, markerOf } from "./pdf-marker.ts";
import { joinRuns, type Run } from "./pdf-runs.ts";

/** In points. */
const listIndent = 4;

interface Blocks {
  readonly nodes: readonly RootContent[];
  /** Tables told by their gaps. */
  readonly tables: number;
}

/** Lines as headings, paragraphs, lists and tables. */
export function pdfBlocks(lines: readonly PdfLine[]): Blocks {
  const sizes = sizesOf(lines);
  const nodes: RootContent[] = [];
  let tables = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    const level = levelOf(line, sizes);
    const rows = level === null ? tableRows(lines, at) : 0;
    if (level !== null) {
      const end = endOf(lines, at, (next, before) => levelOf(next, sizes) === level && isNear(before, next));
      nodes.push({ type: "heading", depth: level, children: phrasing(lines.slice(at, end)) });
      at = end;
    } else if (rows > 0) {
      nodes.push(toTable(lines.slice(at, at + rows)));
      tables += 1;
      at += rows;
    } else if (markerOf(line) !== null) {
      const { items, end } = listFrom(lines, at, (next) => levelOf(next, sizes) !== null);
      nodes.push(...nestItems(items, listIndent));
      at = end;
    } else {
      const end = endOf(
        lines,
        at,
        (next, before) =>
          levelOf(next, sizes) === null &&
          markerOf(next) === null &&
          tableRows(lines, lines.indexOf(next)) === 0 &&
          goesOn(before, next, sizes.width),
      );
      nodes.push({ type: "paragraph", children: phrasing(lines.slice(at, end)) });
      at = end;
    }
  }
  return { nodes, tables };
}

function endOf(
  lines: readonly PdfLine[],
  from: number,
  belongs: (next: PdfLine, before: PdfLine) => boolean,
): number {
  let end = from + 1;
  for (; end < lines.length; end += 1) {
    const [before, next] = [lines[end - 1], lines[end]];
    if (before === undefined || next === undefined || !belongs(next, before)) break;
  }
  return end;
}

function isNear(before: PdfLine, next: PdfLine): boolean {
  return before.page === next.page && before.y - next.y < before.size * 1.8 && before.y > next.y;
}

/** Whether a line goes on with the paragraph of the one before it, on the same page or over its end. */
function goesOn(before: PdfLine, next: PdfLine, width: number): boolean {
  const isFull = before.end - before.x > width * 0.75;
  if (before.page !== next.page || before.y <= next.y) {
    return !/[.!?:]["”’)]?$/.test(lineText(before)) && /^[\p{Ll}\d(]/u.test(lineText(next));
  }
  const isIndented = next.x - before.x > next.size * 0.8 && isFull && /[.!?:]$/.test(lineText(before));
  return isNear(before, next) && !isIndented && (isFull || !/[.!?:]["”’)]?$/.test(lineText(before)));
}

/** How many lines from here on are rows of one table; 0: none. */
function tableRows(lines: readonly PdfLine[], from: number): number {
  const columns = lines[from]?.cells.length ?? 0;
  if (columns < 2) return 0;
  let rows = 0;
  for (let at = from; at < lines.length; at += 1, rows += 1) {
    const line = lines[at];
    if (line === undefined || line.cells.length !== columns || markerOf(line) !== null) break;
  }
  return rows >= (columns === 2 ? 3 : 2) ? rows : 0;
}

function toTable(lines: readonly PdfLine[]): Table {
  return {
    type: "table",
    children: lines.map(({ cells }) => ({
      type: "tableRow",
      children: cells.map((cell) => ({
        type: "tableCell",
        children: [{ type: "text", value: cellText(cell) }],
      })),
    })),
  };
}

function listFrom(
  lines: readonly PdfLine[],
  from: number,
  isHeading: (line: PdfLine) => boolean,
): { readonly items: readonly FlatItem[]; readonly end: number } {
  const items: { marker: ListMarker; lines: PdfLine[] }[] = [];
  let end = from;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (line === undefined || isHeading(line)) break;
    const marker = markerOf(line);
    const item = items.at(-1);
    const before = item?.lines.at(-1);
    if (marker !== null) items.push({ marker, lines: [line] });
    else if (item !== undefined && before !== undefined && isHanging(item.marker.x, before, line))
      item.lines.push(line);
    else break;
  }
  return {
    items: items.map(({ marker, lines: own }) => {
      return { ...marker, indent: marker.x, children: phrasing(own, marker.length) };
    }),
    end,
  };
}

/** The next line of an item stands further in than its marker, or over the end of a page. */
function isHanging(markerX: number, before: PdfLine, next: PdfLine): boolean {
  if (before.page !== next.page) return next.x > markerX + 2 && /^[\p{Ll}\d(]/u.test(lineText(next));
  return next.x > markerX + 2 && isNear(before, next);
}

/** @param skip signs of the marker that the first line begins with. */
function phrasing(lines: readonly PdfLine[], skip = 0): PhrasingContent[] {
  return joinRuns(
    lines.map(({ cells }) => runsOf(cells)),
    skip,
  ).map(toNode);
}

function runsOf(cells: readonly PdfCell[]): readonly Run[] {
  return cells.flatMap(({ runs }, place) => (place === 0 ? runs : [{ text: " ", href: null }, ...runs]));
}

function toNode({ text, href }: Run): PhrasingContent {
  const words = { type: "text", value: text } as const;
  return href === null ? words : { type: "link", url: href, children: [words] };
}
