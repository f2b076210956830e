import { z } from "zod";
import type { HandoverStore } from "../../core/ports/handover-store.ts";
import type { Request, RequestStep } from "../../core/requests.ts";
import type { Prisma } from "./generated/client.ts";
import type { RequestModel, RequestStepModel } from "./generated/models.ts";

const withSteps = { steps: { orderBy: { ordinal: "asc" } } } as const;

/** Reads what was carried to people. Everything is written by `ConversationStore.append`. */
export function handoverStore(database: Prisma.TransactionClient): HandoverStore {
  const table = database.request;
  return {
    async request(id) {
      const row = await table.findUnique({ where: { id }, include: withSteps });
      return row === null ? null : toRequest(row);
    },
    async overdue(now, limit) {
      const where = { closedAt: null, dueAt: { lte: now } };
      const rows = await table.findMany({
        where,
        orderBy: { dueAt: "asc" },
        take: limit,
        include: withSteps,
      });
      return rows.map(toRequest);
    },
    async openFor(person) {
      const where = { offeredTo: person, closedAt: null };
      const rows = await table.findMany({ where, orderBy: { at: "asc" }, include: withSteps });
      return rows.map(toRequest);
    },
    async madeBy(person, limit) {
      const where = { personId: person };
      const rows = await table.findMany({ where, orderBy: { at: "desc" }, take: limit, include: withSteps });
      return rows.map(toRequest);
    },
    requestOfMessage: (message) => requestOfMessage(database, message),
    async decisionsOn(sop, limit) {
      const where = { sopId: sop, kind: "approval", steps: { some: { kind: "decided" } } };
      const rows = await table.findMany({ where, orderBy: { at: "desc" }, take: limit, include: withSteps });
      return rows.map(toRequest);
    },
    async notesOn(sop, limit) {
      const rows = await database.pageNote.findMany({
        where: { sopId: sop },
        orderBy: { at: "desc" },
        take: limit,
      });
      return rows.map(({ id, sopId, version, section, text, authorId, requestId, at }) => {
        return { id, sop: sopId, version, section, text, author: authorId, request: requestId, at };
      });
    },
  };
}

/** A card is updated in place by later messages: the offer is the first of them. */
async function requestOfMessage(
  database: Prisma.TransactionClient,
  message: string,
): Promise<Request | null> {
  const rows = await database.$queryRaw<{ readonly requestId: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, "replacesId" FROM "OutgoingMessage" WHERE id = ${message}
      UNION
      SELECT earlier.id, earlier."replacesId"
      FROM "OutgoingMessage" earlier JOIN chain ON chain."replacesId" = earlier.id
    )
    SELECT "requestId" FROM "RequestStep" WHERE "messageId" IN (SELECT id FROM chain) LIMIT 1`;
  const [found] = rows;
  return found === undefined ? null : handoverStore(database).request(found.requestId);
}

function toRequest(row: RequestModel & { readonly steps: readonly RequestStepModel[] }): Request {
  const { sopId: sop, version, section } = row;
  return {
    id: row.id,
    kind: row.kind === "approval" ? "approval" : "help",
    answer: row.answerId,
    place: placeSchema.parse(row.place),
    question: row.question,
    details: row.details,
    about: sop === null || version === null || section === null ? null : { sop, version, section },
    at: row.at,
    steps: row.steps.map(toStep),
  };
}

function toStep({ kind, personId, until, text, verdict, messageId, at }: RequestStepModel): RequestStep {
  return {
    kind: kind as RequestStep["kind"],
    person: personId,
    until,
    text,
    verdict: verdict as RequestStep["verdict"],
    message: messageId,
    at,
  };
}

const placeSchema = z.object({
  channel: z.enum(["slack", "teams", "web", "cli"]),
  conversation: z.string(),
  thread: z.string().nullable(),
  account: z.string().nullable(),
  person: z.string().nullable(),
  reach: z.enum(["direct", "room", "aside"]),
});
