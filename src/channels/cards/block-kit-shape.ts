import { z } from "zod";

/** The part of Slack's Block Kit that Cairn sends, with Slack's limits: strict, so that nothing else slips in. */

/** Characters and counts that Slack takes, from its reference pages. */
export const slackLimits = {
  messageBlocks: 50,
  viewBlocks: 100,
  sectionText: 3000,
  headerText: 150,
  contextElements: 10,
  actionElements: 25,
  containerBlocks: 10,
  buttonText: 75,
  buttonValue: 2000,
  address: 3000,
  id: 255,
  optionText: 75,
  optionValue: 150,
  options: 10,
  selectOptions: 100,
  inputLabel: 2000,
  inputText: 3000,
  viewTitle: 24,
  privateMetadata: 3000,
} as const;

const text = (most: number) => z.string().min(1).max(most);
export const id = text(slackLimits.id);
const url = text(slackLimits.address).regex(/^(?:https?|mailto):/i);
/** Never read as markup, and without pictures made of words between colons. */
export const plainText = (most: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: text(most), emoji: z.literal(false) });
/** `verbatim`: Slack makes no links, channels or mentions of its words. */
const mrkdwn = z.strictObject({
  type: z.literal("mrkdwn"),
  text: text(slackLimits.sectionText),
  verbatim: z.literal(true),
});

const style = z
  .strictObject({
    bold: z.literal(true).optional(),
    italic: z.literal(true).optional(),
    code: z.literal(true).optional(),
  })
  .optional();
const richRun = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal("link"), url, text: z.string().min(1), style }),
]);
const runs = z.array(richRun).min(1).readonly();
const richSection = z.strictObject({ type: z.literal("rich_text_section"), elements: runs });
const richPart = z.discriminatedUnion("type", [
  richSection,
  z.strictObject({ type: z.literal("rich_text_quote"), elements: runs }),
  z.strictObject({ type: z.literal("rich_text_preformatted"), elements: runs }),
  z.strictObject({
    type: z.literal("rich_text_list"),
    style: z.enum(["bullet", "ordered"]),
    indent: z.int().min(0).max(8),
    /** Ordered lists begin with the number after it. */
    offset: z.int().min(1).optional(),
    elements: z.array(richSection).min(1).readonly(),
  }),
]);

const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(slackLimits.buttonText),
  action_id: id,
  value: text(slackLimits.buttonValue).optional(),
  url: url.optional(),
  style: z.literal("primary").optional(),
  accessibility_label: text(slackLimits.buttonText).optional(),
});
const feedbackButton = z.strictObject({
  text: plainText(slackLimits.buttonText),
  value: text(slackLimits.buttonValue),
});

const header = z.strictObject({ type: z.literal("header"), text: plainText(slackLimits.headerText) });
export const section = z.strictObject({
  type: z.literal("section"),
  block_id: id.optional(),
  text: plainText(slackLimits.sectionText),
  accessory: button.optional(),
});
const context = z.strictObject({
  type: z.literal("context"),
  elements: z
    .array(z.discriminatedUnion("type", [plainText(slackLimits.sectionText), mrkdwn]))
    .min(1)
    .max(slackLimits.contextElements)
    .readonly(),
});
const richText = z.strictObject({
  type: z.literal("rich_text"),
  elements: z.array(richPart).min(1).readonly(),
});
const actions = z.strictObject({
  type: z.literal("actions"),
  block_id: id.optional(),
  elements: z.array(button).min(1).max(slackLimits.actionElements).readonly(),
});
const contextActions = z.strictObject({
  type: z.literal("context_actions"),
  block_id: id.optional(),
  elements: z
    .array(
      z.strictObject({
        type: z.literal("feedback_buttons"),
        action_id: id,
        positive_button: feedbackButton,
        negative_button: feedbackButton,
      }),
    )
    .length(1)
    .readonly(),
});
const container = z.strictObject({
  type: z.literal("container"),
  title: plainText(slackLimits.headerText),
  width: z.literal("full"),
  is_collapsible: z.literal(true),
  default_collapsed: z.literal(true),
  child_blocks: z
    .array(z.discriminatedUnion("type", [section, context, actions]))
    .min(1)
    .max(slackLimits.containerBlocks)
    .readonly(),
});

const option = z.strictObject({
  text: plainText(slackLimits.optionText),
  value: text(slackLimits.optionValue),
});
const options = (most: number) => z.array(option).min(1).max(most).readonly();
/** One name for what is filled in, and another where it may be several options; the block's id tells whose. */
const one = z.literal("answer");
const several = z.literal("answers");
export const input = z.strictObject({
  type: z.literal("input"),
  block_id: id,
  optional: z.boolean(),
  label: plainText(slackLimits.inputLabel),
  element: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("plain_text_input"),
      action_id: one,
      multiline: z.boolean(),
      max_length: z.int().min(1).max(slackLimits.inputText),
      initial_value: text(slackLimits.inputText).optional(),
    }),
    z.strictObject({
      type: z.literal("radio_buttons"),
      action_id: one,
      options: options(slackLimits.options),
      initial_option: option.optional(),
    }),
    z.strictObject({
      type: z.literal("static_select"),
      action_id: one,
      options: options(slackLimits.selectOptions),
      initial_option: option.optional(),
    }),
    z.strictObject({
      type: z.literal("checkboxes"),
      action_id: z.union([one, several]),
      options: options(slackLimits.options),
      initial_options: options(slackLimits.options).optional(),
    }),
    z.strictObject({
      type: z.literal("multi_static_select"),
      action_id: several,
      options: options(slackLimits.selectOptions),
      initial_options: options(slackLimits.selectOptions).optional(),
    }),
    z.strictObject({
      type: z.literal("timepicker"),
      action_id: one,
      initial_time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    }),
  ]),
});

const block = z.discriminatedUnion("type", [
  header,
  section,
  context,
  richText,
  actions,
  contextActions,
  container,
  input,
]);
export const messageBlocksSchema = z.array(block).min(1).max(slackLimits.messageBlocks).readonly();
export const viewBlocks = z.array(block).min(1).max(slackLimits.viewBlocks).readonly();

export type Block = z.infer<typeof block>;
export type InputBlock = z.infer<typeof input>;
export type RichRun = z.infer<typeof richRun>;
export type RichSection = z.infer<typeof richSection>;
export type RichPart = z.infer<typeof richPart>;
export type SlackButton = z.infer<typeof button>;
export type PlainText = z.infer<ReturnType<typeof plainText>>;
