import { type Span, spanText } from "../../core/blocks.ts";
import type { Element, Step } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import { type Block, slackLimits } from "./block-kit-shape.ts";
import { hasInk, plainLine, plainText } from "./block-kit-text.ts";
import { warningLabel } from "./warning-label.ts";

type Folded = Extract<Block, { type: "section" | "context" | "actions" }>;

/**
 * A fold as Slack's collapsible container, closed at first. Its words are plain lines, the one kind of text
 * that every version of Slack takes inside one. What is more than a container holds stands below it.
 *
 * @param kept draws what is never left out: citations, fields and buttons.
 */
export function foldBlocks(
  { label, elements }: Element & { kind: "fold" },
  kept: (element: Element) => readonly Block[],
): readonly Block[] {
  const inside: Folded[] = [];
  const below: Block[] = [];
  let waiting: string[] = [];
  const flush = () => {
    inside.push(...sections(waiting));
    waiting = [];
  };
  for (const element of flat(elements)) {
    const lines = linesOf(element);
    if (lines !== null) waiting.push(...lines.filter(hasInk));
    else {
      flush();
      // What is filled in and the buttons that send it are never parted.
      const stays = element.kind !== "fields";
      for (const block of kept(element)) (stays && isFoldable(block) ? inside : below).push(block);
    }
  }
  flush();
  if (inside.length === 0) return below;
  return [
    {
      type: "container",
      title: plainLine(label, slackLimits.headerText, cardWords.emptyButton),
      width: "full",
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: inside.slice(0, slackLimits.containerBlocks),
    },
    ...inside.slice(slackLimits.containerBlocks),
    ...below,
  ];
}

/** A fold inside a fold is opened: one tap is enough. */
function flat(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) =>
    element.kind === "fold"
      ? [{ kind: "heading" as const, text: element.label }, ...flat(element.elements)]
      : [element],
  );
}

function isFoldable(block: Block): block is Folded {
  return block.type === "section" || block.type === "context" || block.type === "actions";
}

/** `null`: no lines of text. */
function linesOf(element: Element): readonly string[] | null {
  switch (element.kind) {
    case "heading":
      return [element.text];
    case "text":
      return [spanText(element.spans)];
    case "notice":
      return [line(element.spans, element.tone === "warning")];
    case "steps":
      return element.steps.flatMap((step, place) => stepLines(step, element.start + place));
    case "bullets":
      return element.items.map((item) => `• ${spanText(item)}`);
    case "citation":
    case "buttons":
    case "fields":
    case "verdict":
    case "fold":
      return null;
  }
}

function stepLines({ spans, details }: Step, number: number): readonly string[] {
  return [
    `${number}. ${spanText(spans)}`,
    ...details.map((detail) => `    ${detail.warning ? "" : "• "}${line(detail.spans, detail.warning)}`),
  ];
}

function line(spans: readonly Span[], warning: boolean): string {
  const text = spanText(spans);
  return warning ? warningLabel(spans) + text : text;
}

/** Lines one below the other, in as few sections as hold them. */
function sections(lines: readonly string[]): readonly Folded[] {
  const texts: string[] = [];
  for (const piece of lines.flatMap(pieces)) {
    const before = texts.at(-1);
    if (before !== undefined && before.length + piece.length < slackLimits.sectionText / 2)
      texts[texts.length - 1] = `${before}\n${piece}`;
    else texts.push(piece);
  }
  return texts.map((text) => ({
    type: "section",
    text: plainText(text, slackLimits.sectionText, cardWords.emptyStep),
  }));
}

/** Below Slack's limit also when disarmed mentions make them longer. */
function pieces(text: string): readonly string[] {
  return text.match(/[\s\S]{1,1400}/gu) ?? [];
}
