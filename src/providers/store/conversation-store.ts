import { type ConversationStore, inbox, type SentMessage } from "../../core/ports/conversation-store.ts";
import { appendFacts } from "./facts.ts";
import { forgetText } from "./forget-text.ts";
import type { Prisma } from "./generated/client.ts";
import { claimEvent, finishEvent, receiveEvent, unfinishedEvents } from "./inbound-events.ts";
import { toText } from "./json.ts";
import { queueMessages } from "./queue-messages.ts";
import { toSentMessage } from "./sent-message.ts";

export function conversationStore(database: Prisma.TransactionClient): ConversationStore {
  return {
    receive: (inbound, now) => receiveEvent(database, inbound, now),
    claim: (inbound, now, leaseMs) => claimEvent(database, inbound, now, leaseMs),
    unfinished: (before, limit) => unfinishedEvents(database, before, limit),
    finish: (event, now) => finishEvent(database, event, now),
    append: (facts) => appendFacts(database, facts),
    queue: (messages) => queueMessages(database, messages),
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
        where: {
          channel,
          conversation: toText(conversation),
          thread,
          OR: [{ delivery: null }, { delivery: { not: "given-up" } }],
        },
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
