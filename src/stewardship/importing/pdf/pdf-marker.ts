import { lineText, type PdfLine } from "./pdf-lines.ts";

export interface ListMarker {
  readonly ordered: boolean;
  /** Of an ordered one. */
  readonly number: number;
  /** Signs at the beginning of its line that are the marker. */
  readonly length: number;
  /** Where it stands. */
  readonly x: number;
}

/** What a line that begins an item begins with; `null`: it begins none. */
export function markerOf(line: PdfLine): ListMarker | null {
  const text = lineText(line);
  const bullet = /^(?:[•●○◦▪▫■□‣⁃∙·–—*]|-(?=\s)|\uf0b7|\uf0a7)\s*/u.exec(text);
  if (bullet !== null && bullet[0].length < text.length)
    return { ordered: false, number: 1, length: bullet[0].length, x: line.x };
  const number = /^\(?(\d{1,3}|[a-z])[.)]\s+(?=\S)/.exec(text);
  if (number === null) return null;
  const [marker, name = ""] = number;
  return { ordered: true, number: /\d/.test(name) ? Number(name) : 1, length: marker.length, x: line.x };
}
