import type { EntryFacts, Escalation } from "../../core/escalations.ts";
import type { Gap } from "../../core/gaps.ts";
import type { ClosingFigures } from "./closing-figures.ts";

/** Something a manager could be told. */
export type Tellable =
  | {
      readonly kind: "closed";
      readonly escalation: Escalation;
      readonly gap: Gap;
      /** It was contested, and dropped. */
      readonly isDropped: boolean;
      readonly figures: ClosingFigures | null;
    }
  | {
      readonly kind: "page";
      readonly escalation: Escalation;
      /** What was told of it before, whose place this takes; `null`: nothing. */
      readonly replaces: Escalation | null;
    }
  | { readonly kind: "person"; readonly escalation: Escalation };

export interface ChosenEntries {
  readonly entries: readonly Tellable[];
  /** Those for which there was no room. */
  readonly waiting: number;
}

/** "At most 5 entries, in this order: what closed, pages that were wrong, people." Within each the oldest first. */
export function chooseEntries(all: readonly Tellable[], most: number): ChosenEntries {
  const ordered = all.toSorted(
    (a, b) => order[a.kind] - order[b.kind] || a.escalation.at.getTime() - b.escalation.at.getTime(),
  );
  return { entries: ordered.slice(0, most), waiting: Math.max(0, ordered.length - most) };
}

const order = { closed: 0, page: 1, person: 2 } as const;

/** With what it was told, by which one can tell later whether it is worse. */
export function figuresOf({ tries, missed, people }: EntryFacts): Readonly<Record<string, number>> {
  return { tries, missed, people };
}
