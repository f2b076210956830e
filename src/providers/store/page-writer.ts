import type { SectionKey } from "../../core/ports/page-store.ts";
import type { PageWriter, StoredVersion } from "../../core/ports/page-writer.ts";
import type { IndexRow, Risk } from "../../core/terms.ts";
import type { Prisma } from "./generated/client.ts";
import type { PassageModel } from "./generated/models.ts";
import { noteExported, refreshWordings, writeBatch } from "./page-batch.ts";
import { toSectionText } from "./page-rows.ts";
import { importedFiles, pageHeads, storedPages } from "./stored-pages.ts";

type Database = Prisma.TransactionClient;

export function pageWriter(database: Database): PageWriter {
  return {
    lastPublication: () => lastPublication(database),
    async holdPublications() {
      await takeTurn(database);
      return lastPublication(database);
    },
    nextPublication: (source, at) => nextPublication(database, source, at),
    rowsChangedAfter: (after, page) => rowsChangedAfter(database, after, page),
    refreshWordings: (key: SectionKey, publication) =>
      refreshWordings(database, { sops: [key.sop], section: key.section, publication }),
    importedFiles: (source) => importedFiles(database, source),
    async liveSources() {
      const rows = await database.$queryRaw<{ readonly source: string }[]>`
        SELECT DISTINCT source FROM "Sop" WHERE "retiredAt" IS NULL ORDER BY source`;
      return rows.map(({ source }) => source);
    },
    pageHeads: (source, ids) => pageHeads(database, source, ids),
    storedPages: (source, ids) => storedPages(database, source, ids),
    storedVersions: (sops) => inChunks(sops, (some) => storedVersions(database, some)),
    write: (batch) => writeBatch(database, batch),
    noteExported: (source, files, at) => noteExported(database, source, files, at),
  };
}

async function lastPublication(database: Database): Promise<number> {
  const last = await database.publication.findFirst({ orderBy: { sequence: "desc" } });
  return last?.sequence ?? 0;
}

async function nextPublication(database: Database, source: string, at: Date): Promise<number> {
  await takeTurn(database);
  const { sequence } = await database.publication.create({ data: { source, at } });
  return sequence;
}

/**
 * The lock is held to the end of the transaction: numbers become visible in their order, so that an index
 * which has seen one has seen all before it.
 */
async function takeTurn(database: Database): Promise<void> {
  await database.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('cairn publication', 0))`;
}

async function storedVersions(
  database: Database,
  sops: readonly string[],
): Promise<readonly StoredVersion[]> {
  const rows = await database.sopVersion.findMany({
    where: { sopId: { in: [...sops] } },
    orderBy: [{ sopId: "asc" }, { number: "asc" }],
    include: {
      sections: { orderBy: { ordinal: "asc" } },
      passages: { orderBy: { ordinal: "asc" }, select: { passageId: true } },
    },
  });
  return rows.map((row) => ({
    sop: row.sopId,
    version: row.number,
    title: row.title,
    body: row.body,
    hash: row.hash,
    effective: row.effective,
    effectiveOn: row.effectiveOn,
    publishedAt: row.publishedAt,
    withdrawnAt: row.withdrawnAt,
    reason: row.reason,
    author: row.author,
    audience: row.audience,
    risk: row.risk as Risk,
    approval: row.approval,
    approver: row.approverId,
    rollbackOf: row.rollbackOf,
    draft: row.draftId,
    approvedBy: row.approvedById,
    sections: row.sections.map(toSectionText),
    passages: row.passages.map((passage) => passage.passageId),
  }));
}

/**
 * What changed is looked for first and put in order then: few rows did as a rule, and Postgres, left to choose,
 * walks all passages by their ids.
 */
async function rowsChangedAfter(
  database: Database,
  after: number,
  { afterId, limit }: { readonly afterId: string; readonly limit: number },
): Promise<readonly IndexRow[]> {
  const rows = await database.$queryRaw<PassageModel[]>`
    WITH changed AS MATERIALIZED (SELECT id FROM "Passage" WHERE "changedBy" > ${after} AND id > ${afterId})
    SELECT * FROM "Passage" WHERE id IN (SELECT id FROM changed ORDER BY id LIMIT ${limit}) ORDER BY id`;
  return rows.map(toIndexRow);
}

/** Statements have room for so many parameters only. */
async function inChunks<T>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let from = 0; from < ids.length; from += 500) found.push(...(await read(ids.slice(from, from + 500))));
  return found;
}

function toIndexRow(row: PassageModel): IndexRow {
  const { id, section, part, title, headings, text, audience, language, wordings, from, until } = row;
  return {
    id,
    sop: row.sopId,
    section,
    part,
    title,
    headings,
    text,
    audience,
    language,
    wordings,
    from,
    until,
  };
}
