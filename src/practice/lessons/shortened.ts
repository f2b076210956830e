import { toElements } from "../../core/block-elements.ts";
import { type Block, blockLines } from "../../core/blocks.ts";
import type { Element } from "../../core/card.ts";
import { boldLine } from "../../core/card-parts.ts";
import { resolveHref } from "../../core/page-url.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";

/** Whole blocks as far as the lines go, a warning never parted from what it warns of; the rest behind a fold. */
export function shortened(
  sections: readonly CurrentSection[],
  lines: number,
  label: string,
): readonly Element[] {
  const pieces = sections.flatMap((section, place) =>
    section.blocks.map((block, at) => ({ section, block, opens: place > 0 && at === 0 })),
  );
  let left = lines;
  let cut = 0;
  for (const { block } of pieces) {
    left -= blockLines([block]).length;
    if (left < 0 && cut > 0 && block.kind !== "aside") break;
    cut += 1;
  }
  const rest = elementsOf(pieces.slice(cut));
  return [
    ...elementsOf(pieces.slice(0, cut)),
    ...(rest.length === 0 ? [] : [{ kind: "fold" as const, label, elements: rest }]),
  ];
}

interface Piece {
  readonly section: CurrentSection;
  readonly block: Block;
  /** The first of a section with a heading of its own. */
  readonly opens: boolean;
}

function elementsOf(pieces: readonly Piece[]): readonly Element[] {
  const runs: { readonly section: CurrentSection; readonly opens: boolean; readonly blocks: Block[] }[] = [];
  for (const { section, block, opens } of pieces) {
    const last = runs.at(-1);
    if (last?.section === section) last.blocks.push(block);
    else runs.push({ section, opens, blocks: [block] });
  }
  return runs.flatMap(({ section, opens, blocks }) => [
    ...(opens ? [boldLine(section.heading)] : []),
    ...toElements(blocks, (href) => resolveHref(href, section)),
  ]);
}
