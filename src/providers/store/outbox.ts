import { z } from "zod";
import type { GivenUp, Outbox, OutboxState } from "../../core/ports/outbox.ts";
import type { Channel } from "../../core/terms.ts";
import { dueMessages } from "./due-messages.ts";
import type { Prisma } from "./generated/client.ts";
import type { OutgoingMessageModel } from "./generated/models.ts";
import { outdated } from "./places.ts";
import { queueAgain } from "./queue-messages.ts";
import { settleMessage } from "./settle-message.ts";

export type InOne = <T>(work: (transaction: Prisma.TransactionClient) => Promise<T>) => Promise<T>;

const dayMs = 86_400_000;

/**
 * Outgoing messages on their way to a platform.
 *
 * @param inOne runs its work in one transaction: the one that is open, or a new one.
 */
export function outbox(database: Prisma.TransactionClient, inOne: InOne): Outbox {
  const table = database.outgoingMessage;
  return {
    due: (where) => dueMessages(database, where),
    take: (id, now, abandonedBefore) => take(database, id, now, abandonedBefore),
    settle: (id, end, now) => settleMessage(database, id, end, now),
    state: (now) => stateOf(database, now),
    async givenUp(since, limit) {
      const rows = await table.findMany({
        where: { delivery: "given-up", settledAt: { gte: since } },
        orderBy: { settledAt: "desc" },
        take: limit,
      });
      const past = await outdated(
        database,
        rows.map(({ id }) => id),
      );
      return rows.filter(({ id }) => !past.has(id)).map(toGivenUp);
    },
    retry: (ids, now) => inOne((transaction) => queueAgain(transaction, ids, now)),
  };
}

function toGivenUp(row: OutgoingMessageModel): GivenUp {
  const { id, channel, conversation, problem, settledAt, queuedAt } = row;
  return { id, channel: channel as Channel, conversation, problem: problem ?? "", at: settledAt ?? queuedAt };
}

async function take(
  database: Prisma.TransactionClient,
  id: string,
  now: Date,
  abandonedBefore: Date,
): Promise<boolean> {
  const count = await database.$executeRaw`
    UPDATE "OutgoingMessage"
    SET delivery = 'sending', "takenAt" = ${now}, tries = tries + 1,
        "isUncertain" = "isUncertain" OR delivery = 'sending'
    WHERE id = ${id}
      AND ((delivery = 'waiting' AND "dueAt" <= ${now})
        OR (delivery = 'sending' AND "takenAt" <= ${abandonedBefore}))`;
  return count === 1;
}

const stateSchema = z.object({
  waiting: z.int(),
  oldest: z.date().nullable(),
  givenUp: z.int(),
  mayBeDoubled: z.int(),
});

async function stateOf(database: Prisma.TransactionClient, now: Date): Promise<OutboxState> {
  const since = new Date(now.getTime() - dayMs);
  const [row] = await database.$queryRaw<unknown[]>`
    SELECT waiting.*, settled.*
    FROM (
      SELECT count(*)::int AS waiting, min("queuedAt") AS oldest
      FROM "OutgoingMessage" WHERE delivery IN ('waiting', 'sending')
    ) waiting, (
      SELECT count(*) FILTER (WHERE delivery = 'given-up')::int AS "givenUp",
             count(*) FILTER (WHERE "mayBeDoubled")::int AS "mayBeDoubled"
      FROM "OutgoingMessage" WHERE (delivery = 'given-up' OR "mayBeDoubled") AND "settledAt" >= ${since}
    ) settled`;
  const { oldest, ...counts } = stateSchema.parse(row);
  return { ...counts, oldestMs: oldest === null ? 0 : Math.max(0, now.getTime() - oldest.getTime()) };
}
