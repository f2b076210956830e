import type { Card } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import { idsFrom } from "./block-kit-actions.ts";
import { sendsFields } from "./block-kit-answers.ts";
import { type BlockContext, elementBlocks } from "./block-kit-elements.ts";
import { type Block, type RichPart, slackLimits } from "./block-kit-shape.ts";
import { notificationText, plainLine } from "./block-kit-text.ts";
import type { HomeView } from "./block-kit-view-shape.ts";
import { shortenCard, unitsOf } from "./shorten-card.ts";

export interface BlockOptions {
  /** Start of the addresses of our own pages, without a slash at the end: `https://cairn.example.com`. */
  readonly baseUrl: string;
  /** Our id of the message, or another name that is new for each state of it. */
  readonly messageId: string;
  /**
   * `closed` (what is meant): folds open by a tap. `open`: what they hide stands below their label, for a
   * Slack that refuses collapsible containers.
   */
  readonly folds?: "closed" | "open";
}

export interface BlockMessage {
  /** For notifications, screen readers and clients without blocks; send it with `mrkdwn: false`. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Slack shortens longer texts beside blocks by itself. */
const notificationMost = 4000;
/**
 * UTF-8 bytes of a message's blocks as JSON, without the data of buttons. Slack refuses messages whose blocks
 * hold some 12,000 to 13,000 characters and does not say how it counts; this stays below by any count.
 */
export const maxMessageBytes = 12_000;
/** A view takes 250 KB. */
const maxViewBytes = 100_000;

/**
 * A card as a Slack message within every limit of Block Kit: when it is too long, its text gives way from the
 * end, folds first, and says so with a link to the page. Citations, fields and buttons are never dropped, only
 * their labels are capped, so the limit holds for up to 8 citations and 16 buttons with addresses of up to 300
 * bytes, or for 4 and 8 beside fields with 12 options.
 *
 * Words of pages travel as rich or plain text, which Slack reads neither as markup nor as mentions; where it
 * takes neither (small print), they are escaped.
 */
export function toBlocks(card: Card, options: BlockOptions): BlockMessage {
  const most = { blocks: slackLimits.messageBlocks, bytes: maxMessageBytes };
  return {
    text: notificationText(card.summary, notificationMost, cardWords.noText),
    blocks: fitting(card, { ...options, surface: "message" }, most),
  };
}

/** A card as the App Home of one person. */
export function toHomeView(card: Card, options: BlockOptions): HomeView {
  return { type: "home", blocks: viewBlocks(card, options) };
}

function viewBlocks(card: Card, options: BlockOptions): readonly Block[] {
  const most = { blocks: slackLimits.viewBlocks, bytes: maxViewBytes };
  return fitting(card, { ...options, folds: "open", surface: "view" }, most);
}

type Drawing = BlockOptions & Pick<BlockContext, "surface">;
type Most = { readonly blocks: number; readonly bytes: number };

function fitting(card: Card, drawing: Drawing, most: Most): readonly Block[] {
  const whole = joined(draw(card, drawing, "whole"), most.blocks);
  if (fits(whole, most)) return notEmpty(whole);
  let enough = 0;
  let tooMany = unitsOf(card.elements) + 1;
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2);
    if (fits(joined(draw(shortenCard(card, middle), drawing, "short"), most.blocks), most)) enough = middle;
    else tooMany = middle;
  }
  return notEmpty(joined(draw(shortenCard(card, enough), drawing, "short"), most.blocks));
}

function draw(
  card: Card,
  { baseUrl, messageId, folds = "closed", surface }: Drawing,
  labels: BlockContext["labels"],
): readonly Block[] {
  const context: BlockContext = { baseUrl, newId: idsFrom(messageId), labels, folds, surface };
  return card.elements.flatMap((element) => elementBlocks(element, context));
}

function fits(blocks: readonly Block[], most: Most): boolean {
  const parts = blocks.flatMap((block) => (block.type === "rich_text" ? block.elements : []));
  return (
    blocks.length <= most.blocks &&
    parts.every((part) => lengthOf(part) <= slackLimits.sectionText) &&
    bytesOf(blocks) <= most.bytes
  );
}

/** Of a paragraph, or of the longest point of a list. */
function lengthOf(part: RichPart): number {
  if (part.type === "rich_text_list") return Math.max(...part.elements.map(lengthOf));
  return part.elements.reduce((sum, { text }) => sum + text.length, 0);
}

function bytesOf(blocks: readonly Block[]): number {
  return Buffer.byteLength(
    JSON.stringify(blocks, (key, value: unknown) => (key === "value" ? undefined : value)),
  );
}

/**
 * Paragraphs that follow each other become one block when there are more blocks than Slack takes, and so do
 * rows of buttons and small print.
 */
function joined(blocks: readonly Block[], most: number): readonly Block[] {
  if (blocks.length <= most) return blocks;
  const together: Block[] = [];
  for (const block of blocks) {
    const before = together.at(-1);
    const both = before === undefined ? null : joinedPair(before, block);
    if (both === null) together.push(block);
    else together[together.length - 1] = both;
  }
  return together;
}

function joinedPair(one: Block, other: Block): Block | null {
  if (one.type === "rich_text" && other.type === "rich_text")
    return { type: "rich_text", elements: [...one.elements, ...other.elements] };
  if (one.type === "actions" && other.type === "actions" && !hasFields(one) && !hasFields(other)) {
    const elements = [...one.elements, ...other.elements];
    return elements.length > slackLimits.actionElements ? null : { ...one, elements };
  }
  if (one.type === "context" && other.type === "context") {
    const elements = [...one.elements, ...other.elements];
    return elements.length > slackLimits.contextElements ? null : { ...one, elements };
  }
  return null;
}

/** Buttons that send what is filled in above them stand alone: their block's id says what they send. */
function hasFields({ block_id: id }: Block & { type: "actions" }): boolean {
  return id !== undefined && sendsFields(id);
}

function notEmpty(blocks: readonly Block[]): readonly Block[] {
  if (blocks.length > 0) return blocks;
  return [
    {
      type: "section",
      text: plainLine(cardWords.noText, slackLimits.sectionText, cardWords.noText),
    },
  ];
}
