import { z } from "zod";
import type { Card } from "../../core/card.ts";
import { AlreadyDoneError } from "../../core/errors.ts";
import type { Inbound } from "../../core/inbound.ts";
import type { OutcomeKind } from "../../core/outcome.ts";
import type { ConversationStore, OutgoingMessage, SentMessage } from "../../core/ports/conversation-store.ts";
import type { Channel } from "../../core/terms.ts";
import { appendFact } from "./facts.ts";
import { Prisma } from "./generated/client.ts";
import type { OutgoingMessageModel } from "./generated/models.ts";
import { toJson, toJsonText, toText } from "./json.ts";

/** After so many tries an event is let alone: whatever kills the process must not do so every minute. */
const triesAtMost = 5;

export function conversationStore(database: Prisma.TransactionClient): ConversationStore {
  return {
    claim: (inbound, now, leaseMs) => claim(database, inbound, now, leaseMs),
    unfinished: (before, limit) => unfinished(database, before, limit),
    finish: (event, now) => finish(database, event, now),
    async append(facts) {
      for (const fact of facts) await appendFact(database, fact);
    },
    queue: (messages) => queue(database, messages),
    async messagesFor(event) {
      const rows = await database.outgoingMessage.findMany({
        where: { eventId: toText(event) },
        orderBy: { sequence: "asc" },
      });
      return rows.map(toSentMessage);
    },
    messagesAfter: (place) => messagesAfter(database, place),
    forgetText: (before) => forgetText(database, before),
  };
}

/** One statement, so that any number of deliveries of one event meet in the database and one gets it. */
async function claim(
  database: Prisma.TransactionClient,
  inbound: Inbound,
  now: Date,
  leaseMs: number,
): Promise<"claimed" | "done" | "busy"> {
  const { id, channel, conversation, person } = inbound;
  const abandonedSince = new Date(now.getTime() - leaseMs);
  const rows = await database.$queryRaw<{ readonly result: "claimed" | "done" | "busy" }[]>`
    WITH taken AS (
      INSERT INTO "InboundEvent" (id, channel, conversation, "personId", payload, "receivedAt", "claimedAt")
      VALUES (${toText(id)}, ${channel}, ${toText(conversation)}, ${person}, ${toJsonText(inbound)}::jsonb, ${now}, ${now})
      ON CONFLICT (id) DO UPDATE
        SET "claimedAt" = EXCLUDED."claimedAt", attempts = "InboundEvent".attempts + 1
        WHERE "InboundEvent"."doneAt" IS NULL AND "InboundEvent"."claimedAt" <= ${abandonedSince}
      RETURNING id
    )
    SELECT CASE
      WHEN EXISTS (SELECT 1 FROM taken) THEN 'claimed'
      WHEN EXISTS (SELECT 1 FROM "InboundEvent" WHERE id = ${toText(id)} AND "doneAt" IS NOT NULL) THEN 'done'
      ELSE 'busy'
    END AS result`;
  return rows[0]?.result ?? "busy";
}

async function unfinished(
  database: Prisma.TransactionClient,
  before: Date,
  limit: number,
): Promise<readonly Inbound[]> {
  const rows = await database.inboundEvent.findMany({
    where: {
      doneAt: null,
      claimedAt: { lte: before },
      attempts: { lt: triesAtMost },
      payload: { not: Prisma.DbNull },
    },
    orderBy: { receivedAt: "asc" },
    take: limit,
  });
  return rows.map((row) => inboundSchema.parse(row.payload));
}

/** Two processes may both have answered, when the first was slower than its lease: the later one gives way. */
async function finish(database: Prisma.TransactionClient, event: string, now: Date): Promise<void> {
  const { count } = await database.inboundEvent.updateMany({
    where: { id: toText(event), doneAt: null },
    data: { doneAt: now, payload: Prisma.DbNull },
  });
  if (count === 0) throw new AlreadyDoneError(event);
}

async function queue(
  database: Prisma.TransactionClient,
  messages: readonly OutgoingMessage[],
): Promise<void> {
  for (const place of new Set(messages.map(({ channel, conversation }) => `${channel} ${conversation}`))) {
    await takeTurn(database, place);
  }
  await database.outgoingMessage.createMany({
    data: messages.map((message) => ({
      id: message.id,
      channel: message.channel,
      conversation: toText(message.conversation),
      thread: message.thread,
      personId: message.person,
      eventId: message.event === null ? null : toText(message.event),
      card: message.card === null ? Prisma.DbNull : toJson(message.card),
      text: message.card === null ? null : toText(message.card.summary),
      outcome: message.outcome,
      queuedAt: message.at,
    })),
  });
}

/**
 * Until the transaction ends, nobody else speaks in this conversation. Otherwise a message with a lower
 * sequence could become visible after a higher one, and a client that asks for "what comes after" would
 * never see it.
 */
async function takeTurn(database: Prisma.TransactionClient, place: string): Promise<void> {
  await database.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${toText(place)}, 0))`;
}

async function messagesAfter(
  database: Prisma.TransactionClient,
  place: Parameters<ConversationStore["messagesAfter"]>[0],
): Promise<readonly SentMessage[]> {
  const last =
    place.after === null
      ? null
      : await database.outgoingMessage.findUnique({ where: { id: toText(place.after) } });
  const rows = await database.outgoingMessage.findMany({
    where: {
      channel: place.channel,
      conversation: toText(place.conversation),
      personId: place.person,
      ...(last === null ? {} : { sequence: { gt: last.sequence } }),
    },
    orderBy: { sequence: "asc" },
    take: place.limit,
  });
  return rows.map(toSentMessage);
}

async function forgetText(
  database: Prisma.TransactionClient,
  before: Date,
): Promise<{ readonly answers: number; readonly messages: number }> {
  const answers = await database.answer.updateMany({
    where: {
      at: { lt: before },
      OR: [{ question: { not: null } }, { standalone: { not: null } }, { key: { not: null } }],
    },
    data: { question: null, standalone: null, key: null },
  });
  const messages = await database.outgoingMessage.updateMany({
    where: { queuedAt: { lt: before }, text: { not: null } },
    data: { card: Prisma.DbNull, text: null },
  });
  await database.inboundEvent.updateMany({
    where: { receivedAt: { lt: before }, payload: { not: Prisma.DbNull } },
    data: { payload: Prisma.DbNull },
  });
  return { answers: answers.count, messages: messages.count };
}

function toSentMessage(row: OutgoingMessageModel): SentMessage {
  return {
    id: row.id,
    sequence: row.sequence,
    channel: row.channel as Channel,
    conversation: row.conversation,
    thread: row.thread,
    person: row.personId,
    event: row.eventId,
    card: row.card as Card | null,
    outcome: row.outcome as OutcomeKind | null,
    at: row.queuedAt,
  };
}

const inboundSchema = z.object({
  id: z.string(),
  channel: z.enum(["slack", "teams", "web", "cli"]),
  conversation: z.string(),
  thread: z.string().nullable(),
  person: z.string().nullable(),
  at: z.coerce.date(),
  body: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("message"), text: z.string() }),
    z.object({ kind: z.literal("action"), action: z.string(), value: z.unknown() }),
  ]),
});
