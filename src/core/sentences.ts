import { type Span, spanText } from "./blocks.ts";

/** Where a sentence stands in the text of its paragraph. */
export interface SentenceRange {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** The sentences of a paragraph in their order; together they are the whole text, without the gaps between them. */
export function sentenceRanges(spans: readonly Span[]): readonly SentenceRange[] {
  const text = spanText(spans);
  const ranges: { from: number; to: number }[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const last = ranges.at(-1);
    const goesOn = last !== undefined && goesOnAfter(text.slice(last.from, last.to), segment);
    if (goesOn) last.to = index + segment.length;
    else ranges.push({ from: index, to: index + segment.length });
  }
  return ranges.map((range) => trimmed(text, range)).filter(({ from, to }) => to > from);
}

/** The part of some spans between two places of their text. */
export function sliceSpans(spans: readonly Span[], { from, to }: SentenceRange): readonly Span[] {
  let start = 0;
  return spans.flatMap((span) => {
    const text = span.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += span.text.length;
    return text === "" ? [] : [{ ...span, text }];
  });
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** A full stop that ends an abbreviation, or is followed by a small letter, ends no sentence. Nor does a line break. */
function goesOnAfter(before: string, next: string): boolean {
  if (!/[.!?:…]["'”’)\]]*\s*$/.test(before)) return true;
  return ABBREVIATION.test(before) || /^[\s"'(]*\p{Ll}/u.test(next);
}

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|incl|excl|max|min|no|nos|nr|mr|mrs|ms|dr|prof|st|fig|sec|ref|est|dept|ext|tel|a\.m|p\.m|\p{Lu})\.\s*$/iu;

function trimmed(text: string, { from, to }: SentenceRange): SentenceRange {
  const part = text.slice(from, to);
  const leading = part.length - part.trimStart().length;
  return { from: from + leading, to: from + part.trimEnd().length };
}
