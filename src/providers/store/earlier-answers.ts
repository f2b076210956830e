import { z } from "zod";
import type { EarlierAnswer } from "../../core/ports/signal-store.ts";
import type { Prisma } from "./generated/client.ts";

/** A person's answers since, newest first, each with the sections its best passages are of. */
export async function answersSince(
  database: Prisma.TransactionClient,
  person: string,
  since: Date,
): Promise<readonly EarlierAnswer[]> {
  const rows = await database.$queryRaw<readonly unknown[]>`
    SELECT a.id, a.at, a.outcome, a.reason,
      COALESCE((
        SELECT json_agg(json_build_object('sop', f.sop, 'section', f.section, 'score', f.score) ORDER BY f.score DESC)
        FROM (
          SELECT p."sopId" AS sop, p.section, max(hit.score) AS score
          FROM jsonb_to_recordset(a.passages) AS hit(id text, score float8)
          JOIN "Passage" p ON p.id = hit.id GROUP BY p."sopId", p.section
        ) AS f), '[]'::json) AS found,
      COALESCE((
        SELECT json_agg(json_build_object('sop', c."sopId", 'section', c.section) ORDER BY c.ordinal)
        FROM "AnswerCitation" c WHERE c."answerId" = a.id), '[]'::json) AS cited
    FROM "Answer" a
    WHERE a."personId" = ${person} AND a.at >= ${since} AND NOT a.sensitive
    ORDER BY a.at DESC, a.id DESC`;
  return rowsSchema.parse(rows);
}

const sectionSchema = z.object({ sop: z.string(), section: z.string() });
const rowsSchema: z.ZodType<readonly EarlierAnswer[]> = z.array(
  z.object({
    id: z.string(),
    at: z.date(),
    outcome: z.enum(["answered", "clarify", "abstained", "needs-approval"]),
    reason: z.string(),
    found: z.array(sectionSchema.extend({ score: z.number() })),
    cited: z.array(sectionSchema),
  }),
);
