import type { SignalReader, StuckWeek } from "../../core/ports/signal-store.ts";
import type { Prisma } from "./generated/client.ts";

const weekMs = 7 * 86_400_000;

/** Counted where the signals are: of a large company there are too many of them to be carried. */
export async function stuckWeeks(
  database: Prisma.TransactionClient,
  { until, weeks, people }: Parameters<SignalReader["stuckWeeks"]>[0],
): Promise<readonly StuckWeek[]> {
  const since = new Date(until.getTime() - weeks * weekMs);
  const everybody = people === undefined;
  return database.$queryRaw<StuckWeek[]>`
    SELECT s."sopId" AS sop, s.section, s."personId" AS person,
      floor(extract(epoch FROM ${until}::timestamptz - s.at) / 604800)::int AS "weeksAgo",
      count(DISTINCT (s.at AT TIME ZONE 'UTC')::date)::int AS days
    FROM "Signal" s
    WHERE s.at > ${since} AND s.at <= ${until} AND NOT s."isFirstTry"
      AND s.kind NOT IN ('shown', 'right', 'step-right')
      AND (${everybody} OR s."personId" = ANY(${[...(people ?? [])]}::text[]))
      AND NOT (s.kind = 'missed' AND EXISTS (
        SELECT 1 FROM "Signal" judged
        WHERE judged.corrects AND judged.at > ${since} AND judged.cause = s.cause
          AND judged."sopId" = s."sopId" AND judged.section = s.section AND judged.sequence > s.sequence
      ))
    GROUP BY 1, 2, 3, 4
    ORDER BY 1, 2, 3, 4`;
}
