import type { Prisma } from "./generated/client.ts";

/**
 * Erases signals older than an instant with what was worked out from them, and keeps only how many there were.
 * Returns how many went.
 */
export async function eraseSignals(
  database: Prisma.TransactionClient,
  before: Date,
  limit: number,
): Promise<number> {
  const [gone] = await database.$queryRaw<readonly { readonly count: number }[]>`
    WITH gone AS (
      DELETE FROM "Signal" WHERE sequence IN (SELECT sequence FROM "Signal" WHERE at < ${before} LIMIT ${limit})
      RETURNING "sopId", section, version, kind, date_trunc('month', at, 'UTC')::date AS month
    ), counted AS (
      INSERT INTO "SignalCount"
      SELECT "sopId", section, version, kind, month, count(*) FROM gone
      GROUP BY "sopId", section, version, kind, month
      ON CONFLICT ("sopId", section, version, kind, month)
        DO UPDATE SET count = "SignalCount".count + EXCLUDED.count
    )
    SELECT count(*)::int AS count FROM gone`;
  const old = { where: { lastAt: { lt: before } } };
  await database.runningTest.deleteMany(old);
  await database.sectionUse.deleteMany(old);
  return gone?.count ?? 0;
}
