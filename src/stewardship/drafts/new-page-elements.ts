import { toElements } from "../../core/block-elements.ts";
import { blockLines } from "../../core/blocks.ts";
import type { Element } from "../../core/card.ts";
import { boldLine } from "../../core/card-parts.ts";
import { newPageWords as words } from "../../core/messages/new-page.ts";
import { resolveHref } from "../../core/page-url.ts";
import type { CurrentSection, SectionText } from "../../core/ports/page-store.ts";
import type { StoredPage } from "../../core/ports/page-writer.ts";

/** A page that is to be read before there is one. */
export interface PageToRead {
  readonly page: Pick<StoredPage, "kind" | "path">;
  readonly title: string;
  readonly sections: readonly SectionText[];
  /** What it is built on, where it is a lesson. */
  readonly beside: readonly CurrentSection[];
}

/** Its text, folded where it would push the buttons off a phone's screen; below, the sections that it is built on. */
export function newPageElements({ page, title, sections, beside }: PageToRead): readonly Element[] {
  const text = sections.flatMap(({ heading, blocks }) => [
    ...(heading === title || heading === "" ? [] : [boldLine(heading)]),
    ...toElements(blocks, (href) => resolveHref(href, { ...page, version: 1 })),
  ]);
  const letters = sections.flatMap(({ blocks }) => blockLines(blocks)).join("").length;
  return [
    ...(letters > shownLetters ? [fold(words.whole, text)] : text),
    ...beside.map((section) =>
      fold(
        words.says(section.title, section.heading),
        toElements(section.blocks, (href) => resolveHref(href, section)),
      ),
    ),
  ];
}

function fold(label: string, elements: readonly Element[]): Element {
  return { kind: "fold", label, elements };
}

const shownLetters = 700;
