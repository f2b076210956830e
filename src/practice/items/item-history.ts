import type { ItemText } from "../../core/items.ts";
import type { ItemVersion } from "../../core/ports/item-store.ts";

/** The text that last came from a file; `null`: none did. */
export function lastWritten(history: readonly ItemVersion[]): ItemText | null {
  const found = history.find(isWritten);
  return found === undefined ? null : textOf(found.item);
}

/** Whether an owner's text is the last, and no file has it. */
export function isEditedInChat([last]: readonly ItemVersion[]): boolean {
  return last?.decisions.some(({ by }) => by !== null) === true && !isWritten(last);
}

function isWritten({ decisions }: ItemVersion): boolean {
  return decisions.some(({ by }) => by === null);
}

/** Only what an author wrote: two of the same text are the same version. */
export function textOf({ kind, stem, options, key, explain, variants, rule, about }: ItemText): ItemText {
  return { kind, stem, options, key, explain, variants, rule, about };
}
