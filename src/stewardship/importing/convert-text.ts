import type { List, Paragraph, Root, RootContent } from "mdast";
import { importing } from "../../core/messages/importing.ts";
import type { Converted } from "./draft-tree.ts";
import { nestItems } from "./markdown/nest-items.ts";
import { SourceProblem } from "./source-problem.ts";

/** Bytes as text, with one kind of line ends. Throws `SourceProblem` for what is none. */
export function decodeText(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    const text = new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8", {
      fatal: true,
    }).decode(bytes);
    if (text.includes("\0")) throw new SourceProblem(importing.refused.damaged());
    return text.replace(/^\uFEFF/, "").replace(/\r\n?|\f/g, "\n");
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem(importing.refused.notUtf8());
  }
}

/** Plain text: paragraphs parted by empty lines, headings underlined or in capitals, lists by their marks. */
export function convertText(text: string): Converted {
  const blocks = text
    .split(/\n[ \t]*\n/)
    .map((block) => block.split("\n").filter((line) => line.trim() !== ""));
  const children = blocks.filter((lines) => lines.length > 0).flatMap(toNodes);
  const tree: Root = { type: "root", children };
  return { tree, title: null, language: null, losses: [] };
}

function toNodes(lines: readonly string[], place: number): readonly RootContent[] {
  const [first = "", second = "", ...rest] = lines;
  if (isUnderline(first, second)) {
    return [
      heading(first, second.trim().startsWith("=") ? 1 : 2),
      ...(rest.length === 0 ? [] : toNodes(rest, 1)),
    ];
  }
  if (lines.length === 1 && isHeading(first, place)) return [heading(first, place === 0 ? 1 : 2)];
  const start = lines.findIndex((line) => markOf(line) !== null);
  if (start < 0) return [paragraph(lines)];
  const before = lines.slice(0, start);
  return [...(before.length === 0 ? [] : [paragraph(before)]), ...toLists(lines.slice(start))];
}

function isUnderline(line: string, under: string): boolean {
  return /^\s*(?:={3,}|-{3,})\s*$/.test(under) && line.trim() !== "" && markOf(line) === null;
}

/** In capitals, or the first line of all when it is short and no sentence. */
function isHeading(line: string, place: number): boolean {
  const words = line.trim();
  if (words.length > 80 || markOf(line) !== null) return false;
  const isLoud = /\p{Lu}{3}/u.test(words) && words === words.toUpperCase();
  return isLoud || (place === 0 && !/[.!?:,;]$/.test(words));
}

function heading(line: string, depth: 1 | 2): RootContent {
  const words = line.trim();
  const isLoud = words === words.toUpperCase();
  const value = isLoud ? words.charAt(0) + words.slice(1).toLowerCase() : words;
  return { type: "heading", depth, children: [{ type: "text", value }] };
}

function paragraph(lines: readonly string[]): Paragraph {
  return {
    type: "paragraph",
    children: [{ type: "text", value: lines.map((line) => line.trim()).join(" ") }],
  };
}

interface Mark {
  readonly ordered: boolean;
  readonly number: number;
  readonly indent: number;
  readonly words: string;
}

function markOf(line: string): Mark | null {
  const found = /^(\s*)(?:([-*•–])|(\d{1,3})[.)])\s+(.*\S)\s*$/u.exec(line);
  if (found === null) return null;
  const [, indent = "", , number, words = ""] = found;
  return {
    ordered: number !== undefined,
    number: Number(number ?? 1),
    indent: indent.replaceAll("\t", "    ").length,
    words,
  };
}

function toLists(lines: readonly string[]): readonly List[] {
  const items: { mark: Mark; words: string }[] = [];
  for (const line of lines) {
    const mark = markOf(line);
    const last = items.at(-1);
    if (mark !== null) items.push({ mark, words: mark.words });
    else if (last !== undefined) last.words += ` ${line.trim()}`;
  }
  const flat = items.map(({ mark, words }) => ({
    ...mark,
    children: [{ type: "text" as const, value: words }],
  }));
  return nestItems(flat, 1);
}
