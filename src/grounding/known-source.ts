import type { Source } from "./claims.ts";
import { linksIn, linkValue } from "./link-text.ts";
import { plainText } from "./plain-text.ts";
import { type Sentence, sentencesOf } from "./sentence.ts";
import type { StatedValue } from "./stated-values.ts";

/** A source taken apart, once for all claims. */
export interface KnownSource {
  readonly number: number;
  readonly sentences: readonly Sentence[];
  readonly values: readonly StatedValue[];
  readonly content: ReadonlySet<string>;
  /** Its words and those of its headings as they are written, in small letters and in their order. */
  readonly raw: readonly string[];
  readonly rawSet: ReadonlySet<string>;
  /** Those of them that begin with a small letter somewhere: not only names. */
  readonly ordinary: ReadonlySet<string>;
  /** Its names, word by word in small letters. */
  readonly names: readonly (readonly string[])[];
  readonly text: string;
  readonly links: ReadonlySet<string>;
}

export function knownSource({ number, headings, text, links }: Source): KnownSource {
  const sentences = [...headings, text].flatMap(sentencesOf);
  const raw = sentences.flatMap(({ words }) => words.map((word) => word.raw.replace(/'s$/, "")));
  const plain = plainText([...headings, text].join("\n"));
  return {
    number,
    sentences,
    values: sentences.flatMap(({ values }) => values),
    content: new Set(sentences.flatMap(({ content }) => [...content])),
    raw,
    rawSet: new Set(raw),
    ordinary: new Set(plain.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu)),
    names: sentences.flatMap(({ names }) => names.map((name) => name.text.toLowerCase().split(/\s+/))),
    text: plain.toLowerCase(),
    links: new Set([...links, ...linksIn(plain).map((link) => link.text)].map(linkValue)),
  };
}
