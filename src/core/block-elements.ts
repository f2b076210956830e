import { type Block, blockLines, type Span, tableRowSpans } from "./blocks.ts";
import type { Element, Step } from "./card.ts";

/** Blocks of a page as elements of a card: steps as steps, table rows as label–value lines, warnings marked. */
export function toElements(blocks: readonly Block[], resolve: (href: string) => string): readonly Element[] {
  const spans = (own: readonly Span[]) => own.map((span) => resolved(span, resolve));
  return joinWarnings(blocks.map((block) => toElement(block, spans)));
}

function toElement(block: Block, spans: Spans): Element {
  switch (block.kind) {
    case "paragraph":
      return { kind: "text", spans: spans(block.spans) };
    case "list":
      return block.ordered
        ? { kind: "steps", start: block.start, steps: block.items.map((item) => toStep(item, spans)) }
        : { kind: "bullets", items: block.items.flatMap((item) => toPoints(item, spans)) };
    case "table":
      return { kind: "bullets", items: block.rows.map((row) => spans(tableRowSpans(block.header, row))) };
    case "aside":
      return { kind: "notice", tone: "warning", spans: joined(block.blocks, spans) };
    case "code":
      return { kind: "text", spans: [{ text: block.text, code: true }] };
  }
}

type Spans = (own: readonly Span[]) => readonly Span[];

function resolved(span: Span, resolve: (href: string) => string): Span {
  return span.href === undefined ? span : { ...span, href: resolve(span.href) };
}

/** The first paragraph is the step; all else of the item belongs to it. */
function toStep(item: readonly Block[], spans: Spans): Step {
  const [first, ...rest] = item;
  if (first?.kind !== "paragraph") return { spans: [], details: details(item, spans) };
  return { spans: spans(first.spans), details: details(rest, spans) };
}

function details(blocks: readonly Block[], spans: Spans): Step["details"] {
  return blocks.flatMap((block) => detailsOf(block, spans));
}

function detailsOf(block: Block, spans: Spans): Step["details"] {
  switch (block.kind) {
    case "paragraph":
      return [{ warning: false, spans: spans(block.spans) }];
    case "list":
      return block.items.flatMap((item, place) =>
        details(item, spans).map((detail, line) =>
          block.ordered && line === 0
            ? { ...detail, spans: [{ text: `${block.start + place}. ` }, ...detail.spans] }
            : detail,
        ),
      );
    case "table":
      return block.rows.map((row) => ({ warning: false, spans: spans(tableRowSpans(block.header, row)) }));
    case "aside":
      return [{ warning: true, spans: joined(block.blocks, spans) }];
    case "code":
      return [{ warning: false, spans: [{ text: block.text, code: true }] }];
  }
}

function toPoints(item: readonly Block[], spans: Spans): readonly (readonly Span[])[] {
  const [first, ...rest] = item;
  const inner = (blocks: readonly Block[]) =>
    details(blocks, spans).map((detail) => [{ text: "– " }, ...detail.spans]);
  if (first?.kind !== "paragraph") return details(item, spans).map((detail) => detail.spans);
  return [spans(first.spans), ...inner(rest)];
}

function joined(blocks: readonly Block[], spans: Spans): readonly Span[] {
  const paragraphs = blocks.flatMap((block): readonly (readonly Span[])[] =>
    block.kind === "paragraph" ? [spans(block.spans)] : blockLines([block]).map((text) => [{ text }]),
  );
  return paragraphs.flatMap((own, place) => (place === 0 ? own : [{ text: " " }, ...own]));
}

/** A warning right after steps becomes part of the last one, so that no client shows it apart from them. */
function joinWarnings(elements: readonly Element[]): readonly Element[] {
  const together: Element[] = [];
  for (const element of elements) {
    const before = together.at(-1);
    const last = before?.kind === "steps" ? before.steps.at(-1) : undefined;
    if (element.kind === "notice" && before?.kind === "steps" && last !== undefined) {
      const step = { ...last, details: [...last.details, { warning: true, spans: element.spans }] };
      together[together.length - 1] = { ...before, steps: [...before.steps.slice(0, -1), step] };
    } else together.push(element);
  }
  return together;
}
