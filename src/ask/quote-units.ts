import { type Block, blockLines, spanText, tableRowSpans } from "../core/blocks.ts";
import { sentenceRanges, sliceSpans } from "../core/sentences.ts";

/** The smallest part of a section that may be quoted by itself: a sentence, a step, a point, a table row. */
export interface Unit {
  /** Place among the section's blocks, and within its block. */
  readonly block: number;
  readonly piece: number;
  readonly kind: "sentence" | "step" | "point" | "row" | "aside" | "code";
  readonly text: string;
  /** Lines it fills on a page, about; not a whole number. */
  readonly lines: number;
}

export function unitsOf(blocks: readonly Block[]): readonly Unit[] {
  return blocks.flatMap((block, place) =>
    textsOf(block).map((text, piece) => ({
      block: place,
      piece,
      kind: kindOf(block),
      text,
      lines: linesOf(kindOf(block), piece, text),
    })),
  );
}

/** Sentences run on in their paragraph; everything else begins a line of its own. */
function linesOf(kind: Unit["kind"], piece: number, text: string): number {
  const lines = text.length / LINE_LENGTH;
  if (kind === "sentence") return piece === 0 ? Math.max(1, lines) : lines;
  return Math.max(1, Math.round(lines));
}

/** The blocks that some units are made of, in page order. Pieces that are apart stay apart. */
export function blocksOfUnits(blocks: readonly Block[], units: readonly Unit[]): readonly Block[] {
  return blocks.flatMap((block, place) => {
    const pieces = units.filter((unit) => unit.block === place).map(({ piece }) => piece);
    return pieces.length === 0
      ? []
      : piecesOf(
          block,
          [...pieces].sort((a, b) => a - b),
        );
  });
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return sentenceRanges(block.spans).map((range) => spanText(sliceSpans(block.spans, range)));
    case "list":
      return block.items.map((item) => blockLines(item).join("\n"));
    case "table":
      return block.rows.map((row) => spanText(tableRowSpans(block.header, row)));
    case "aside":
      return [blockLines(block.blocks).join("\n")];
    case "code":
      return [block.text];
  }
}

function kindOf(block: Block): Unit["kind"] {
  switch (block.kind) {
    case "paragraph":
      return "sentence";
    case "list":
      return block.ordered ? "step" : "point";
    case "table":
      return "row";
    case "aside":
      return "aside";
    case "code":
      return "code";
  }
}

function piecesOf(block: Block, pieces: readonly number[]): readonly Block[] {
  switch (block.kind) {
    case "paragraph": {
      const ranges = sentenceRanges(block.spans);
      return runsOf(pieces).map(([first, last]) => {
        const from = ranges[first]?.from ?? 0;
        const to = ranges[last]?.to ?? 0;
        return { kind: "paragraph", spans: sliceSpans(block.spans, { from, to }) };
      });
    }
    case "list":
      if (!block.ordered) return [{ ...block, items: pick(block.items, pieces) }];
      // A list that skipped a number would number its steps wrongly: each run is a list of its own.
      return runsOf(pieces).map(([first, last]) => ({
        ...block,
        start: block.start + first,
        items: block.items.slice(first, last + 1),
      }));
    case "table":
      return [{ ...block, rows: pick(block.rows, pieces) }];
    case "aside":
    case "code":
      return [block];
  }
}

/** Neighbouring numbers as first and last of each run: 1 2 3 7 → [1, 3] [7, 7]. */
function runsOf(pieces: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last !== undefined && piece === last[1] + 1) last[1] = piece;
    else runs.push([piece, piece]);
  }
  return runs;
}

function pick<T>(all: readonly T[], places: readonly number[]): readonly T[] {
  return all.filter((_, place) => places.includes(place));
}

/** Characters of a line on a page. */
const LINE_LENGTH = 100;
