import { z } from "zod";
import type { Delivery, DeliveryEnd, Outbox, OutboxState } from "../../core/ports/outbox.ts";
import type { Channel } from "../../core/terms.ts";
import type { Prisma } from "./generated/client.ts";
import { toSentMessage } from "./sent-message.ts";

const dayMs = 86_400_000;

/** Outgoing messages on their way to a platform. */
export function outbox(database: Prisma.TransactionClient): Outbox {
  const table = database.outgoingMessage;
  return {
    due: (where) => due(database, where),
    take: (id, now, abandonedBefore) => take(database, id, now, abandonedBefore),
    async settle(id, end, now) {
      await table.updateMany({ where: { id, delivery: "sending" }, data: settled(end, now) });
    },
    state: (now) => stateOf(database, now),
    async givenUp(since, limit) {
      const rows = await table.findMany({
        where: { delivery: "given-up", settledAt: { gte: since } },
        orderBy: { settledAt: "desc" },
        take: limit,
      });
      return rows.map(({ id, channel, conversation, problem, settledAt, queuedAt }) => ({
        id,
        channel: channel as Channel,
        conversation,
        problem: problem ?? "",
        at: settledAt ?? queuedAt,
      }));
    },
    async retry(ids, now) {
      const { count } = await table.updateMany({
        where: { id: { in: [...ids] }, delivery: "given-up" },
        data: { delivery: "waiting", dueAt: now, tries: 0, problem: null, settledAt: null },
      });
      return count;
    },
  };
}

/** The head of each conversation's queue alone, so that nothing overtakes. */
async function due(
  database: Prisma.TransactionClient,
  { channels, now, abandonedBefore, except, limit }: Parameters<Outbox["due"]>[0],
): Promise<readonly Delivery[]> {
  const heads = await database.$queryRaw<{ readonly id: string }[]>`
    WITH heads AS (
      SELECT DISTINCT ON (channel, conversation) id, sequence, delivery, "dueAt", "takenAt"
      FROM "OutgoingMessage"
      WHERE delivery IN ('waiting', 'sending')
        AND channel = ANY(${[...channels]})
        AND conversation <> ALL(${[...except]})
      ORDER BY channel, conversation, sequence
    )
    SELECT id FROM heads
    WHERE (delivery = 'waiting' AND "dueAt" <= ${now})
       OR (delivery = 'sending' AND "takenAt" <= ${abandonedBefore})
    ORDER BY sequence
    LIMIT ${limit}`;
  const rows = await database.outgoingMessage.findMany({
    where: { id: { in: heads.map(({ id }) => id) } },
    orderBy: { sequence: "asc" },
  });
  const replaced = await database.outgoingMessage.findMany({
    where: { id: { in: rows.flatMap(({ replacesId }) => replacesId ?? []) } },
    select: { id: true, platformId: true },
  });
  const platformIds = new Map(replaced.map(({ id, platformId }) => [id, platformId]));
  return rows.map((row) => ({
    message: toSentMessage(row),
    tries: row.tries,
    isUncertain: row.isUncertain || row.delivery === "sending",
    replacesPlatformId: row.replacesId === null ? null : (platformIds.get(row.replacesId) ?? null),
  }));
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

function settled(end: DeliveryEnd, now: Date): Prisma.OutgoingMessageUpdateManyMutationInput {
  switch (end.kind) {
    case "sent": {
      const { platformId, mayBeDoubled } = end;
      const cleared = { isUncertain: false, problem: null, replyUrl: null, settledAt: now };
      return { delivery: "sent", platformId, mayBeDoubled, ...cleared };
    }
    case "later": {
      const { at, problem, isUncertain } = end;
      return { delivery: "waiting", dueAt: at, problem, isUncertain };
    }
    case "given-up":
      return { delivery: "given-up", problem: end.problem, replyUrl: null, settledAt: now };
  }
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
    SELECT count(*) FILTER (WHERE delivery IN ('waiting', 'sending'))::int AS waiting,
           min("queuedAt") FILTER (WHERE delivery IN ('waiting', 'sending')) AS oldest,
           count(*) FILTER (WHERE delivery = 'given-up' AND "settledAt" >= ${since})::int AS "givenUp",
           count(*) FILTER (WHERE "mayBeDoubled")::int AS "mayBeDoubled"
    FROM "OutgoingMessage"
    WHERE delivery IN ('waiting', 'sending', 'given-up') OR "mayBeDoubled"`;
  const { oldest, ...counts } = stateSchema.parse(row);
  return { ...counts, oldestMs: oldest === null ? 0 : Math.max(0, now.getTime() - oldest.getTime()) };
}
