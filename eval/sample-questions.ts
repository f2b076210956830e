import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

/** A question as an employee of the sample company would type it. */
export interface SampleQuestion {
  readonly q: string;
  /** Path of the Sop that answers it; `null`: none does. */
  readonly sop: string | null;
  readonly section?: string | undefined;
  readonly history: readonly string[];
}

export const sampleContent = fileURLToPath(new URL("../content", import.meta.url));

export async function sampleQuestions(): Promise<readonly SampleQuestion[]> {
  const file = new URL("sample-questions.yaml", import.meta.url);
  return documentSchema.parse(parse(await readFile(file, "utf8"))).questions;
}

const documentSchema = z.object({
  questions: z.array(
    z.object({
      q: z.string(),
      sop: z.string().nullable(),
      section: z.string().optional(),
      history: z.array(z.string()).default([]),
    }),
  ),
});
