import type {
  LessonLink,
  PageAddressed,
  PageIdentity,
  PageListing,
  PageReader,
  SectionKey,
  UpcomingVersion,
} from "../../core/ports/page-store.ts";
import type { CurrentPassages } from "../../core/ports/retrieval.ts";
import type { PageKind, Passage } from "../../core/terms.ts";
import { upcomingVersion } from "../../core/versions.ts";
import type { Prisma } from "./generated/client.ts";
import { versionsBetween } from "./page-news.ts";
import { type FactsRow, factsColumns, holdsAt, latestFirst, toFacts } from "./page-rows.ts";
import { currentSections, sectionAt, slugsOf } from "./page-sections.ts";
import { pageAt } from "./page-view.ts";

type Database = Prisma.TransactionClient;

export function pageReader(database: Database): PageReader & CurrentPassages {
  return {
    keepCurrent: (passages, at) => keepCurrent(database, passages, at),
    currentSections: (wanted, at) => currentSections(database, wanted, at),
    neighbouringSections: (key, at) => neighbouringSections(database, key, at),
    sectionAt: (key, version) => sectionAt(database, key, version),
    upcoming: (sop, at) => upcoming(database, sop, at),
    pageAt: (where, at) => pageAt(database, where, at),
    resolve: (pathOrId) => resolve(database, pathOrId),
    currentPages: (at) => currentPages(database, at),
    addresses: () => addresses(database),
    lessonsFor: (key, at) => lessonsFor(database, key, at),
    versionsBetween: (from, to) => versionsBetween(database, from, to),
  };
}

async function keepCurrent<P extends Pick<Passage, "id" | "sop">>(
  database: Database,
  passages: readonly P[],
  at: Date,
): Promise<readonly P[]> {
  if (passages.length === 0) return [];
  const rows = await database.$queryRaw<{ readonly passageId: string }[]>`
    WITH current AS (
      SELECT DISTINCT ON (v."sopId") v.id FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
      WHERE v."sopId" = ANY(${[...new Set(passages.map((passage) => passage.sop))]}) AND ${holdsAt(at)}
      ${latestFirst}
    )
    SELECT p."passageId" FROM current JOIN "VersionPassage" p ON p."versionId" = current.id
    WHERE p."passageId" = ANY(${passages.map((passage) => passage.id)})`;
  const current = new Set(rows.map((row) => row.passageId));
  return passages.filter((passage) => current.has(passage.id));
}

async function neighbouringSections(database: Database, { sop, section }: SectionKey, at: Date) {
  const rows = await database.$queryRaw<{ readonly slug: string; readonly heading: string }[]>`
    WITH current AS (
      SELECT DISTINCT ON (v."sopId") v.id FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
      WHERE v."sopId" = ${sop} AND ${holdsAt(at)}
      ${latestFirst}
    )
    SELECT c.slug, c.heading FROM current JOIN "Section" c ON c."versionId" = current.id
    WHERE c.slug = ${section} OR jsonb_array_length(c.blocks) > 0
    ORDER BY c.ordinal`;
  const place = rows.findIndex((row) => row.slug === section);
  const sectionOf = (index: number) => {
    const row = place < 0 ? undefined : rows[index];
    return row === undefined ? null : { sop, section: row.slug, heading: row.heading };
  };
  return { before: sectionOf(place - 1), after: sectionOf(place + 1) };
}

async function upcoming(database: Database, sop: string, at: Date): Promise<UpcomingVersion | null> {
  const page = await database.sop.findUnique({
    where: { id: sop },
    include: { versions: { omit: { body: true }, where: { effective: { gt: at } } } },
  });
  if (page === null) return null;
  const versions = page.versions.map((row) => ({ ...row, version: row.number }));
  const next = upcomingVersion(versions, page.retiredAt, at);
  if (next === null) return null;
  const { version, title, effective, effectiveOn, reason, audience } = next;
  return { sop, path: page.path, title, version, effective, effectiveOn, reason, audience };
}

async function resolve(database: Database, pathOrId: string): Promise<PageIdentity | null> {
  const rows = await database.sop.findMany({ where: { OR: [{ path: pathOrId }, { id: pathOrId }] } });
  const rank = (row: (typeof rows)[number]): number =>
    (row.retiredAt === null ? 0 : 4) + (row.path === pathOrId ? 0 : 2) + (row.kind === "sop" ? 0 : 1);
  const [best] = rows.sort((a, b) => rank(a) - rank(b) || b.createdAt.getTime() - a.createdAt.getTime());
  if (best === undefined) return null;
  return { sop: best.id, kind: best.kind as PageKind, path: best.path, retiredAt: best.retiredAt };
}

async function addresses(database: Database): Promise<readonly PageAddressed[]> {
  const pages = await database.sop.findMany({
    where: { retiredAt: null },
    select: { id: true, kind: true, path: true, ownerId: true },
  });
  return pages.map((page) => ({
    sop: page.id,
    kind: page.kind as PageKind,
    path: page.path,
    owner: page.ownerId,
  }));
}

async function currentPages(database: Database, at: Date): Promise<readonly PageListing[]> {
  const rows = await database.$queryRaw<FactsRow[]>`
    SELECT DISTINCT ON (v."sopId") ${factsColumns} FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
    WHERE ${holdsAt(at)}
    ${latestFirst}`;
  return rows
    .map((row) => ({
      ...toFacts(row),
      area: row.path.includes("/") ? (row.path.split("/")[0] ?? "") : "",
      sensitive: row.sensitive,
      lessonKind: row.lessonKind,
    }))
    .sort((a, b) => (b.kind < a.kind ? -1 : b.kind > a.kind ? 1 : a.path < b.path ? -1 : 1));
}

async function lessonsFor(
  database: Database,
  { sop, section }: SectionKey,
  at: Date,
): Promise<readonly LessonLink[]> {
  const slugs = await slugsOf(database, { sop, section });
  const rows = await database.$queryRaw<(FactsRow & { readonly readers: number })[]>`
    WITH target AS (
      SELECT array_agg(name || '#' || slug) AS names
      FROM "Sop" s, unnest(ARRAY[s.id, s.path]) AS name, unnest(${[...slugs]}::text[]) AS slug WHERE s.id = ${sop}
    )
    SELECT DISTINCT ON (v."sopId") ${factsColumns},
      (SELECT count(DISTINCT l."personId")::int FROM "LessonSeen" l WHERE l."lessonId" = v."sopId") AS readers
    FROM target, "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
    WHERE s.kind = 'lesson' AND s."builtOn" && target.names
      AND ${holdsAt(at)}
    ${latestFirst}`;
  const byUse = rows.toSorted((a, b) => b.readers - a.readers);
  return byUse.map((row) => ({
    sop: row.sop,
    path: row.path,
    title: row.title,
    version: row.number,
    lessonKind: row.lessonKind,
    audience: row.audience,
  }));
}
