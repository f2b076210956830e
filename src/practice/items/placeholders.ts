import type { ItemText } from "../../core/items.ts";
import { type DrawnValue, shownValue } from "./variants.ts";

/** Names that a text has in braces. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].map(([, name = ""]) => name);
}

/** A text with the values drawn in the place of their names. */
export function filled(
  text: string,
  variants: ItemText["variants"],
  values: Readonly<Record<string, DrawnValue>>,
): string {
  return text.replace(placeholder, (whole, name: string) => {
    const range = variants[name];
    const value = values[name];
    return range === undefined || value === undefined ? whole : shownValue(range, value);
  });
}

/** Stands in the key of an item that is typed for what the rule finds. */
export const answerPlace = "answer";

const placeholder = /\{([A-Za-z_]\w*)\}/g;
