import { z } from "zod";
import type { ActButton, Button, Element } from "../../core/card.ts";
import { slackCardWords } from "../../core/messages/slack-cards.ts";
import { cardWords } from "../../core/messages/web.ts";
import { buttonsBlockId, fieldBlockId } from "./block-kit-answers.ts";
import { inputBlocks, isRequired } from "./block-kit-input.ts";
import { type Block, type SlackButton, slackLimits } from "./block-kit-shape.ts";
import { addressOf, oneLine, plainLine } from "./block-kit-text.ts";

type ActionValue = ActButton["value"];

/** The data of a button as text of at most 2,000 characters: where it is longer, its longest text gives way. */
export function encodeAction(action: string, value: ActionValue): string {
  let entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  for (;;) {
    const text = JSON.stringify({ a: action, v: Object.fromEntries(entries) });
    if (text.length <= slackLimits.buttonValue || entries.length === 0) return text;
    entries = shortened(entries, text.length - slackLimits.buttonValue);
  }
}

type Entries = [string, string | number | boolean][];

function shortened(entries: Entries, excess: number): Entries {
  const lengths = entries.map(([, value]) => (typeof value === "string" ? value.length : 0));
  const longest = lengths.indexOf(Math.max(...lengths));
  const [key, value] = entries[longest] ?? ["", ""];
  // No text is left: then whole keys go, the last first.
  if (typeof value !== "string" || value === "") return entries.slice(0, -1);
  const kept = value.slice(0, Math.max(0, value.length - Math.max(1, Math.ceil(excess / 6))));
  return entries.with(longest, [key, kept.replace(/[\ud800-\udbff]$/, "")]);
}

const encoded = z.strictObject({
  a: z.string().min(1),
  v: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** What `encodeAction` wrote; `null` for anything else. */
export function decodeAction(text: string): { readonly action: string; readonly value: ActionValue } | null {
  const data = encoded.safeParse(parsed(text)).data;
  return data === undefined ? null : { action: data.a, value: data.v };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Ids of the interactive blocks and buttons of one message: `m1:3`, `act:4`. */
export type NewId = (kind: string) => string;

/** Slack asks for other block ids when a message is replaced: they carry our message's id. */
export function idsFrom(prefix: string): NewId {
  let count = 0;
  return (kind) => `${kind === "block" ? prefix.slice(-200) : kind}:${++count}`;
}

/** Slack cuts the words of a button at about this length, on phones and desktops alike. */
const readableLabel = 30;
/** Characters of a label that stands beside its button: `short` on cards that would be too long. */
const lineLabel = { whole: 600, short: 200 } as const;
/** More in one row wrap on a phone anyway, and are hard to tell apart. */
const shortRow = 5;

export interface ButtonContext {
  /** Start of the addresses of our own pages, without a slash at the end. */
  readonly baseUrl: string;
  readonly newId: NewId;
  /** `short`: long words on buttons and options are cut. */
  readonly labels: "whole" | "short";
}

/**
 * Buttons in rows, or one a row. A label too long for a button is a line of text with a button beside it.
 */
export function buttonBlocks(
  buttons: readonly Button[],
  { baseUrl, newId, labels }: ButtonContext,
  rowLength: number = shortRow,
): readonly Block[] {
  const drawn = buttons.flatMap((button) => slackButton(button, baseUrl, newId) ?? []);
  const asLines = drawn.some(({ label }) => label.length > readableLabel);
  if (asLines)
    return drawn.map(({ label, button }) => ({
      type: "section",
      block_id: newId("block"),
      text: plainLine(label, lineLabel[labels], cardWords.emptyButton),
      accessory: {
        ...button,
        text: plainLine(slackCardWords.choose, slackLimits.buttonText, slackCardWords.choose),
        accessibility_label: button.text.text,
      },
    }));
  return Array.from({ length: Math.ceil(drawn.length / rowLength) }, (_, row) => ({
    type: "actions",
    block_id: newId("block"),
    elements: drawn.slice(row * rowLength, (row + 1) * rowLength).map(({ button }) => button),
  }));
}

function slackButton(
  button: Button,
  baseUrl: string,
  newId: NewId,
): { readonly label: string; readonly button: SlackButton } | null {
  const label = oneLine(button.label);
  const text = plainLine(label, slackLimits.buttonText, cardWords.emptyButton);
  switch (button.kind) {
    case "act":
      return {
        label,
        button: {
          type: "button",
          text,
          action_id: newId(button.form === undefined ? "act" : "form"),
          value: encodeAction(button.action, button.value),
          ...(button.primary ? { style: "primary" as const } : {}),
        },
      };
    case "link": {
      const url = addressOf(button.url, baseUrl);
      return url === null ? null : { label, button: { type: "button", text, action_id: newId("link"), url } };
    }
  }
}

/** Two opposite judgements as Slack's own pair of buttons, and what else to do below them. */
export function verdictBlocks(
  { positive, negative, others }: Element & { kind: "verdict" },
  context: ButtonContext,
): readonly Block[] {
  const { newId } = context;
  const side = ({ label, action, value }: ActButton) => ({
    text: plainLine(label, slackLimits.buttonText, cardWords.emptyButton),
    value: encodeAction(action, value),
  });
  return [
    {
      type: "context_actions",
      block_id: newId("block"),
      elements: [
        {
          type: "feedback_buttons",
          action_id: newId("act"),
          positive_button: side(positive),
          negative_button: side(negative),
        },
      ],
    },
    ...buttonBlocks(others, context),
  ];
}

/** Inputs on the card itself, and the buttons that send them: `readFields` knows by their ids which belong together. */
export function fieldBlocks(
  { fields, buttons }: Element & { kind: "fields" },
  context: ButtonContext,
): readonly Block[] {
  const group = context.newId("block");
  const newId: NewId = (kind) =>
    kind === "block" ? buttonsBlockId(group, context.newId("buttons")) : context.newId(kind);
  return [
    ...fields.flatMap((field) =>
      inputBlocks(field, fieldBlockId(group, field.name, isRequired(field)), context.labels),
    ),
    ...buttonBlocks(
      buttons.map(({ form: _, ...button }) => button),
      { ...context, newId },
    ),
  ];
}
