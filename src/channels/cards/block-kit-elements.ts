import type { Span } from "../../core/blocks.ts";
import type { Element, Step } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import { type ButtonContext, buttonBlocks, fieldBlocks, verdictBlocks } from "./block-kit-actions.ts";
import { foldBlocks } from "./block-kit-fold.ts";
import { type Block, type RichPart, type RichSection, slackLimits } from "./block-kit-shape.ts";
import { hasInk, isBlank, markup, oneLine, paragraph, plainLine, runsOf } from "./block-kit-text.ts";
import { cappedText } from "./shorten-card.ts";
import { warningLabel } from "./warning-label.ts";

export interface BlockContext extends ButtonContext {
  /** `closed`: Slack's own fold, which opens by a tap. `open`: shown below its label. */
  readonly folds: "closed" | "open";
  /** Slack's pair of feedback buttons exists in messages only. */
  readonly surface: "message" | "view";
}

/** One element of a card as blocks; an empty list when it has no words. */
export function elementBlocks(element: Element, context: BlockContext): readonly Block[] {
  const { baseUrl } = context;
  switch (element.kind) {
    case "heading":
      return hasInk(oneLine(element.text)) ? [heading(element.text)] : [];
    case "text":
      return element.quiet ? quiet(element.spans, baseUrl) : rich(paragraph(element.spans, baseUrl));
    case "steps":
      return rich(steps(element.start, element.steps, baseUrl));
    case "bullets":
      return rich(bullets(0, element.items, baseUrl));
    case "notice":
      return notice(element, baseUrl);
    case "citation":
      return [citation(element, baseUrl)];
    case "fold":
      return fold(element, context);
    case "buttons":
      return buttonBlocks(element.buttons, context, element.choices ? 1 : undefined);
    case "fields":
      return fieldBlocks(element, context);
    case "verdict":
      return context.surface === "message"
        ? verdictBlocks(element, context)
        : buttonBlocks([element.positive, element.negative, ...element.others], context);
  }
}

function heading(text: string): Block {
  return { type: "header", text: plainLine(text, slackLimits.headerText, cardWords.noText) };
}

function rich(elements: readonly RichPart[]): readonly Block[] {
  return elements.length === 0 ? [] : [{ type: "rich_text", elements }];
}

/** Small and grey, as Slack shows a message's context. */
function quiet(spans: readonly Span[], baseUrl: string): readonly Block[] {
  const text = markup(spans, baseUrl);
  return hasInk(text) ? [{ type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] }] : [];
}

/** A list of Slack is flat: what belongs to a step is a list of its own below it, and the numbers go on. */
function steps(start: number, all: readonly Step[], baseUrl: string): readonly RichPart[] {
  const parts: RichPart[] = [];
  for (const [place, { spans, details }] of all.entries()) {
    const runs = runsOf(spans, baseUrl);
    const item: RichSection = {
      type: "rich_text_section",
      elements: isBlank(runs) ? [{ type: "text", text: cardWords.emptyStep }] : runs,
    };
    const before = parts.at(-1);
    if (before?.type === "rich_text_list" && before.style === "ordered")
      parts[parts.length - 1] = { ...before, elements: [...before.elements, item] };
    else parts.push(ordered(start + place, item));
    const below = details.map((detail) => (detail.warning ? marked(detail.spans) : detail.spans));
    parts.push(...bullets(1, below, baseUrl));
  }
  return parts;
}

function ordered(number: number, item: RichSection): RichPart {
  const offset = number > 1 ? { offset: number - 1 } : {};
  return { type: "rich_text_list", style: "ordered", indent: 0, ...offset, elements: [item] };
}

function bullets(indent: number, items: readonly (readonly Span[])[], baseUrl: string): readonly RichPart[] {
  const elements = items
    .map((spans) => runsOf(spans, baseUrl))
    .filter((runs) => !isBlank(runs))
    .map((runs) => ({ type: "rich_text_section" as const, elements: runs }));
  return elements.length === 0 ? [] : [{ type: "rich_text_list", style: "bullet", indent, elements }];
}

function marked(spans: readonly Span[]): readonly Span[] {
  const label = warningLabel(spans);
  return label === "" ? spans : [{ text: label, bold: true }, ...spans];
}

/** Behind a bar at the side; a warning says so in a word. */
function notice({ tone, spans }: Element & { kind: "notice" }, baseUrl: string): readonly Block[] {
  const elements = runsOf(tone === "warning" ? marked(spans) : spans, baseUrl);
  return isBlank(elements) ? [] : rich([{ type: "rich_text_quote", elements }]);
}

/** The page's name as its link, and below it, small, since when it holds and how far it can be trusted. */
function citation(element: Element & { kind: "citation" }, baseUrl: string): Block {
  const text = cappedText(oneLine(element.label), 150);
  const label = hasInk(text) ? text : element.url;
  const detail = cappedText(oneLine(element.detail), 150);
  const linked = markup([{ text: label, href: element.url }], baseUrl);
  return {
    type: "context",
    elements: [
      {
        type: "mrkdwn",
        text: [linked, ...(hasInk(detail) ? [markup([{ text: detail }], baseUrl)] : [])].join("\n"),
        verbatim: true,
      },
    ],
  };
}

function fold(element: Element & { kind: "fold" }, context: BlockContext): readonly Block[] {
  const inView: BlockContext = { ...context, folds: "open", surface: "view" };
  switch (context.folds) {
    case "closed":
      return foldBlocks(element, (kept) => elementBlocks(kept, inView));
    case "open": {
      const inner = element.elements.flatMap((own) => elementBlocks(own, context));
      const label: Span = { text: oneLine(element.label), bold: true };
      return inner.length === 0 ? [] : [...rich(paragraph([label], context.baseUrl)), ...inner];
    }
  }
}
