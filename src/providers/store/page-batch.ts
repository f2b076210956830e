import type {
  ExportedFile,
  PublicationBatch,
  StoredPage,
  StoredVersion,
} from "../../core/ports/page-writer.ts";
import type { IndexRow } from "../../core/terms.ts";
import type { Prisma } from "./generated/client.ts";
import { toJsonText } from "./json.ts";

type Database = Prisma.TransactionClient;

/**
 * Writes one batch of a publication. Rows go as JSON, a statement for each table: five thousand pages take
 * as many statements as one.
 */
export async function writeBatch(database: Database, batch: PublicationBatch): Promise<void> {
  await writePages(database, batch.pages);
  await writeVersions(database, batch);
  await writePassages(database, batch);
  await writeFiles(database, batch);
  const sops = [...new Set(batch.versions.map((version) => version.sop))];
  if (sops.length > 0)
    await refreshWordings(database, { sops, section: null, publication: batch.publication });
}

/**
 * Wordings, learned and anticipated, hold for the text they were made for, whatever its section is called: those of another text end.
 * Passages whose wordings change belong to the publication. `section` null: every section.
 */
export async function refreshWordings(
  database: Database,
  which: { readonly sops: readonly string[]; readonly section: string | null; readonly publication: number },
): Promise<void> {
  await database.$executeRaw`
    WITH held AS (
      SELECT p.id, COALESCE((
        SELECT array_agg(DISTINCT k.wording ORDER BY k.wording) FROM (
          SELECT "sopId", "sectionHash", wording FROM "KnownWording"
          UNION ALL
          SELECT "sopId", "sectionHash", question FROM "AnticipatedQuestion" WHERE "removedAt" IS NULL
        ) k
        WHERE k."sopId" = p."sopId" AND k."sectionHash" = (
          SELECT c.hash FROM "VersionPassage" vp
          JOIN "SopVersion" v ON v.id = vp."versionId"
          JOIN "Section" c ON c."versionId" = v.id AND c.slug = p.section
          WHERE vp."passageId" = p.id ORDER BY v.number DESC LIMIT 1
        )
      ), '{}') AS wordings
      FROM "Passage" p
      WHERE p."sopId" = ANY(${[...which.sops]}) AND (${which.section}::text IS NULL OR p.section = ${which.section})
        AND (p.wordings <> '{}' OR EXISTS (SELECT 1 FROM "KnownWording" k WHERE k."sopId" = p."sopId")
          OR EXISTS (SELECT 1 FROM "AnticipatedQuestion" a WHERE a."sopId" = p."sopId" AND a."removedAt" IS NULL))
    )
    UPDATE "Passage" p SET wordings = held.wordings, "changedBy" = ${which.publication}
    FROM held WHERE held.id = p.id AND p.wordings <> held.wordings`;
}

async function writePages(database: Database, pages: readonly StoredPage[]): Promise<void> {
  if (pages.length === 0) return;
  const rows = pages.map(({ sop, owner, deputy, ...page }) => ({
    ...page,
    id: sop,
    ownerId: owner,
    deputyId: deputy,
  }));
  await database.$executeRaw`
    INSERT INTO "Sop" SELECT * FROM jsonb_populate_recordset(null::"Sop", ${toJsonText(rows)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET
      kind = EXCLUDED.kind, path = EXCLUDED.path, source = EXCLUDED.source, language = EXCLUDED.language,
      "ownerId" = EXCLUDED."ownerId", "deputyId" = EXCLUDED."deputyId",
      "reviewEveryDays" = EXCLUDED."reviewEveryDays", skills = EXCLUDED.skills,
      topics = EXCLUDED.topics, compliance = EXCLUDED.compliance, lookup = EXCLUDED.lookup,
      sensitive = EXCLUDED.sensitive, "sensitiveParts" = EXCLUDED."sensitiveParts",
      "lessonKind" = EXCLUDED."lessonKind", "builtOn" = EXCLUDED."builtOn", "retiredAt" = EXCLUDED."retiredAt",
      retirement = EXCLUDED.retirement`;
}

async function writeVersions(database: Database, { versions, withdrawn, publication, at }: PublicationBatch) {
  if (versions.length > 0) {
    const rows = versions.map((version) => versionRow(version, publication));
    await database.$executeRaw`
      INSERT INTO "SopVersion" SELECT * FROM jsonb_populate_recordset(null::"SopVersion", ${toJsonText(rows)}::jsonb)`;
    const sections = versions.flatMap(sectionRows);
    await database.$executeRaw`
      INSERT INTO "Section" SELECT * FROM jsonb_populate_recordset(null::"Section", ${toJsonText(sections)}::jsonb)`;
  }
  for (const { sop, version } of withdrawn) {
    await database.sopVersion.update({ where: { id: `${sop}@${version}` }, data: { withdrawnAt: at } });
  }
}

async function writePassages(
  database: Database,
  { passages, windows, versions, publication }: PublicationBatch,
) {
  if (passages.length > 0) {
    const rows = passages.map((passage) => passageRow(passage, publication));
    await database.$executeRaw`
      INSERT INTO "Passage" SELECT * FROM jsonb_populate_recordset(null::"Passage", ${toJsonText(rows)}::jsonb)
      ON CONFLICT (id) DO UPDATE SET
        "from" = EXCLUDED."from", until = EXCLUDED.until, "changedBy" = EXCLUDED."changedBy"`;
  }
  if (windows.length > 0) {
    await database.$executeRaw`
      UPDATE "Passage" p SET "from" = w."from", until = w.until, "changedBy" = ${publication}
      FROM jsonb_populate_recordset(null::"Passage", ${toJsonText(windows)}::jsonb) w WHERE w.id = p.id`;
  }
  const places = versions.flatMap((version) =>
    version.passages.map((passageId, ordinal) => ({ versionId: idOf(version), passageId, ordinal })),
  );
  if (places.length > 0) {
    await database.$executeRaw`
      INSERT INTO "VersionPassage"
      SELECT * FROM jsonb_populate_recordset(null::"VersionPassage", ${toJsonText(places)}::jsonb)`;
  }
}

async function writeFiles(database: Database, { source, at, files, forgottenFiles }: PublicationBatch) {
  if (forgottenFiles.length > 0) {
    await database.$executeRaw`
      DELETE FROM "SourceFile" WHERE source = ${source} AND path = ANY(${[...forgottenFiles]})`;
  }
  if (files.length === 0) return;
  const rows = files.map(({ path, hash, sop, version }) => {
    return { path, hash, version, source, sopId: sop, importedAt: at };
  });
  await database.$executeRaw`
    INSERT INTO "SourceFile" SELECT * FROM jsonb_populate_recordset(null::"SourceFile", ${toJsonText(rows)}::jsonb)
    ON CONFLICT (source, path) DO UPDATE SET
      hash = EXCLUDED.hash, "sopId" = EXCLUDED."sopId", version = EXCLUDED.version,
      "importedAt" = EXCLUDED."importedAt", "exportedHash" = NULL, "exportedVersion" = NULL`;
}

/** The file as imported stays known: a checkout that has not seen the new one yet changes nothing. */
export async function noteExported(
  database: Database,
  source: string,
  files: readonly ExportedFile[],
  at: Date,
): Promise<void> {
  for (const { path, hash, sop, version } of files) {
    await database.sourceFile.upsert({
      where: { source_path: { source, path } },
      create: { source, path, hash, sopId: sop, version, importedAt: at },
      update: { exportedHash: hash, exportedVersion: version },
    });
  }
}

function versionRow(version: StoredVersion, publication: number) {
  const { sop, version: number, approver, draft, approvedBy, ...more } = version;
  const { sections: _sections, passages: _passages, ...rest } = more;
  const people = { approverId: approver, approvedById: approvedBy };
  return { ...rest, ...people, id: idOf(version), sopId: sop, number, draftId: draft, publication };
}

function sectionRows(version: StoredVersion) {
  const versionId = idOf(version);
  return version.sections.map((section) => ({ ...section, id: `${versionId}#${section.slug}`, versionId }));
}

function passageRow({ sop, ...passage }: IndexRow, publication: number) {
  return { ...passage, sopId: sop, changedBy: publication };
}

function idOf({ sop, version }: StoredVersion): string {
  return `${sop}@${version}`;
}
