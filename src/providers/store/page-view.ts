import type { PageAddress, PageView, SectionKey, VersionSummary } from "../../core/ports/page-store.ts";
import { currentVersion, versionState } from "../../core/versions.ts";
import type { Prisma } from "./generated/client.ts";
import type { SopModel, SopVersionModel } from "./generated/models.ts";
import { type FactsRow, factsColumns, holdsAt, latestFirst, toCurrentSection, toFacts } from "./page-rows.ts";

type Database = Prisma.TransactionClient;

/** A whole page at one version. Of several pages that stood at a path, the one that is not retired, or the last. */
export async function pageAt(database: Database, where: PageAddress, at: Date): Promise<PageView | null> {
  const [page] = await database.sop.findMany({
    where: { kind: where.kind, path: where.path },
    orderBy: [{ retiredAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
    take: 1,
  });
  if (page === undefined) return null;
  const versions = await historyOf(database, page, at);
  const wanted =
    where.version === null
      ? currentVersion(versions, page.retiredAt, at)
      : versions.find((version) => version.version === where.version);
  if (wanted === undefined || wanted === null) return null;
  const [facts] = await database.$queryRaw<FactsRow[]>`
    SELECT ${factsColumns} FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
    WHERE v."sopId" = ${page.id} AND v.number = ${wanted.version}`;
  if (facts === undefined) return null;
  const sections = await database.section.findMany({
    where: { versionId: facts.versionId },
    orderBy: { ordinal: "asc" },
  });
  return {
    ...toFacts(facts),
    state: wanted.state,
    retiredAt: page.retiredAt,
    sections: sections.map((section) => toCurrentSection(facts, section)),
    versions,
    lessons: await lessonsOn(database, page, at),
    lessonKind: page.lessonKind,
    builtOn: await sectionsNamed(database, page.builtOn),
  };
}

/** Every version of a page, newest first. */
async function historyOf(database: Database, page: SopModel, at: Date): Promise<readonly VersionSummary[]> {
  const rows = await database.sopVersion.findMany({
    where: { sopId: page.id },
    omit: { body: true },
    orderBy: { number: "desc" },
  });
  const dates = rows.map((row) => ({ ...row, version: row.number }));
  return dates.map((row) => ({ ...toSummary(row), state: versionState(row, dates, page.retiredAt, at) }));
}

function toSummary(row: Omit<SopVersionModel, "body">): Omit<VersionSummary, "state"> {
  return {
    version: row.number,
    title: row.title,
    effective: row.effective,
    effectiveOn: row.effectiveOn,
    publishedAt: row.publishedAt,
    withdrawnAt: row.withdrawnAt,
    reason: row.reason,
    author: row.author,
    approvedBy: row.approvedById,
    rollbackOf: row.rollbackOf,
    audience: row.audience,
  };
}

async function lessonsOn(database: Database, page: SopModel, at: Date): Promise<PageView["lessons"]> {
  const rows = await database.$queryRaw<FactsRow[]>`
    SELECT DISTINCT ON (v."sopId") ${factsColumns} FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
    WHERE s.kind = 'lesson' AND ${holdsAt(at)} AND EXISTS (
      SELECT 1 FROM unnest(s."builtOn") AS target
      WHERE split_part(target, '#', 1) IN (${page.id}, ${page.path})
    )
    ${latestFirst}`;
  return rows.flatMap((row) =>
    row.builtOn
      .filter((target) => [page.id, page.path].includes(target.split("#")[0] ?? ""))
      .map((target) => ({
        sop: row.sop,
        path: row.path,
        title: row.title,
        version: row.number,
        lessonKind: row.lessonKind,
        audience: row.audience,
        section: target.split("#")[1] ?? "",
      })),
  );
}

/** Lessons name a Sop by its id or its path. */
async function sectionsNamed(database: Database, builtOn: readonly string[]): Promise<readonly SectionKey[]> {
  const named = builtOn.map((target) => ({
    sop: target.split("#")[0] ?? "",
    section: target.split("#")[1] ?? "",
  }));
  const names = named.map((key) => key.sop);
  if (names.length === 0) return [];
  const sops = await database.sop.findMany({
    where: { kind: "sop", OR: [{ id: { in: names } }, { path: { in: names }, retiredAt: null }] },
    select: { id: true, path: true },
  });
  const ids = new Map([
    ...sops.map((sop) => [sop.path, sop.id] as const),
    ...sops.map((sop) => [sop.id, sop.id] as const),
  ]);
  return named.map((key) => ({ ...key, sop: ids.get(key.sop) ?? key.sop }));
}
