import type { SectionSeen } from "../../core/ports/ask-store.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import { Prisma } from "./generated/client.ts";
import { lineageOf } from "./page-sections.ts";

/** Under whatever name a section was read: a reading of its former name is one of the same lineage. */
export async function lastSeen(
  database: Prisma.TransactionClient,
  person: string,
  sections: readonly SectionKey[],
): Promise<readonly SectionSeen[]> {
  if (sections.length === 0) return [];
  return database.$queryRaw<SectionSeen[]>`
    WITH wanted AS (
      SELECT w.sop, w.section, (${lineageOf(Prisma.sql`w.sop`, Prisma.sql`w.section`)}) AS lineage
      FROM unnest(${sections.map(({ sop }) => sop)}::text[],
        ${sections.map(({ section }) => section)}::text[]) AS w(sop, section)
    )
    SELECT DISTINCT ON (wanted.sop, wanted.section) wanted.sop, wanted.section, r.version, r.at
    FROM wanted JOIN "SectionReading" r ON r."personId" = ${person} AND r."sopId" = wanted.sop
    LEFT JOIN "Section" c ON c.id = r."sopId" || '@' || r.version || '#' || r.section
    WHERE r.section = wanted.section OR c.lineage = wanted.lineage
    ORDER BY wanted.sop, wanted.section, r.at DESC, r.version DESC`;
}
