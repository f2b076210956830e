import type { FoundSection, SectionKey, SectionText } from "../../core/ports/page-store.ts";
import { Prisma } from "./generated/client.ts";
import {
  type FactsRow,
  factsColumns,
  holdsAt,
  latestFirst,
  type SectionRow,
  toCurrentSection,
  toSectionText,
} from "./page-rows.ts";

type Database = Prisma.TransactionClient;

/** Sections as they are current, in the order asked; those renamed since under their new slug. */
export async function currentSections(
  database: Database,
  wanted: readonly SectionKey[],
  at: Date,
): Promise<readonly FoundSection[]> {
  if (wanted.length === 0) return [];
  const rows = await database.$queryRaw<(FactsRow & SectionRow)[]>`
    WITH ${currentOf(wanted, at)}
    SELECT current.*, ${sectionColumns}
    FROM current JOIN "Section" c ON c."versionId" = current."versionId"
    WHERE c.slug = ANY(${[...new Set(wanted.map((key) => key.section))]})`;
  const found = new Map(rows.map((row) => [nameOf({ sop: row.sop, section: row.slug }), row]));
  const renamed = await renamedSections(
    database,
    wanted.filter((key) => !found.has(nameOf(key))),
    at,
  );
  return wanted.flatMap((key) => {
    const row = found.get(nameOf(key)) ?? renamed.get(nameOf(key));
    return row === undefined ? [] : [{ ...toCurrentSection(row, row), asked: key.section }];
  });
}

/** A section in a version, under the slug it had there. */
export async function sectionAt(
  database: Database,
  { sop, section }: SectionKey,
  version: number,
): Promise<SectionText | null> {
  const row = await database.section.findUnique({ where: { id: `${sop}@${version}#${section}` } });
  if (row !== null) return toSectionText(row);
  const [other] = await database.$queryRaw<SectionRow[]>`
    SELECT ${sectionColumns} FROM "Section" c
    WHERE c."versionId" = ${`${sop}@${version}`}
      AND c.lineage = (${lineageOf(Prisma.sql`${sop}`, Prisma.sql`${section}`)})`;
  return other === undefined ? null : toSectionText(other);
}

/** Every slug that a section had or has, its own first. */
export async function slugsOf(database: Database, { sop, section }: SectionKey): Promise<readonly string[]> {
  const rows = await database.$queryRaw<{ readonly slug: string }[]>`
    SELECT DISTINCT c.slug FROM "Section" c JOIN "SopVersion" v ON v.id = c."versionId"
    WHERE v."sopId" = ${sop} AND c.slug <> ${section}
      AND c.lineage = (${lineageOf(Prisma.sql`${sop}`, Prisma.sql`${section}`)})`;
  return [section, ...rows.map(({ slug }) => slug)];
}

/**
 * The lineage of what last had this slug. Of a slug that was given to another section it is that one's: what
 * is known of the former one waits for its owner.
 */
export function lineageOf(sop: Prisma.Sql, slug: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT named.lineage FROM "Section" named
    JOIN "SopVersion" latest ON latest.id = named."versionId"
    WHERE latest."sopId" = ${sop} AND named.slug = ${slug} ORDER BY latest.number DESC LIMIT 1`;
}

async function renamedSections(
  database: Database,
  wanted: readonly SectionKey[],
  at: Date,
): Promise<ReadonlyMap<string, FactsRow & SectionRow>> {
  if (wanted.length === 0) return new Map();
  const rows = await database.$queryRaw<(FactsRow & SectionRow & { readonly asked: string })[]>`
    WITH ${currentOf(wanted, at)}, wanted AS (
      SELECT DISTINCT * FROM unnest(${wanted.map(({ sop }) => sop)}::text[],
        ${wanted.map(({ section }) => section)}::text[]) AS w(sop, asked)
    )
    SELECT current.*, wanted.asked, ${sectionColumns}
    FROM wanted JOIN current ON current.sop = wanted.sop
    JOIN "Section" c ON c."versionId" = current."versionId"
      AND c.lineage = (${lineageOf(Prisma.sql`wanted.sop`, Prisma.sql`wanted.asked`)})`;
  return new Map(rows.map((row) => [nameOf({ sop: row.sop, section: row.asked }), row]));
}

/** The current versions of the pages of some sections. */
function currentOf(wanted: readonly SectionKey[], at: Date): Prisma.Sql {
  return Prisma.sql`current AS (
    SELECT DISTINCT ON (v."sopId") ${factsColumns} FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
    WHERE v."sopId" = ANY(${[...new Set(wanted.map((key) => key.sop))]}) AND ${holdsAt(at)}
    ${latestFirst}
  )`;
}

const sectionColumns = Prisma.sql`
  c.slug, c.heading, c.headings, c.level, c.ordinal, c.blocks, c.hash, c.lineage`;

function nameOf({ sop, section }: SectionKey): string {
  return `${sop}#${section}`;
}
