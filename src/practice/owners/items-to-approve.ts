import type { Asker, Tap } from "../../core/asker.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { itemsCard } from "./items-card.ts";
import type { ItemsScope } from "./items-scope.ts";
import { itemsView } from "./items-view.ts";

/** "Items to approve": everything that waits for whoever asks. */
export function itemsToApprove(deps: PracticeDeps, asker: Asker): Promise<Result> {
  return showItems(deps, asker, { page: null, only: "all", from: 0, notice: null });
}

/** The next ones, on a card below. */
export function moreItems(deps: PracticeDeps, tap: Tap<ItemsScope>): Promise<Result> {
  return showItems(deps, tap, tap.value);
}

async function showItems(
  deps: PracticeDeps,
  { person, at }: Pick<Asker, "person" | "at">,
  scope: ItemsScope,
): Promise<Result> {
  if (person === null) return inSentences(itemDecisionWords.card.nothing);
  return shown([itemsCard(await itemsView(deps, { scope, person, at, just: null, remark: null }))]);
}
