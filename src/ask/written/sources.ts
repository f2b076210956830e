import { blockLines, linkTargets } from "../../core/blocks.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { Source } from "../../grounding/claims.ts";

/** Sections as sources, numbered from 1 in their order. */
export function sourcesOf(sections: readonly CurrentSection[]): readonly Source[] {
  return sections.map(({ title, headings, blocks }, place) => ({
    number: place + 1,
    headings: [title, ...headings.filter((heading) => heading !== title)],
    text: blockLines(blocks).join("\n"),
    links: linkTargets(blocks),
  }));
}

/** Sources as a prompt shows them: "[1] Refund approvals › Over 500", and below it the section's lines. */
export function passagesFor(sources: readonly Source[]): string {
  return sources
    .map(({ number, headings, text }) => `[${number}] ${headings.join(" › ")}\n${text}`)
    .join("\n\n");
}
