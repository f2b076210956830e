import type { Delivery, Outbox } from "../../core/ports/outbox.ts";
import type { Channel } from "../../core/terms.ts";
import { Prisma } from "./generated/client.ts";
import type { OutgoingMessageModel } from "./generated/models.ts";
import { platformIdsOfPlaces } from "./places.ts";
import { toSentMessage } from "./sent-message.ts";

type Wanted = Parameters<Outbox["due"]>[0];

/**
 * What waits behind another of its conversation has no time yet: a look costs what it finds, however much is
 * waiting. In the moment in which the next one is called both have one, and a crash may leave it so: the
 * first of them alone is due.
 */
export async function dueMessages(
  database: Prisma.TransactionClient,
  wanted: Wanted,
): Promise<readonly Delivery[]> {
  if (wanted.channels.length === 0) return [];
  const called = wanted.channels.flatMap((channel) => [waiting(wanted, channel), abandoned(wanted, channel)]);
  const rows = await database.$queryRaw<OutgoingMessageModel[]>`
    WITH called AS MATERIALIZED (${Prisma.join(called, " UNION ALL ")}),
    first AS (
      SELECT id, since, sequence FROM called
      WHERE sequence = (
        SELECT min(sequence) FROM "OutgoingMessage"
        WHERE delivery IN ('waiting', 'sending') AND channel = called.channel AND conversation = called.conversation
      )
      ORDER BY since, sequence LIMIT ${wanted.limit}
    )
    SELECT message.*
    FROM first JOIN "OutgoingMessage" message ON message.id = first.id
    ORDER BY first.since, first.sequence`;
  const places = await platformIdsOfPlaces(database, rows);
  return rows.map((row) => ({
    message: toSentMessage(row),
    tries: row.tries,
    isUncertain: row.isUncertain || row.delivery === "sending",
    replacesPlatformId: places.get(row.id) ?? null,
  }));
}

/** So many more than wanted are looked at, in case some are called and not the first. */
const spare = 16;

function waiting({ now, except, limit }: Wanted, channel: Channel): Prisma.Sql {
  return Prisma.sql`
      (SELECT id, channel, conversation, sequence, "dueAt" AS since FROM "OutgoingMessage"
       WHERE delivery = 'waiting' AND channel = ${channel} AND "dueAt" <= ${now}
         AND conversation <> ALL(${[...except]})
       ORDER BY "dueAt", sequence LIMIT ${limit + spare})`;
}

/** Few are in hand at a time. */
function abandoned({ abandonedBefore, except }: Wanted, channel: Channel): Prisma.Sql {
  return Prisma.sql`
      (SELECT id, channel, conversation, sequence, "takenAt" AS since FROM "OutgoingMessage"
       WHERE delivery = 'sending' AND channel = ${channel} AND "takenAt" <= ${abandonedBefore}
         AND conversation <> ALL(${[...except]}))`;
}
