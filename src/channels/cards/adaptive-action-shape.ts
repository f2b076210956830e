import { z } from "zod";

const title = z.string().min(1);
/** The whole of a title that is too long for its button. */
export const tooltipSchema = title.exactOptional();
const style = z.literal("positive").optional();
const value = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly();

const data = z.strictObject({
  action: z.string().min(1),
  value,
  /** How the ids of the inputs begin whose answers are the button's, before the first dot. */
  inputs: z.string().min(1).optional(),
  /** Names of fields that Teams leaves out when they are left empty. */
  empty: z.array(z.string().min(1)).min(1).readonly().optional(),
  /** Of a task module: the message whose button opened it. */
  message: z.string().min(1).optional(),
});
export type TapData = z.infer<typeof data>;

/** `none`: what is filled in elsewhere on the card is neither checked nor sent. */
const sent = { title, tooltip: tooltipSchema, style, associatedInputs: z.enum(["auto", "none"]) };

export const submitSchema = z.strictObject({ type: z.literal("Action.Submit"), ...sent, data });
export const executeSchema = z.strictObject({
  type: z.literal("Action.Execute"),
  verb: z.literal("tap"),
  ...sent,
  data,
});
export const refreshSchema = z.strictObject({
  type: z.literal("Action.Execute"),
  title,
  verb: z.literal("refresh"),
  data: z.strictObject({ message: z.string().min(1) }),
});
/** Opens a task module in Teams. */
export const openFormSchema = z.strictObject({
  type: z.literal("Action.Submit"),
  title,
  tooltip: tooltipSchema,
  style,
  associatedInputs: z.literal("none"),
  data: z.strictObject({
    action: z.string().min(1),
    value,
    msteams: z.strictObject({ type: z.literal("task/fetch") }),
  }),
});
export const openUrlSchema = z.strictObject({
  type: z.literal("Action.OpenUrl"),
  title,
  tooltip: tooltipSchema,
  url: z.string().regex(/^(?:https?|mailto):/i),
});
export const toggleSchema = z.strictObject({
  type: z.literal("Action.ToggleVisibility"),
  title,
  tooltip: tooltipSchema,
  targetElements: z.array(z.string().min(1)).min(1).readonly(),
});
