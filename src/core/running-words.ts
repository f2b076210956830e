import type { Element } from "./card.ts";
import { plainText } from "./card-text.ts";

/**
 * Elements as one running text: however its sentences are parted into paragraphs, a text that grows keeps its
 * beginning.
 */
export function runningWords(elements: readonly Element[]): string {
  return elements.map((element) => plainText([element])).join(" ");
}
