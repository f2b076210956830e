import { z } from "zod";
import type { Fact } from "../../core/facts.ts";
import { type PromptName, prompts } from "../../core/prompts.ts";
import type { AnswerWriting } from "../../core/written.ts";
import type { Prisma } from "./generated/client.ts";

export async function appendWriting(
  database: Prisma.TransactionClient,
  { answer, writing }: Extract<Fact, { kind: "answer-written" }>,
): Promise<void> {
  await database.answerWriting.create({
    data: { answerId: answer, ...writing, reasons: [...writing.reasons] },
  });
}

export async function writingOf(
  database: Prisma.TransactionClient,
  answer: string,
): Promise<AnswerWriting | null> {
  const row = await database.answerWriting.findUnique({ where: { answerId: answer } });
  return row === null ? null : writingSchema.parse(row);
}

const writingSchema = z.object({
  form: z.enum(["novice", "experienced"]),
  model: z.string(),
  prompt: z.enum(Object.keys(prompts) as [PromptName, ...PromptName[]]),
  version: z.int().nullable(),
  hash: z.string().nullable(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  end: z.enum(["shown", "replaced", "unwritten"]),
  reasons: z.array(z.string()),
});
