import { z } from "zod";
import type { SectionKey } from "../../core/ports/page-store.ts";
import type { PageToTag, TagReader } from "../../core/ports/tag-store.ts";
import type { ProposedTag, TagDecision, TagKind, TagProposal, TagSubject } from "../../core/tags.ts";
import { Prisma } from "./generated/client.ts";
import type { TagDecisionModel, TagProposalModel } from "./generated/models.ts";
import { type FactsRow, factsColumns, holdsAt, latestFirst, toFacts } from "./page-rows.ts";

/** Reads what is proposed and said of tags. Everything is written by `ConversationStore.append`. */
export function tagStore(database: Prisma.TransactionClient): TagReader {
  return {
    pagesToTag: (at, only) => pagesToTag(database, at, only ?? null),
    practisedSections: (sops, at) => practisedSections(database, sops, at),
    async unansweredNear(since) {
      const rows = await database.$queryRaw<{ readonly sop: string; readonly questions: number }[]>`
        SELECT p."sopId" AS sop, count(*)::int AS questions
        FROM "Answer" a JOIN "Passage" p ON p.id = a.passages -> 0 ->> 'id'
        WHERE a.at >= ${since} AND a.outcome IN ('abstained', 'clarify') AND NOT a.sensitive
        GROUP BY p."sopId"`;
      return new Map(rows.map(({ sop, questions }) => [sop, questions]));
    },
    async tagProposals() {
      const rows = await database.tagProposal.findMany({ orderBy: [{ at: "asc" }, { subjectId: "asc" }] });
      return rows.map(toProposal);
    },
    async tagDecisions() {
      const rows = await database.tagDecision.findMany({ orderBy: [{ at: "asc" }, { ordinal: "asc" }] });
      return rows.map(toDecision);
    },
  };
}

interface TagRow extends FactsRow {
  readonly inFile: string[];
  readonly topics: string[];
  readonly compliance: string[];
  readonly text: string | null;
}

async function pagesToTag(
  database: Prisma.TransactionClient,
  at: Date,
  only: readonly string[] | null,
): Promise<readonly PageToTag[]> {
  const wanted = only === null ? Prisma.sql`TRUE` : Prisma.sql`s.id = ANY(${[...only]})`;
  const rows = await database.$queryRaw<TagRow[]>`
    WITH current AS (
      SELECT DISTINCT ON (v."sopId") ${factsColumns}, s.skills AS "inFile",
        COALESCE(s.topics, '{}') AS topics, COALESCE(s.compliance, '{}') AS compliance
      FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId" WHERE ${wanted} AND ${holdsAt(at)}
      ${latestFirst}
    )
    SELECT current.*, (
      SELECT string_agg(array_to_string(p.headings, ' ') || ' ' || p.text, ' ' ORDER BY vp.ordinal)
      FROM "VersionPassage" vp JOIN "Passage" p ON p.id = vp."passageId"
      WHERE vp."versionId" = current."versionId"
    ) AS text
    FROM current ORDER BY kind DESC, path COLLATE "C"`;
  return rows.map((row) => ({
    ...toFacts(row),
    area: row.path.includes("/") ? (row.path.split("/")[0] ?? "") : "",
    sensitive: row.sensitive,
    lessonKind: row.lessonKind,
    inFile: { skill: row.inFile, topic: row.topics, audience: row.audience, compliance: row.compliance },
    builtOn: row.builtOn,
    text: row.text ?? "",
  }));
}

async function practisedSections(
  database: Prisma.TransactionClient,
  sops: readonly string[],
  at: Date,
): Promise<readonly SectionKey[]> {
  if (sops.length === 0) return [];
  return database.$queryRaw<SectionKey[]>`
    WITH current AS (
      SELECT DISTINCT ON (v."sopId") v.id, s.id AS sop, s.lookup, s."sensitiveParts"
      FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
      WHERE s.id = ANY(${[...sops]}) AND NOT s.sensitive AND ${holdsAt(at)}
      ${latestFirst}
    )
    SELECT current.sop, c.slug AS section FROM current JOIN "Section" c ON c."versionId" = current.id
    WHERE c.slug <> ALL(current.lookup) AND c.slug <> ALL(current."sensitiveParts")
      AND jsonb_array_length(c.blocks) > 0
    ORDER BY current.sop, c.ordinal`;
}

function toProposal({ tags, ...row }: TagProposalModel): TagProposal {
  return { ...keyOf(row), text: row.textHash, ...proposedSchema.parse(tags), at: row.at };
}

function toDecision({ ordinal, textHash, proposed, tags, personId, ...row }: TagDecisionModel): TagDecision {
  return { ...keyOf(row), ordinal, text: textHash, proposed, tags, by: personId, at: row.at };
}

function keyOf({
  subjectKind,
  subjectId,
  kind,
}: Pick<TagProposalModel, "subjectKind" | "subjectId" | "kind">): {
  readonly subject: TagSubject;
  readonly tagKind: TagKind;
} {
  return {
    subject: { kind: subjectKind === "item" ? "item" : "page", id: subjectId },
    tagKind: kindSchema.parse(kind),
  };
}

const kindSchema = z.enum(["skill", "topic", "audience", "compliance"]);

const tagSchema: z.ZodType<ProposedTag> = z.object({
  tag: z.string(),
  score: z.number(),
  reason: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("words"), words: z.array(z.string()) }),
    z.object({ kind: z.literal("built-on") }),
  ]),
});

const proposedSchema = z.object({ tags: z.array(tagSchema), others: z.array(z.string()) });
