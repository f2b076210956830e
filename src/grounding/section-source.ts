import { type Block, blockLines, linkTargets } from "../core/blocks.ts";
import type { Source } from "./claims.ts";

interface SectionWords {
  /** Of its page. */
  readonly title: string;
  readonly headings: readonly string[];
  readonly blocks: readonly Block[];
}

/** A section as the one source that a draft may rest on. */
export function sectionSource({ title, headings, blocks }: SectionWords): Source {
  return {
    number: 1,
    headings: [title, ...headings],
    text: blockLines(blocks).join("\n"),
    links: linkTargets(blocks),
  };
}

/** The same as a prompt is given it: headings above, steps with their numbers. */
export function sectionText({ title, headings, blocks }: SectionWords): string {
  return [[title, ...headings].join(" › "), "", ...blocks.flatMap(linesOf)].join("\n");
}

function linesOf(block: Block): readonly string[] {
  if (block.kind !== "list") return blockLines([block]);
  return block.items.map((item, place) => {
    const mark = block.ordered ? `${block.start + place}.` : "-";
    return `${mark} ${blockLines(item).join(" ")}`;
  });
}
