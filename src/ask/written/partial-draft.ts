import { z } from "zod";
import type { Claim } from "../../grounding/claims.ts";

/**
 * The sentences, or steps, of an output that is still being written: all but the last, whose words and citations
 * may go on. Whatever is no such output has none.
 */
export function finishedSentences(partial: unknown): readonly Claim[] {
  const { sentences, steps } = draftSchema.parse(partial);
  const finished = (sentences ?? steps ?? []).slice(0, -1).map((one) => claimSchema.safeParse(one));
  const broken = finished.findIndex(({ success }) => !success);
  return finished.slice(0, broken === -1 ? undefined : broken).flatMap(({ data }) => data ?? []);
}

const claimSchema = z.object({ text: z.string(), cites: z.array(z.int()) });
const draftSchema = z
  .object({ sentences: z.array(z.unknown()).optional(), steps: z.array(z.unknown()).optional() })
  .catch({});
