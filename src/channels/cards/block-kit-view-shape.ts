import { z } from "zod";
import { id, input, plainText, section, slackLimits, viewBlocks } from "./block-kit-shape.ts";

/** The modals and the App Home that Cairn sends, with Slack's limits: strict, so that nothing else slips in. */

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

export type HomeView = z.infer<typeof homeViewSchema>;
export type FormModal = z.infer<typeof formModalSchema>;
