import { InputError } from "../../core/errors.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import type { ItemStore } from "../../core/ports/item-store.ts";
import type { PageReader } from "../../core/ports/page-store.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import { textOf } from "../items/item-history.ts";

export interface RollBackItemRequest {
  readonly item: string;
  /** Number of the version whose text comes back. */
  readonly version: number;
  readonly reason: string;
  readonly by: string;
  readonly now: Date;
}

const words = itemDecisionWords.rollback;

/**
 * An earlier text of an item as a new version, approved for its section as it now stands.
 *
 * @throws InputError for an item or a version that is not there, and for a text that holds already.
 */
export async function rollBackItem(
  { items, pages }: { readonly items: ItemStore; readonly pages: Pick<PageReader, "currentSections"> },
  { item: id, version, reason, by, now }: RollBackItemRequest,
): Promise<PracticeFactOf<"item-decided">> {
  if (reason.trim() === "") throw new InputError(words.reasonNeeded);
  const history = await items.itemHistory(id);
  const [last] = history;
  if (last === undefined) throw new InputError(words.noItem(id));
  const older = history.find(({ item }) => item.version === version);
  if (older === undefined) throw new InputError(words.noVersion(id, version, last.item.version));
  if (last.decisions.at(-1)?.verdict === "retired") throw new InputError(words.retired(id));
  if (older === last) throw new InputError(words.already(id, version));
  const [section] = await pages.currentSections([last.item], now);
  if (section === undefined) throw new InputError(words.noSection(id));
  return {
    kind: "item-decided",
    item: { id, version: last.item.version },
    verdict: "approved",
    sectionHash: section.hash,
    edited: textOf(older.item),
    by,
    reason: reason.trim(),
    at: now,
  };
}
