import { sentenceRanges } from "../core/sentences.ts";
import type { StatedFact } from "./facts.ts";
import { withDigits } from "./number-words.ts";
import { plainText } from "./plain-text.ts";
import { type StatedValue, valuesIn } from "./stated-values.ts";
import { contentOf, type Word, wordsOf } from "./words.ts";

/** A sentence, step or row, taken apart. */
export interface Sentence {
  /** In its plain form, with digits for number words. */
  readonly text: string;
  /** In small letters and without its end: two that are equal here are the same. */
  readonly bare: string;
  readonly words: readonly Word[];
  readonly content: ReadonlySet<string>;
  readonly values: readonly StatedValue[];
  readonly names: readonly StatedFact[];
}

/** The sentences of a text; a line break ends one, too. */
export function sentencesOf(text: string): readonly Sentence[] {
  return plainText(text)
    .split(/[\n\r\u2028\u2029]+/)
    .map(withDigits)
    .flatMap((line) =>
      sentenceRanges([{ text: line }]).map(({ from, to }) => sentence(line.slice(from, to))),
    );
}

function sentence(text: string): Sentence {
  const words = wordsOf(text);
  const bare = text.toLowerCase().replace(/[.:;,]$/, "");
  return { text, bare, words, content: new Set(contentOf(words)), ...valuesIn(text) };
}
