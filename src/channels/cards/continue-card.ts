import type { Card, Element } from "../../core/card.ts";
import { cardOf } from "../../core/card-text.ts";
import { runningWords } from "../../core/running-words.ts";

/** What is left of a card of which the beginning stands there already. */
export interface Continued {
  /** The rest of the words of what has begun; may be empty. */
  readonly words: string;
  readonly rest: Card;
}

/** Kinds of which their plain words say all. */
const wordsOnly: readonly Element["kind"][] = ["text", "steps", "bullets"];

/** @returns `null`: the card does not begin so, or nothing would be left of it. */
export function continueCard(card: Card, beginning: readonly Element[]): Continued | null {
  const before = runningWords(beginning);
  const others = card.elements.findIndex(({ kind }) => !wordsOnly.includes(kind));
  for (let count = 1; count <= others; count++) {
    const words = runningWords(card.elements.slice(0, count));
    if (words.length < before.length) continue;
    if (before === "" || !words.startsWith(before)) return null;
    return { words: words.slice(before.length), rest: { ...card, ...cardOf(card.elements.slice(count)) } };
  }
  return null;
}
