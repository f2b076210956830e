import { z } from "zod";

/** The part of Adaptive Cards 1.5 that Cairn sends: strict, so that nothing else slips in. */

const url = z.string().regex(/^(?:https?|mailto):/i);
const title = z.string().min(1);

const value = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly();
const openUrl = z.strictObject({ type: z.literal("Action.OpenUrl"), title, url });
const submit = z.strictObject({
  type: z.literal("Action.Submit"),
  title,
  style: z.literal("positive").optional(),
  /** `none`: what is filled in elsewhere on the card is neither checked nor sent. */
  associatedInputs: z.enum(["auto", "none"]),
  /** `inputs`: how the ids of the inputs begin whose answers are the button's, before the first dot. */
  data: z.strictObject({ action: z.string().min(1), value, inputs: z.string().min(1).optional() }),
});

/** `<card>.<kind of field>.<name>`: unique on a page, and enough to read what was filled in. */
const inputId = z.string().regex(/^[^.]+\.(?:text|choice|several|check|time)\.[\w-]+$/);
const label = z.string().min(1);
const required = { isRequired: z.literal(true), errorMessage: z.string().min(1) };
const input = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("Input.Text"),
    id: inputId,
    label,
    isMultiline: z.boolean(),
    maxLength: z.int().min(1),
    value: z.string().optional(),
    isRequired: required.isRequired.optional(),
    errorMessage: required.errorMessage.optional(),
  }),
  z.strictObject({
    type: z.literal("Input.ChoiceSet"),
    id: inputId,
    label,
    style: z.enum(["compact", "expanded"]),
    isMultiSelect: z.literal(true).optional(),
    wrap: z.literal(true),
    choices: z
      .array(z.strictObject({ title, value: z.string() }))
      .min(1)
      .readonly(),
    value: z.string().optional(),
    isRequired: required.isRequired.optional(),
    errorMessage: required.errorMessage.optional(),
  }),
  z.strictObject({
    type: z.literal("Input.Toggle"),
    id: inputId,
    title,
    value: z.enum(["true", "false"]),
    wrap: z.literal(true),
  }),
  z.strictObject({
    type: z.literal("Input.Time"),
    id: inputId,
    label,
    value: z.string().regex(/^\d\d:\d\d$/),
    ...required,
  }),
]);
export type AdaptiveInput = z.infer<typeof input>;

const action = z.discriminatedUnion("type", [
  openUrl,
  submit,
  z.strictObject({
    type: z.literal("Action.ToggleVisibility"),
    title,
    targetElements: z.array(z.string().min(1)).min(1).readonly(),
  }),
  z.strictObject({
    type: z.literal("Action.ShowCard"),
    title,
    style: z.literal("positive").optional(),
    card: z.strictObject({
      type: z.literal("AdaptiveCard"),
      body: z
        .array(z.union([input, z.lazy(() => richTextBlock)]))
        .min(1)
        .readonly(),
      actions: z.array(submit).length(1).readonly(),
    }),
  }),
]);

const spacing = z.enum(["None", "Small", "Medium"]).optional();
const size = z.enum(["Small", "Medium"]).optional();

const textRun = z.strictObject({
  type: z.literal("TextRun"),
  text: z.string().min(1),
  size,
  weight: z.literal("Bolder").optional(),
  italic: z.literal(true).optional(),
  fontType: z.literal("Monospace").optional(),
  isSubtle: z.literal(true).optional(),
  color: z.enum(["Warning", "Attention"]).optional(),
  selectAction: openUrl.optional(),
});

const textBlock = z.strictObject({
  type: z.literal("TextBlock"),
  text: z.string().min(1),
  style: z.literal("heading"),
  size,
  weight: z.literal("Bolder"),
  wrap: z.literal(true),
});
const richTextBlock = z.strictObject({
  type: z.literal("RichTextBlock"),
  spacing,
  inlines: z.array(textRun).min(1).readonly(),
});
const actionSet = z.strictObject({
  type: z.literal("ActionSet"),
  spacing,
  actions: z.array(action).min(1).max(6).readonly(),
});

export type AdaptiveAction = z.infer<typeof action>;
export type AdaptiveTextRun = z.infer<typeof textRun>;

export interface AdaptiveContainer {
  readonly type: "Container";
  readonly id?: string;
  readonly style?: "emphasis" | "warning" | "accent";
  readonly isVisible?: false;
  readonly separator?: true;
  readonly spacing?: "None" | "Small" | "Medium";
  readonly items: readonly AdaptiveElement[];
}

interface AdaptiveColumnSet {
  readonly type: "ColumnSet";
  readonly spacing?: "None" | "Small" | "Medium";
  readonly columns: readonly {
    readonly type: "Column";
    readonly width: "auto" | "stretch";
    readonly spacing?: "None" | "Small" | "Medium";
    readonly items: readonly AdaptiveElement[];
  }[];
}

export type AdaptiveElement =
  | z.infer<typeof textBlock>
  | z.infer<typeof richTextBlock>
  | z.infer<typeof actionSet>
  | AdaptiveInput
  | AdaptiveContainer
  | AdaptiveColumnSet;

const element: z.ZodType<AdaptiveElement> = z.lazy(() =>
  z.discriminatedUnion("type", [textBlock, richTextBlock, actionSet, input, container, columnSet]),
);
const items = z.array(element).min(1).readonly();
const container = z.strictObject({
  type: z.literal("Container"),
  id: z.string().min(1).exactOptional(),
  style: z.enum(["emphasis", "warning", "accent"]).exactOptional(),
  isVisible: z.literal(false).exactOptional(),
  separator: z.literal(true).exactOptional(),
  spacing: z.enum(["None", "Small", "Medium"]).exactOptional(),
  items,
});
const columnSet = z.strictObject({
  type: z.literal("ColumnSet"),
  spacing: z.enum(["None", "Small", "Medium"]).exactOptional(),
  columns: z
    .array(
      z.strictObject({
        type: z.literal("Column"),
        width: z.enum(["auto", "stretch"]),
        spacing: z.enum(["None", "Small", "Medium"]).exactOptional(),
        items,
      }),
    )
    .min(1)
    .readonly(),
});

export const adaptiveCardSchema = z.strictObject({
  type: z.literal("AdaptiveCard"),
  $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
  version: z.literal("1.5"),
  lang: z.string().min(2),
  fallbackText: z.string().min(1),
  speak: z.string().min(1),
  body: z.array(element).readonly(),
});
export type AdaptiveCard = z.infer<typeof adaptiveCardSchema>;
