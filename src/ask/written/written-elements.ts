import type { Block, Span } from "../../core/blocks.ts";
import type { Element } from "../../core/card.ts";
import type { QuotedPart } from "../../core/outcome.ts";
import type { WrittenAnswer, WrittenSentence } from "../../core/written.ts";

/**
 * An answer in a model's words as a short paragraph or two, or as steps. Each sentence carries the numbers of the
 * parts that bear it out, which lead to their pages.
 */
export function writtenElements(
  { kind, sentences }: WrittenAnswer,
  parts: readonly Pick<QuotedPart, "citation">[],
): readonly Element[] {
  const spans = sentences.map((sentence) => spansOf(sentence, parts));
  if (kind === "steps")
    return [{ kind: "steps", start: 1, steps: spans.map((own) => ({ spans: own, details: [] })) }];
  const paragraphs = Math.ceil(spans.length / PARAGRAPH);
  const length = Math.ceil(spans.length / paragraphs);
  return Array.from({ length: paragraphs }, (_, place) => ({
    kind: "text",
    spans: joined(spans.slice(place * length, (place + 1) * length)),
  }));
}

/** The warnings and notes that stand in what is quoted: they are shown in the page's own words, whoever tells the rest. */
export function warningsIn(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === "aside") return [block];
    return block.kind === "list" ? warningsIn(block.items.flat()) : [];
  });
}

function spansOf(
  { text, cites }: WrittenSentence,
  parts: readonly Pick<QuotedPart, "citation">[],
): readonly Span[] {
  return [{ text }, ...cites.flatMap((place) => [{ text: " " }, markOf(place, parts)])];
}

function markOf(place: number, parts: readonly Pick<QuotedPart, "citation">[]): Span {
  const url = parts[place]?.citation.url;
  const text = citationMark(place);
  return url === undefined ? { text } : { text, href: url };
}

/** "[1]", as a sentence and the citation itself carry it. */
export function citationMark(place: number): string {
  return `[${place + 1}]`;
}

function joined(sentences: readonly (readonly Span[])[]): readonly Span[] {
  return sentences.flatMap((own, place) => (place === 0 ? own : [{ text: " " }, ...own]));
}

/** Sentences of a paragraph at most. */
const PARAGRAPH = 3;
