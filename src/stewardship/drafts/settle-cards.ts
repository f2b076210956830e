import type { Notice } from "../../core/result.ts";
import type { DraftDeps } from "./draft-deps.ts";
import type { DraftView } from "./draft-view.ts";
import { settledCard } from "./review-card.ts";

/** Puts how a draft ended in the place of every card that showed it. `but`: the message that is being replied to. */
export function settleCards(
  deps: DraftDeps,
  view: DraftView,
  { now, but }: { readonly now: Date; readonly but: string | null },
): readonly Notice[] {
  return view.draft.steps.flatMap(({ kind, person, message }): readonly Notice[] => {
    if (kind !== "asked" || person === null || message === null || message === but) return [];
    return [
      {
        id: deps.newId(),
        to: { kind: "person", person },
        card: settledCard(deps, view, { reader: person, now, message }),
        replaces: message,
      },
    ];
  });
}
