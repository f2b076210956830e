import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { Prisma } from "./generated/client.ts";
import { toText } from "./json.ts";
import { outdated } from "./places.ts";
import { fromOutgoingMessage, isSentTo } from "./sent-message.ts";

/** As a message says it, or its row. */
interface Conversation {
  readonly channel: string;
  readonly conversation: string;
}

/** Puts messages behind what is said and waiting in their conversations. Call inside the transaction of their facts. */
export async function queueMessages(
  database: Prisma.TransactionClient,
  messages: readonly OutgoingMessage[],
): Promise<void> {
  await takeTurns(database, turnsOf(messages));
  const rows = [];
  for (const lined of byConversation(messages)) {
    const [first] = lined;
    const isBehind = first !== undefined && isSentTo(first.channel) && (await follow(database, first));
    rows.push(...lined.map((message, place) => ({ message, place, isBehind, last: lined.length - 1 })));
  }
  await database.outgoingMessage.createMany({
    data: rows.map(({ message, place, isBehind, last }) =>
      fromOutgoingMessage(message, { isFirst: place === 0 && !isBehind, isFollowed: place < last }),
    ),
  });
}

/**
 * Puts messages that were given up behind what is on its way in their conversations, unless something newer
 * has taken their place; returns how many there were. Call inside a transaction.
 */
export async function queueAgain(
  database: Prisma.TransactionClient,
  ids: readonly string[],
  now: Date,
): Promise<number> {
  const rows = await database.outgoingMessage.findMany({
    where: { id: { in: [...ids] }, delivery: "given-up" },
    orderBy: { sequence: "asc" },
    select: { id: true, channel: true, conversation: true },
  });
  await takeTurns(database, turnsOf(rows));
  const past = await outdated(
    database,
    rows.map(({ id }) => id),
  );
  let again = 0;
  for (const row of rows.filter(({ id }) => !past.has(id))) {
    const dueAt = (await follow(database, row)) ? null : now;
    // The last of its tries may have arrived all the same.
    again += await database.$executeRaw`
      UPDATE "OutgoingMessage"
      SET delivery = 'waiting', "dueAt" = ${dueAt}, sequence = nextval(pg_get_serial_sequence('"OutgoingMessage"', 'sequence')),
          tries = 0, "isUncertain" = true, "isFollowed" = false, problem = NULL, "settledAt" = NULL
      WHERE id = ${row.id} AND delivery = 'given-up'`;
  }
  return again;
}

/**
 * Until the transaction ends, nobody else speaks in these conversations. Otherwise a message with a lower
 * sequence could become visible after a higher one, and whoever asks for "what comes after" would never see
 * it. In one order, so that two transactions never wait for each other.
 */
async function takeTurns(database: Prisma.TransactionClient, turns: readonly string[]): Promise<void> {
  await database.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(turn, 0)) FROM unnest(${[...turns]}::text[]) AS turn`;
}

/** In the web chat a person reads one conversation together with their inbox. */
function turnsOf(
  messages: readonly (Conversation & Partial<Pick<OutgoingMessage, "person">>)[],
): readonly string[] {
  const turns = messages.map(({ channel, conversation, person }) =>
    toText(`${channel} ${channel === "web" ? (person ?? conversation) : conversation}`),
  );
  return [...new Set(turns)].sort();
}

function byConversation(messages: readonly OutgoingMessage[]): readonly (readonly OutgoingMessage[])[] {
  const key = ({ channel, conversation }: Conversation) => `${channel} ${conversation}`;
  return [...Map.groupBy(messages, key).values()];
}

/**
 * Stands behind the last message that is on its way in a conversation, and marks it, so that whoever settles
 * it calls the next one; `false`: none is on its way. Both change the same row: they cannot miss each other.
 */
async function follow(
  database: Prisma.TransactionClient,
  { channel, conversation }: Conversation,
): Promise<boolean> {
  const followed = await database.$executeRaw`
    UPDATE "OutgoingMessage" SET "isFollowed" = true
    WHERE delivery IN ('waiting', 'sending') AND id = (
      SELECT id FROM "OutgoingMessage"
      WHERE delivery IN ('waiting', 'sending') AND channel = ${channel} AND conversation = ${toText(conversation)}
      ORDER BY sequence DESC LIMIT 1
    )`;
  return followed > 0;
}
