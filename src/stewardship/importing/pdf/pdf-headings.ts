import type { Heading } from "mdast";
import { lineText, type PdfLine } from "./pdf-lines.ts";

export interface PdfSizes {
  /** Of the running text. */
  readonly body: number;
  /** Of headings, the largest first. */
  readonly headings: readonly number[];
  /** Of a full line of running text. */
  readonly width: number;
}

/** A heading is larger than the running text by this much. */
const larger = 1.12;
/** Signs beyond which nothing is a heading. */
const longestHeading = 200;
const longestBold = 80;

export function sizesOf(lines: readonly PdfLine[]): PdfSizes {
  const signs = new Map<number, number>();
  for (const line of lines) {
    const size = rounded(line.size);
    signs.set(size, (signs.get(size) ?? 0) + lineText(line).length);
  }
  const body = [...signs].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  const headings = [...signs.keys()].filter((size) => size >= body * larger).sort((a, b) => b - a);
  const widths = lines.filter(({ size }) => rounded(size) === body).map(({ x, end }) => end - x);
  return { body, headings, width: widths.sort((a, b) => a - b)[Math.floor(widths.length * 0.9)] ?? 0 };
}

/** `null`: it is no heading. A short bold line in the size of the running text is one of the lowest level. */
export function levelOf(line: PdfLine, { body, headings }: PdfSizes): Heading["depth"] | null {
  const size = rounded(line.size);
  const text = lineText(line);
  if (text.length > longestHeading || !/\p{L}/u.test(text)) return null;
  const isBold = line.bold && size === body && line.cells.length === 1 && text.length <= longestBold;
  const place = isBold && !/[.:;,]$/.test(text) ? headings.length : headings.indexOf(size);
  return place < 0 ? null : (Math.min(place + 1, 6) as Heading["depth"]);
}

/** To half a point: the same font comes out a little different now and then. */
function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}
