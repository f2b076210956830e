import { createHash } from "node:crypto";
import { type Block, blockLines, spanText } from "../../core/blocks.ts";
import { lessonWords } from "../../core/messages/lessons.ts";
import type { SectionText } from "../../core/ports/page-store.ts";

const words = lessonWords.checklist;

/** A checklist as it is ticked off, part by part. */
export interface Checklist {
  readonly parts: readonly ChecklistPart[];
  /** What is said when all is done. */
  readonly closing: readonly Block[];
}

export interface ChecklistPart {
  /** As the page heads it; `null`: the only part of a list without headings. */
  readonly title: string | null;
  /** What is said before its points. */
  readonly before: readonly Block[];
  readonly points: readonly Point[];
}

interface Point {
  /** Made of its words: the same point in another version has the same key. */
  readonly key: string;
  readonly label: string;
}

/** The lists of a lesson as points to tick; `null`: it has none. Lists that are long are cut in parts. */
export function checklistOf(sections: readonly SectionText[]): Checklist | null {
  const lists: ChecklistPart[] = [];
  let before: Block[] = [];
  let title: string | null = null;
  for (const [place, section] of sections.entries()) {
    if (place > 0) title = section.heading;
    for (const block of section.blocks) {
      const heading = headingIn(block);
      if (block.kind === "list") {
        lists.push({ title, before, points: pointsOf(block.items) });
        [title, before] = [null, []];
      } else if (heading !== null) title = heading;
      else before.push(block);
    }
  }
  if (lists.length === 0) return null;
  return { parts: titled(withOwnKeys(lists).flatMap(cut)), closing: before };
}

/** A paragraph that does nothing but head the list after it: bold, or ending in a colon. */
function headingIn(block: Block): string | null {
  if (block.kind !== "paragraph") return null;
  const text = spanText(block.spans).trim();
  const isHeading =
    block.spans.every(({ bold }) => bold === true) || (text.endsWith(":") && text.length <= 60);
  return isHeading ? text.replace(/:$/, "") : null;
}

function pointsOf(items: readonly (readonly Block[])[]): readonly Point[] {
  return items.flatMap((item) => {
    const label = blockLines(item).join(" ");
    return label === "" ? [] : [{ key: pointKey(label), label }];
  });
}

/** Two points with the same words are two points all the same. */
function withOwnKeys(parts: readonly ChecklistPart[]): readonly ChecklistPart[] {
  const seen = new Map<string, number>();
  return parts.map((part) => ({
    ...part,
    points: part.points.map(({ key, label }) => {
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      return { key: times === 1 ? key : `${key}-${times}`, label };
    }),
  }));
}

function cut(part: ChecklistPart): readonly ChecklistPart[] {
  const pieces = Math.ceil(part.points.length / mostPoints);
  if (pieces <= 1) return [part];
  const size = Math.ceil(part.points.length / pieces);
  return Array.from({ length: pieces }, (_, place) => ({
    title: part.title,
    before: place === 0 ? part.before : [],
    points: part.points.slice(place * size, (place + 1) * size),
  }));
}

/** Where there are several parts, each has a name. */
function titled(parts: readonly ChecklistPart[]): readonly ChecklistPart[] {
  if (parts.length === 1) return parts;
  return parts.map((part, place) => ({ ...part, title: part.title ?? words.part(place + 1, parts.length) }));
}

/** What a point is remembered by. */
export function pointKey(label: string): string {
  return createHash("sha256").update(label.toLowerCase()).digest("hex").slice(0, 12);
}

/** What every channel can show as boxes at once. */
const mostPoints = 10;

/** Where somebody is: points that the text still has count, others are forgotten. */
export interface Standing {
  readonly ticked: ReadonlySet<string>;
  readonly all: number;
  /** The first part with a point that is not ticked; `null`: all is done. */
  readonly next: number | null;
}

export function standingIn({ parts }: Checklist, ticked: readonly string[]): Standing {
  const marked = new Set(ticked);
  const keys = parts.flatMap(({ points }) => points.map(({ key }) => key));
  const next = parts.findIndex(({ points }) => points.some(({ key }) => !marked.has(key)));
  return {
    ticked: new Set(keys.filter((key) => marked.has(key))),
    all: keys.length,
    next: next === -1 ? null : next,
  };
}

/** What is ticked after the points of one part were ticked as `picked` says. */
export function tickedAfter(
  checklist: Checklist,
  ticked: readonly string[],
  { part, picked }: { readonly part: number; readonly picked: readonly string[] },
): readonly string[] {
  const inPart = new Set(checklist.parts[part]?.points.map(({ key }) => key));
  return [...ticked.filter((key) => !inPart.has(key)), ...picked.filter((key) => inPart.has(key))];
}
