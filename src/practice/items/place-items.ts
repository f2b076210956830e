import { itemWords } from "../../core/messages/items.ts";
import type { Refusal } from "../../core/refusals.ts";
import type { ReadItem } from "./read-items.ts";

/** A page as items name it, with the sections of its text in force. */
export interface PageSections {
  /** Id of the Sop. */
  readonly sop: string;
  /** By slug. */
  readonly sections: ReadonlyMap<string, SectionOfPage>;
}

interface SectionOfPage {
  /** Of its text. */
  readonly hash: string;
  readonly lookup: boolean;
  readonly sensitive: boolean;
}

/** An item and the section that it tests. */
export interface PlacedItem {
  readonly item: ReadItem;
  readonly sop: string;
  readonly section: SectionOfPage;
}

/** Finds the sections that items name; an item that names none is refused. `pages`: by path and by id. */
export function placeItems(
  items: readonly ReadItem[],
  pages: ReadonlyMap<string, PageSections>,
): { readonly placed: readonly PlacedItem[]; readonly refused: readonly Refusal[] } {
  const placed: PlacedItem[] = [];
  const refused: Refusal[] = [];
  for (const item of items) {
    const page = pages.get(item.page);
    const section = page?.sections.get(item.section);
    if (page && section) {
      placed.push({ item, sop: page.sop, section });
    } else {
      const reason = page
        ? itemWords.noSection(item.section, [...page.sections.keys()])
        : itemWords.noPage(item.page);
      refused.push({ file: item.file, line: item.lineOf("section"), reason });
    }
  }
  return { placed, refused };
}
