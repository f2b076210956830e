import { diffArrays } from "diff";
import { type Block, blockLines, spanText, tableRowSpans } from "./blocks.ts";
import type { SectionChange } from "./outcome.ts";
import { sentenceRanges, sliceSpans } from "./sentences.ts";

export interface SeenAndCurrent {
  readonly sop: string;
  readonly section: string;
  readonly heading: string;
  readonly seen: { readonly version: number; readonly blocks: readonly Block[] };
  readonly current: { readonly version: number; readonly blocks: readonly Block[] };
}

/** What is different in a section since a reader saw it, sentence by sentence; `null` when no words are. */
export function changeSince({ sop, section, heading, seen, current }: SeenAndCurrent): SectionChange | null {
  const { before, after } = changedLines(seen.blocks, current.blocks);
  if (before.length === 0 && after.length === 0) return null;
  return { sop, section, heading, from: seen.version, to: current.version, before, after };
}

/** Lines dropped or replaced, and those that stand there now. */
export interface ChangedLines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What is different between two texts, sentence by sentence. */
export function changedLines(before: readonly Block[], after: readonly Block[]): ChangedLines {
  const parts = diffArrays([...comparedLines(before)], [...comparedLines(after)]);
  return {
    before: parts.filter(({ removed }) => removed).flatMap(({ value }) => value),
    after: parts.filter(({ added }) => added).flatMap(({ value }) => value),
  };
}

/** Like `blockLines`, with a line for each sentence, so that one new amount does not show a whole paragraph. */
export function comparedLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(linesOf);
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return sentenceRanges(block.spans).map((range) =>
        spanText(sliceSpans(block.spans, range)).replace(/\s+/g, " "),
      );
    case "list":
      return block.items.flatMap(comparedLines);
    case "aside":
      return comparedLines(block.blocks);
    case "table":
      return block.rows.map((row) => spanText(tableRowSpans(block.header, row)).trim());
    case "code":
      return blockLines([block]);
  }
}
