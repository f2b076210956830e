import { z } from "zod";

/** `<card>.<kind of field>.<name>`: unique on a page, and enough to read what was filled in. */
export const inputId = /^([^.]+)\.(text|choice|several|check|time)\.([\w-]+)$/;

const id = z.string().regex(inputId);
const title = z.string().min(1);
const label = title;
const required = { isRequired: z.literal(true), errorMessage: z.string().min(1) };
const optional = {
  isRequired: required.isRequired.optional(),
  errorMessage: required.errorMessage.optional(),
};

export const inputSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("Input.Text"),
    id,
    label,
    isMultiline: z.boolean(),
    maxLength: z.int().min(1),
    value: z.string().optional(),
    ...optional,
  }),
  z.strictObject({
    type: z.literal("Input.ChoiceSet"),
    id,
    label,
    style: z.enum(["compact", "expanded"]),
    isMultiSelect: z.literal(true).optional(),
    wrap: z.literal(true),
    choices: z
      .array(z.strictObject({ title, value: z.string() }))
      .min(1)
      .readonly(),
    value: z.string().optional(),
    ...optional,
  }),
  z.strictObject({
    type: z.literal("Input.Toggle"),
    id,
    title,
    value: z.enum(["true", "false"]),
    wrap: z.literal(true),
  }),
  z.strictObject({
    type: z.literal("Input.Time"),
    id,
    label,
    value: z.string().regex(/^\d\d:\d\d$/),
    ...required,
  }),
]);
export type AdaptiveInput = z.infer<typeof inputSchema>;
