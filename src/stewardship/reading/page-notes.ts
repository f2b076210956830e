import { blockLines } from "../../core/blocks.ts";
import { oddities } from "../../core/messages/stewardship.ts";
import type { SectionText } from "../../core/ports/page-store.ts";
import type { RawSection } from "./sections.ts";

/** What is odd about a page's text, in words. */
export function textNotes(
  raw: readonly RawSection[],
  sections: readonly SectionText[],
  body: string,
  bodyLine: number,
): readonly string[] {
  const hasWords = sections.some((section) => blockLines(section.blocks).length > 0);
  return [...headingNotes(raw), ...lineNotes(body, bodyLine), ...(hasWords ? [] : [oddities.emptyPage()])];
}

function headingNotes(raw: readonly RawSection[]): readonly string[] {
  const headed = raw.filter((section) => section.level > 0);
  return headed.flatMap((section, i) => {
    const before = headed[i - 1]?.level ?? Math.min(section.level, 2);
    const jumps = section.level > before + 1 && section.heading !== "";
    return [
      ...(section.heading === "" ? [oddities.emptyHeading(section.line)] : []),
      ...(jumps ? [oddities.headingJump(section.heading, section.line, before, section.level)] : []),
    ];
  });
}

/** A line this long was hardly written by hand: encoded data, a page without line ends. */
const longestLine = 5_000;

function lineNotes(body: string, bodyLine: number): readonly string[] {
  return body
    .split("\n")
    .flatMap((line, i) => (line.length > longestLine ? [oddities.longLine(bodyLine + i, line.length)] : []));
}
