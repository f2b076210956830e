import { z } from "zod";
import { id, plainText, section, slackLimits, text, viewBlocks } from "./block-kit-shape.ts";

/** The modals and the App Home that Cairn sends, with Slack's limits: strict, so that nothing else slips in. */

const option = z.strictObject({
  text: plainText(slackLimits.optionText),
  value: text(slackLimits.optionValue),
});
const options = (most: number) => z.array(option).min(1).max(most).readonly();
/** All fields have one name for what is filled in; the block's id is the field's name. */
const actionId = z.literal("answer");
const input = z.strictObject({
  type: z.literal("input"),
  block_id: id,
  optional: z.boolean(),
  label: plainText(slackLimits.inputLabel),
  element: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("plain_text_input"),
      action_id: actionId,
      multiline: z.boolean(),
      max_length: z.int().min(1).max(slackLimits.inputText),
      initial_value: text(slackLimits.inputText).optional(),
    }),
    z.strictObject({
      type: z.literal("radio_buttons"),
      action_id: actionId,
      options: options(10),
      initial_option: option.optional(),
    }),
    z.strictObject({
      type: z.literal("static_select"),
      action_id: actionId,
      options: options(slackLimits.selectOptions),
      initial_option: option.optional(),
    }),
    z.strictObject({
      type: z.literal("checkboxes"),
      action_id: actionId,
      options: options(1),
      initial_options: options(1).optional(),
    }),
    z.strictObject({
      type: z.literal("timepicker"),
      action_id: actionId,
      initial_time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    }),
  ]),
});

const viewText = plainText(slackLimits.viewTitle);
export const homeViewSchema = z.strictObject({ type: z.literal("home"), blocks: viewBlocks });
export const formModalSchema = z.strictObject({
  type: z.literal("modal"),
  callback_id: id,
  private_metadata: z.string().max(slackLimits.privateMetadata),
  title: viewText,
  submit: viewText,
  close: viewText,
  blocks: z
    .array(z.discriminatedUnion("type", [section, input]))
    .min(1)
    .max(slackLimits.viewBlocks)
    .readonly(),
});

export type InputBlock = z.infer<typeof input>;
export type HomeView = z.infer<typeof homeViewSchema>;
export type FormModal = z.infer<typeof formModalSchema>;
