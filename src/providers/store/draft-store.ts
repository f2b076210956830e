import type { Draft, DraftStep } from "../../core/drafts.ts";
import type { DraftStore, VersionTakingEffect } from "../../core/ports/draft-store.ts";
import type { Prisma } from "./generated/client.ts";
import type { DraftModel, DraftStepModel, PageNoteModel } from "./generated/models.ts";

type Database = Prisma.TransactionClient;

const withSteps = { steps: { orderBy: { ordinal: "asc" } } } as const;
const open = { state: { in: ["draft", "in-review"] } };

/** Drafts with their steps. Everything is written by `ConversationStore.append`. */
export function draftStore(database: Database): DraftStore {
  const find = async (query: Omit<Prisma.DraftFindManyArgs, "include" | "select">) =>
    (await database.draft.findMany({ ...query, include: withSteps })).map(toDraft);
  return {
    draft: async (id) => (await find({ where: { id } }))[0] ?? null,
    dueDrafts: (due, limit) => find({ where: { due }, orderBy: [{ at: "asc" }, { id: "asc" }], take: limit }),
    openDrafts: (sops) =>
      find({
        where: { ...open, ...(sops === null ? {} : { sopId: { in: [...sops] } }) },
        orderBy: [{ at: "asc" }, { id: "asc" }],
      }),
    draftsBy: (person, limit) =>
      find({ where: { authorId: person }, orderBy: [{ at: "desc" }, { id: "desc" }], take: limit }),
    draftsOn: (sop) => find({ where: { sopId: sop }, orderBy: [{ at: "desc" }, { id: "desc" }] }),
    async notesWithoutDraft(limit) {
      const rows = await database.$queryRaw<PageNoteModel[]>`
        SELECT n.* FROM "PageNote" n JOIN "Sop" s ON s.id = n."sopId"
        WHERE s."retiredAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Draft" d WHERE d."noteId" = n.id)
        ORDER BY n.at, n.id LIMIT ${limit}`;
      return rows.map(({ sopId, authorId, requestId, ...note }) => {
        return { ...note, sop: sopId, author: authorId, request: requestId };
      });
    },
    versionsToTakeEffect: (now) => versionsToTakeEffect(database, now),
  };
}

async function versionsToTakeEffect(database: Database, now: Date): Promise<readonly VersionTakingEffect[]> {
  return database.$queryRaw<VersionTakingEffect[]>`
    SELECT v."sopId" AS sop, v.number AS version, v.title, v.effective, v."publishedAt", v.author,
      s."ownerId" AS owner
    FROM "SopVersion" v JOIN "Sop" s ON s.id = v."sopId"
    WHERE v.effective <= ${now} AND v."publishedAt" <= ${now} AND s."retiredAt" IS NULL
      AND (v."withdrawnAt" IS NULL OR v."withdrawnAt" > ${now})
      AND NOT EXISTS (SELECT 1 FROM "VersionInEffect" e WHERE e."sopId" = v."sopId" AND e.version = v.number)
    ORDER BY v.effective, v."sopId", v.number`;
}

function toDraft(row: DraftModel & { readonly steps: readonly DraftStepModel[] }): Draft {
  const { id, base, section, title, body, effectiveOn, reason, rollbackOf, at } = row;
  return {
    id,
    base,
    section,
    title,
    body,
    effectiveOn,
    reason,
    rollbackOf,
    at,
    kind: row.kind as Draft["kind"],
    sop: row.sopId,
    author: row.authorId,
    origin: row.origin as Draft["origin"],
    note: row.noteId,
    replaces: row.replacesId,
    steps: row.steps.map(toStep),
  };
}

function toStep({ kind, personId, reason, version, messageId, at }: DraftStepModel): DraftStep {
  return { kind: kind as DraftStep["kind"], person: personId, reason, version, message: messageId, at };
}
