import type { Block } from "../../core/blocks.ts";
import type { CurrentSection, PageFacts, SectionText } from "../../core/ports/page-store.ts";
import type { PageKind, Risk } from "../../core/terms.ts";
import { Prisma } from "./generated/client.ts";

/** A page and one of its versions, without the text. */
export interface FactsRow {
  readonly sop: string;
  readonly kind: string;
  readonly path: string;
  readonly language: string;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly reviewEveryDays: number | null;
  readonly skills: string[];
  readonly lookup: string[];
  readonly sensitive: boolean;
  readonly sensitiveParts: string[];
  readonly lessonKind: string | null;
  readonly builtOn: string[];
  readonly retiredAt: Date | null;
  readonly versionId: string;
  readonly number: number;
  readonly title: string;
  readonly effective: Date;
  readonly effectiveOn: string;
  readonly publishedAt: Date;
  readonly reason: string | null;
  readonly audience: string[];
  readonly risk: string;
  readonly approval: string[];
  readonly approverId: string | null;
  readonly reviewedAt: Date | null;
}

/** What the file of a Sop `s` says, else what was said of it in chat. */
const skillsOf = Prisma.sql`CASE WHEN s.skills <> '{}' THEN s.skills ELSE COALESCE((
  SELECT d.tags FROM "TagDecision" d WHERE d."subjectKind" = 'page' AND d."subjectId" = s.id AND d.kind = 'skill'
  ORDER BY d.ordinal DESC LIMIT 1), '{}') END`;

/** Columns of `FactsRow`, of a Sop `s` and its version `v`. */
export const factsColumns = Prisma.sql`
  s.id AS sop, s.kind, s.path, s.language, s."ownerId", s."deputyId", s."reviewEveryDays", ${skillsOf} AS skills, s.lookup,
  s.sensitive, s."sensitiveParts", s."lessonKind", s."builtOn", s."retiredAt",
  v.id AS "versionId", v.number, v.title, v.effective, v."effectiveOn", v."publishedAt", v.reason, v.audience,
  v.risk, v.approval, v."approverId", v."reviewedAt"`;

/** Versions `v` of Sops `s` that hold at an instant: the latest effective, then the highest number, is current. */
export function holdsAt(at: Date): Prisma.Sql {
  return Prisma.sql`v.effective <= ${at} AND v."publishedAt" <= ${at}
    AND (v."withdrawnAt" IS NULL OR v."withdrawnAt" > ${at})
    AND (s."retiredAt" IS NULL OR s."retiredAt" > ${at})`;
}

/** To be put after `SELECT DISTINCT ON (v."sopId")`, so that the current version is the one that stays. */
export const latestFirst = Prisma.sql`ORDER BY v."sopId", v.effective DESC, v.number DESC`;

export interface SectionRow {
  readonly slug: string;
  readonly heading: string;
  readonly headings: string[];
  readonly level: number;
  readonly ordinal: number;
  readonly blocks: unknown;
  readonly hash: string;
  readonly lineage: string;
}

export function toFacts(row: FactsRow): PageFacts {
  return {
    sop: row.sop,
    kind: row.kind as PageKind,
    path: row.path,
    title: row.title,
    version: row.number,
    language: row.language,
    effective: row.effective,
    effectiveOn: row.effectiveOn,
    publishedAt: row.publishedAt,
    reason: row.reason,
    audience: row.audience,
    risk: row.risk as Risk,
    owner: row.ownerId,
    deputy: row.deputyId,
    approver: row.approverId,
    reviewEveryDays: row.reviewEveryDays,
    reviewedAt: row.reviewedAt,
    skills: row.skills,
  };
}

export function toSectionText(row: SectionRow): SectionText {
  const { slug, heading, headings, level, ordinal, hash, lineage } = row;
  return { slug, heading, headings, level, ordinal, hash, lineage, blocks: row.blocks as readonly Block[] };
}

export function toCurrentSection(facts: FactsRow, section: SectionRow): CurrentSection {
  return {
    ...toFacts(facts),
    ...toSectionText(section),
    section: section.slug,
    approval: facts.approval.includes(section.slug),
    lookup: facts.lookup.includes(section.slug),
    sensitive: facts.sensitive || facts.sensitiveParts.includes(section.slug),
  };
}
