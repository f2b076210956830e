import type { VersionNews } from "../../core/ports/page-store.ts";
import { currentSpan, currentVersion, type VersionDates } from "../../core/versions.ts";
import type { Prisma } from "./generated/client.ts";
import { type FactsRow, factsColumns, toFacts } from "./page-rows.ts";

/** Versions that took or take effect after `from` and up to `to`, oldest first; those that never do are left out. */
export async function versionsBetween(
  database: Prisma.TransactionClient,
  from: Date,
  to: Date,
): Promise<readonly VersionNews[]> {
  const rows = await database.$queryRaw<(FactsRow & { readonly withdrawnAt: Date | null })[]>`
    SELECT ${factsColumns}, v."withdrawnAt" FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
    WHERE s."retiredAt" IS NULL AND v."sopId" IN (
      SELECT "sopId" FROM "SopVersion"
      WHERE GREATEST(effective, "publishedAt") > ${from} AND GREATEST(effective, "publishedAt") <= ${to}
    )`;
  const pages = Map.groupBy(rows, (row) => row.sop);
  const news = rows.flatMap((row) => {
    const versions = (pages.get(row.sop) ?? []).map(toDates);
    const start = currentSpan(new Set([row.number]), versions, null)?.from;
    if (start === undefined || start <= from || start > to) return [];
    const before = currentVersion(versions, null, new Date(start.getTime() - 1));
    const sensitive = row.sensitive || row.sensitiveParts.length > 0;
    return [{ start, version: { ...toFacts(row), replaces: before !== null, sensitive } }];
  });
  return news
    .sort((a, b) => a.start.getTime() - b.start.getTime() || (a.version.path < b.version.path ? -1 : 1))
    .map((each) => each.version);
}

function toDates(row: FactsRow & { readonly withdrawnAt: Date | null }): VersionDates {
  const { number, effective, publishedAt, withdrawnAt } = row;
  return { version: number, effective, publishedAt, withdrawnAt };
}
