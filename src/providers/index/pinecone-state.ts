import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "./replace-file.ts";

/** What is known of the vectors elsewhere, kept beside the rows. */
export interface PineconeState {
  /** Which index of Pinecone, and whose part of it, this was found in. */
  readonly target: string;
  /** Model whose vectors are searched; `null`: none yet. */
  readonly serving: string | null;
  /** Records without a passage → epoch milliseconds since when they were seen to be. */
  readonly stale: Readonly<Record<string, number>>;
}

const schema: z.ZodType<PineconeState> = z.object({
  target: z.string(),
  serving: z.string().nullable(),
  stale: z.record(z.string(), z.number()),
});

const FILE = "pinecone.json";

/** What was kept for this target; of another one, or of a file that cannot be read, nothing holds. */
export async function readState(folder: string, target: string): Promise<PineconeState> {
  const nothing = { target, serving: null, stale: {} };
  const text = await readFile(join(folder, FILE), "utf8").catch(() => "null");
  const read = schema.safeParse(parse(text));
  return read.success && read.data.target === target ? read.data : nothing;
}

export async function writeState(folder: string, state: PineconeState): Promise<void> {
  await replaceFile(join(folder, FILE), JSON.stringify(state));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
