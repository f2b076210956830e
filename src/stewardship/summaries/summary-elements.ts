import type { Element } from "../../core/card.ts";
import { line, quietLine } from "../../core/card-parts.ts";
import { changeWords } from "../../core/messages/changes.ts";

/** What a version changes, in a model's words, above the two wordings. */
export function summaryElements(sentences: readonly string[]): readonly Element[] {
  if (sentences.length === 0) return [];
  return [quietLine(changeWords.card.summary), line(sentences.join(" "))];
}
