import type { Asker } from "../core/asker.ts";
import { blockLines } from "../core/blocks.ts";
import { mayRead } from "../core/people.ts";
import type { CurrentSection, FoundSection, PageReader, SectionKey } from "../core/ports/page-store.ts";
import type { Visibility } from "../core/result.ts";

/**
 * The sections as they are current now, in the order asked: of those the reader may read and that say
 * something. Lessons are none of them: they teach what a Sop says, and only the Sop is cited.
 */
export async function readableSections(
  pages: Pick<PageReader, "currentSections">,
  keys: readonly SectionKey[],
  { reader, at }: Pick<Asker, "reader" | "at">,
): Promise<readonly FoundSection[]> {
  const sections = await pages.currentSections(distinct(keys), at);
  return sections.filter(
    ({ kind, audience, blocks }) =>
      kind === "sop" && mayRead(reader, audience) && blockLines(blocks).length > 0,
  );
}

/** Who may be shown these sections in front of others: a page for some is shown to who asked alone. */
export function visibilityOf(
  sections: readonly Pick<CurrentSection, "audience">[],
  sensitive: boolean,
): Visibility {
  return sensitive || sections.some(({ audience }) => audience.length > 0) ? "asker" : "everybody";
}

/** Of the loaded sections, the one a passage or key is part of. */
export function sectionOf(sections: readonly FoundSection[], key: SectionKey): FoundSection | undefined {
  return sections.find((section) => section.sop === key.sop && section.asked === key.section);
}

function distinct(keys: readonly SectionKey[]): readonly SectionKey[] {
  return [...new Map(keys.map(({ sop, section }) => [`${sop}#${section}`, { sop, section }])).values()];
}
