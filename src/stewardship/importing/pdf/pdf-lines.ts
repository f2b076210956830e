import type { PdfDocument, PdfPage, PdfPiece } from "./pdf-pages.ts";

/** A line of a page: its cells, parted where the gap is wider than between words. */
export interface PdfLine {
  readonly cells: readonly PdfCell[];
  readonly x: number;
  /** Right end. */
  readonly end: number;
  readonly y: number;
  readonly size: number;
  /** All of it. */
  readonly bold: boolean;
  /** From 0. */
  readonly page: number;
}

export interface PdfCell {
  readonly runs: readonly { readonly text: string; readonly href: string | null }[];
}

/** The lines of a document in the order in which it draws them, without what every page repeats. */
export function linesOf({ pages }: Pick<PdfDocument, "pages">): readonly PdfLine[] {
  return withoutRepeated(pages, pages.map(linesOn)).flat();
}

export function lineText(line: Pick<PdfLine, "cells">): string {
  return line.cells.map(cellText).join(" ").trim();
}

export function cellText({ runs }: PdfCell): string {
  return runs
    .map(({ text }) => text)
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function linesOn({ pieces }: PdfPage, page: number): readonly PdfLine[] {
  const groups: PdfPiece[][] = [];
  // Spaces are told by the gaps: what stands for them in the document has made-up widths.
  for (const piece of pieces.filter(({ text }) => text.trim() !== "")) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && isSameLine(last, piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => toLine(group, page) ?? []);
}

/** Raised and lowered signs belong to the line they stand in; a step back to the left begins another one. */
function isSameLine(last: PdfPiece, next: PdfPiece): boolean {
  const size = Math.max(last.size, next.size, 1);
  return Math.abs(last.y - next.y) < size * 0.5 && next.x > last.x + last.width - size;
}

function toLine(pieces: readonly PdfPiece[], page: number): PdfLine | null {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  const size = sizeOf(pieces);
  const cells: { runs: { text: string; href: string | null }[] }[] = [{ runs: [] }];
  let end = first.x;
  for (const { text, x, width, href } of pieces) {
    const gap = x - end;
    if (gap > size * cellGap) cells.push({ runs: [] });
    const space = gap > size * wordGap && gap <= size * cellGap ? " " : "";
    cells.at(-1)?.runs.push({ text: `${space}${text}`, href });
    end = x + width;
  }
  const bold = pieces.every((one) => one.bold);
  return { cells, x: first.x, end: last.x + last.width, y: first.y, size, bold, page };
}

/** In widths of the font: a gap between words, and one between columns. */
const wordGap = 0.15;
const cellGap = 1.2;

/** That of most of its signs. */
function sizeOf(pieces: readonly PdfPiece[]): number {
  const signs = new Map<number, number>();
  for (const { size, text } of pieces) signs.set(size, (signs.get(size) ?? 0) + text.length);
  return [...signs].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Lines at the upper and lower end of a page at which headers and footers stand. */
const edgeLines = 2;

function withoutRepeated(
  pages: readonly PdfPage[],
  lines: readonly (readonly PdfLine[])[],
): readonly (readonly PdfLine[])[] {
  const edges = lines.map((onPage, page) => edgesOf(onPage, pages[page]?.height ?? 0));
  const counts = new Map<string, number>();
  for (const edge of edges)
    for (const name of new Set(edge.map(sameOnEveryPage))) counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = Math.max(2, Math.ceil(pages.length / 2));
  return lines.map((onPage, page) => {
    const repeated = new Set(
      edges[page]?.filter((line) => (counts.get(sameOnEveryPage(line)) ?? 0) >= often || isPageNumber(line)),
    );
    return onPage.filter((line) => !repeated.has(line));
  });
}

/** Those nearest to the ends, as long as they stand in the margin's tenth of the page. */
function edgesOf(lines: readonly PdfLine[], height: number): readonly PdfLine[] {
  const down = lines.toSorted((a, b) => b.y - a.y);
  const upper = down.slice(0, edgeLines).filter(({ y }) => y > height * 0.88);
  const lower = down.slice(-edgeLines).filter(({ y }) => y < height * 0.12);
  return [...upper, ...lower];
}

function sameOnEveryPage(line: PdfLine): string {
  return lineText(line).toLowerCase().replace(/\d+/g, "#");
}

function isPageNumber(line: PdfLine): boolean {
  return /^(?:page\s*)?[-–]?\s*\d+\s*[-–]?(?:\s*(?:of|\/)\s*\d+)?$/i.test(lineText(line));
}
