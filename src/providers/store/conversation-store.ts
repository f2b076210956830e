import { z } from "zod";
import { AlreadyDoneError } from "../../core/errors.ts";
import type { Inbound } from "../../core/inbound.ts";
import {
  type ConversationStore,
  inbox,
  type OutgoingMessage,
  type SentMessage,
} from "../../core/ports/conversation-store.ts";
import { appendFact } from "./facts.ts";
import { Prisma } from "./generated/client.ts";
import { toJsonText, toText } from "./json.ts";
import { fromOutgoingMessage, toSentMessage } from "./sent-message.ts";

/** After so many tries an event is let alone: whatever kills the process must not do so every minute. */
const triesAtMost = 5;

export function conversationStore(database: Prisma.TransactionClient): ConversationStore {
  return {
    receive: (inbound, now) => receive(database, inbound, now),
    claim: (inbound, now, leaseMs) => claim(database, inbound, now, leaseMs),
    unfinished: (before, limit) => unfinished(database, before, limit),
    finish: (event, now) => finish(database, event, now),
    async append(facts) {
      for (const fact of facts) await appendFact(database, fact);
    },
    queue: (messages) => queue(database, messages),
    async message(id) {
      const row = await database.outgoingMessage.findUnique({ where: { id: toText(id) } });
      return row === null ? null : toSentMessage(row);
    },
    repliesTo: (said) => repliesTo(database, said),
    async messageAt({ channel, conversation, platformId }) {
      const row = await database.outgoingMessage.findFirst({
        where: { channel, conversation: toText(conversation), platformId: toText(platformId) },
        orderBy: { sequence: "desc" },
      });
      return row === null ? null : toSentMessage(row);
    },
    async answeredIn({ channel, conversation, thread }) {
      const rows = await database.outgoingMessage.findMany({
        where: { channel, conversation: toText(conversation), thread },
        distinct: ["account"],
        select: { account: true },
      });
      return rows.length === 0 ? null : rows.map(({ account }) => account);
    },
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

/** Kept, and free for whoever takes it up first. */
async function receive(database: Prisma.TransactionClient, inbound: Inbound, now: Date): Promise<boolean> {
  const { id, channel, conversation, person, message } = inbound;
  const count = await database.$executeRaw`
    INSERT INTO "InboundEvent"
      (id, channel, conversation, "personId", message, payload, "receivedAt", "claimedAt", attempts)
    VALUES (${toText(id)}, ${channel}, ${toText(conversation)}, ${person}, ${message},
      ${toJsonText(inbound)}::jsonb, ${now}, ${nobodyYet}, 0)
    ON CONFLICT (id) DO NOTHING`;
  return count === 1;
}

/** When an event that was only received was last claimed. */
const nobodyYet = new Date(0);

/** One statement, so that any number of deliveries of one event meet in the database and one gets it. */
async function claim(
  database: Prisma.TransactionClient,
  inbound: Inbound,
  now: Date,
  leaseMs: number,
): Promise<"claimed" | "done" | "busy"> {
  const { id, channel, conversation, person, message } = inbound;
  const abandonedSince = new Date(now.getTime() - leaseMs);
  const rows = await database.$queryRaw<{ readonly result: "claimed" | "done" | "busy" }[]>`
    WITH taken AS (
      INSERT INTO "InboundEvent"
        (id, channel, conversation, "personId", message, payload, "receivedAt", "claimedAt")
      VALUES (${toText(id)}, ${channel}, ${toText(conversation)}, ${person}, ${message},
        ${toJsonText(inbound)}::jsonb, ${now}, ${now})
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
  await database.outgoingMessage.createMany({ data: messages.map(fromOutgoingMessage) });
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
      conversation: { in: conversationsOf(place) },
      personId: place.person,
      ...(last === null ? {} : { sequence: { gt: last.sequence } }),
    },
    orderBy: { sequence: "asc" },
    take: place.limit,
  });
  return rows.map(toSentMessage);
}

/** What Cairn says by itself reaches a person of the web chat in whatever conversation is open. */
function conversationsOf({
  channel,
  conversation,
  person,
}: Parameters<ConversationStore["messagesAfter"]>[0]) {
  const open = toText(conversation);
  return channel === "web" && person !== null ? [open, inbox] : [open];
}

/** Answers may have been replaced since, in the same place: the last one there is what people see. */
async function repliesTo(
  database: Prisma.TransactionClient,
  { channel, conversation, message }: Parameters<ConversationStore["repliesTo"]>[0],
): Promise<readonly SentMessage[]> {
  const rows = await database.$queryRaw<{ readonly id: string }[]>`
    WITH RECURSIVE shown AS (
      SELECT sent.id FROM "OutgoingMessage" sent JOIN "InboundEvent" event ON event.id = sent."eventId"
      WHERE event.channel = ${channel} AND event.conversation = ${toText(conversation)}
        AND event.message = ${toText(message)}
      UNION
      SELECT later.id FROM "OutgoingMessage" later JOIN shown ON later."replacesId" = shown.id
    )
    SELECT id FROM shown
    WHERE NOT EXISTS (SELECT 1 FROM "OutgoingMessage" later WHERE later."replacesId" = shown.id)`;
  const messages = await database.outgoingMessage.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: { sequence: "asc" },
  });
  return messages.map(toSentMessage);
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
    where: {
      queuedAt: { lt: before },
      text: { not: null },
      OR: [{ delivery: null }, { delivery: { in: ["sent", "given-up"] } }],
    },
    data: { card: Prisma.DbNull, text: null },
  });
  const closed = { at: { lt: before }, closedAt: { not: null } };
  await database.request.updateMany({ where: closed, data: { question: null, details: null } });
  await database.requestStep.updateMany({ where: { request: closed }, data: { text: null } });
  await database.inboundEvent.updateMany({
    where: { receivedAt: { lt: before }, payload: { not: Prisma.DbNull } },
    data: { payload: Prisma.DbNull },
  });
  return { answers: answers.count, messages: messages.count };
}

const inboundSchema = z.object({
  id: z.string(),
  channel: z.enum(["slack", "teams", "web", "cli"]),
  conversation: z.string(),
  thread: z.string().nullable(),
  account: z.string().nullable(),
  person: z.string().nullable(),
  reach: z.enum(["direct", "room", "aside"]),
  addressed: z.boolean(),
  message: z.string().nullable(),
  replyUrl: z.string().nullable(),
  at: z.coerce.date(),
  body: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("message"), text: z.string() }),
    z.object({ kind: z.literal("edit"), text: z.string() }),
    z.object({ kind: z.literal("deletion") }),
    z.object({ kind: z.literal("action"), action: z.string(), value: z.unknown() }),
  ]),
});
