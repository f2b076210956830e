import { blockLines } from "../../core/blocks.ts";
import type { Element } from "../../core/card.ts";
import { boldLine } from "../../core/card-parts.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { Trust } from "../../core/terms.ts";
import { markNumbers } from "../../core/wording-elements.ts";
import { citationElement } from "../session/cite-section.ts";

const words = itemDecisionWords.card;

/** Lines that a draft is held against without unfolding anything. */
const shownLines = 5;

/** What a section says, above the drafts that were made of it. */
export function sourceBeside(
  section: CurrentSection,
  {
    trust,
    now,
    zone,
  }: { readonly trust: ReadonlyMap<string, Trust>; readonly now: Date; readonly zone: string },
): readonly Element[] {
  const lines = blockLines(section.blocks).map(markNumbers);
  const rest = lines.slice(shownLines);
  return [
    boldLine(words.pageSays),
    { kind: "bullets", items: lines.slice(0, shownLines) },
    ...(rest.length === 0
      ? []
      : [
          {
            kind: "fold" as const,
            label: words.restOfPage,
            elements: [{ kind: "bullets" as const, items: rest }],
          },
        ]),
    citationElement({ section, trust: trust.get(section.sop) ?? "unverified" }, { now, zone }),
  ];
}
