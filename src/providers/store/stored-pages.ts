import { z } from "zod";
import type { ImportedFile, PageHead, StoredPage } from "../../core/ports/page-writer.ts";
import type { Prisma } from "./generated/client.ts";

type Database = Prisma.TransactionClient;

/**
 * What a publication holds a folder against. Every publication reads all of it, so it comes as one text of JSON: of
 * five thousand pages, row by row, it would take longer than reading their files.
 */
export async function importedFiles(database: Database, source: string): Promise<readonly ImportedFile[]> {
  const [found] = await database.$queryRaw<{ readonly rows: string | null }[]>`
    SELECT json_agg(json_build_array(path, hash, "sopId", version, "exportedHash", "exportedVersion"))::text AS rows
    FROM "SourceFile" WHERE source = ${source}`;
  return fileRows
    .parse(JSON.parse(found?.rows ?? "[]"))
    .map(([path, hash, sop, version, exported, held]) => ({
      path,
      hash,
      sop,
      version,
      exported: exported === null || held === null ? null : { hash: exported, version: held },
    }));
}

/** What tells whether a page needs to be looked at. */
export async function pageHeads(
  database: Database,
  source: string,
  ids: readonly string[],
): Promise<readonly PageHead[]> {
  const [found] = await database.$queryRaw<{ readonly rows: string | null }[]>`
    SELECT json_agg(json_build_array(id, path, source, "retiredAt", retirement))::text AS rows FROM "Sop"
    WHERE (source = ${source} AND "retiredAt" IS NULL) OR id = ANY(${[...ids]})`;
  return headRows.parse(JSON.parse(found?.rows ?? "[]")).map(([sop, path, from, retiredAt, retirement]) => {
    return { sop, path, source: from, retiredAt, retirement };
  });
}

/** Pages not retired of a source, and the pages with these ids whatever their source or fate. */
export async function storedPages(
  database: Database,
  source: string,
  ids: readonly string[],
): Promise<readonly StoredPage[]> {
  const [found] = await database.$queryRaw<{ readonly rows: string | null }[]>`
    SELECT json_agg(s)::text AS rows FROM "Sop" s
    WHERE (source = ${source} AND "retiredAt" IS NULL) OR id = ANY(${[...ids]})`;
  return pageRows.parse(JSON.parse(found?.rows ?? "[]")).map(({ id, ownerId, deputyId, ...page }) => {
    return { ...page, sop: id, owner: ownerId, deputy: deputyId };
  });
}

const texts = z.array(z.string());
const moment = z.string().transform((text) => new Date(text));

const fileRows = z.array(
  z.tuple([z.string(), z.string(), z.string(), z.number(), z.string().nullable(), z.number().nullable()]),
);

const headRows = z.array(
  z.tuple([z.string(), z.string(), z.string(), moment.nullable(), z.string().nullable()]),
);

const pageRows = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(["sop", "lesson"]),
    path: z.string(),
    source: z.string(),
    language: z.string(),
    ownerId: z.string().nullable(),
    deputyId: z.string().nullable(),
    reviewEveryDays: z.number().nullable(),
    skills: texts,
    topics: texts,
    compliance: texts,
    lookup: texts,
    sensitive: z.boolean(),
    sensitiveParts: texts,
    lessonKind: z.string().nullable(),
    builtOn: texts,
    createdAt: moment,
    retiredAt: moment.nullable(),
    retirement: z.string().nullable(),
  }),
);
