import { z } from "zod";
import {
  executeSchema,
  openFormSchema,
  openUrlSchema,
  refreshSchema,
  submitSchema,
  toggleSchema,
  tooltipSchema,
} from "./adaptive-action-shape.ts";
import { type AdaptiveInput, inputSchema } from "./adaptive-input-shape.ts";

/** The part of Adaptive Cards 1.5 that Cairn sends: strict, so that nothing else slips in. */

const title = z.string().min(1);

const action = z.union([
  openUrlSchema,
  submitSchema,
  executeSchema,
  openFormSchema,
  toggleSchema,
  z.strictObject({
    type: z.literal("Action.ShowCard"),
    title,
    tooltip: tooltipSchema,
    style: z.literal("positive").optional(),
    card: z.strictObject({
      type: z.literal("AdaptiveCard"),
      body: z
        .array(z.union([inputSchema, z.lazy(() => richTextBlock)]))
        .min(1)
        .readonly(),
      actions: z
        .array(z.union([submitSchema, executeSchema]))
        .length(1)
        .readonly(),
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
  selectAction: openUrlSchema.optional(),
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
  z.discriminatedUnion("type", [textBlock, richTextBlock, actionSet, inputSchema, container, columnSet]),
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
  msteams: z.strictObject({ width: z.literal("Full") }).exactOptional(),
  refresh: z
    .strictObject({
      action: refreshSchema,
      userIds: z.array(z.string().min(1)).min(1).max(60).readonly(),
    })
    .exactOptional(),
  body: z.array(element).readonly(),
  /** Of a form in a window of its own. */
  actions: z.array(submitSchema).length(1).readonly().exactOptional(),
});
export type AdaptiveCard = z.infer<typeof adaptiveCardSchema>;
