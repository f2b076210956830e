import type { Asker } from "../core/asker.ts";
import type { Card } from "../core/card.ts";
import { type Result, shown } from "../core/result.ts";

/**
 * Somebody installed Cairn for themselves: first what is stored and who sees what, then what they can do.
 *
 * @param consent what people are told before Cairn first writes to them, and the name of this wording.
 */
export function welcome(
  { person, at }: Asker,
  consent: { readonly card: Card; readonly wording: string },
  home: Pick<Result, "cards">,
): Result {
  if (person === null) return shown(home.cards);
  return {
    ...shown([consent.card, ...home.cards]),
    facts: [{ kind: "setting-changed", person: person.id, name: "consent", value: consent.wording, at }],
  };
}
