import { z } from "zod";
import type { ItemText, QuizItem, VariantRange } from "../../core/items.ts";
import type { QuizItemVersionModel } from "./generated/models.ts";

export function toQuizItem(row: QuizItemVersionModel): QuizItem {
  return {
    ...textSchema.parse(row.text),
    id: row.itemId,
    version: row.number,
    sop: row.sopId,
    section: row.section,
    skills: row.skills,
    approvedFor: row.approvedFor,
    origin: originSchema.parse(row.origin),
  };
}

const originSchema = z.enum(["written", "derived", "model"]);

/** Only what an author wrote: equal texts are one version. */
export function textOf(item: ItemText): ItemText {
  const { kind, stem, options, key, explain, variants, rule, about } = item;
  return { kind, stem, options, key, explain, variants, rule, about };
}

const rangeSchema: z.ZodType<VariantRange> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("number"),
    from: z.number(),
    to: z.number(),
    step: z.number(),
    decimals: z.number(),
  }),
  z.object({ kind: z.literal("list"), values: z.array(z.string()) }),
]);

const textSchema: z.ZodType<ItemText> = z.object({
  kind: z.enum(["choice", "several", "cloze", "recall", "order", "scenario"]),
  stem: z.string(),
  options: z.array(z.object({ name: z.string(), text: z.string() })),
  key: z.array(z.string()),
  explain: z.string().nullable(),
  variants: z.record(z.string(), rangeSchema),
  rule: z.string().nullable(),
  about: z.enum(["routine", "threshold", "exception"]),
});
