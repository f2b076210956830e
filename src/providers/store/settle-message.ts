import type { DeliveryEnd } from "../../core/ports/outbox.ts";
import type { Prisma } from "./generated/client.ts";

/** Settles or postpones a message that was taken, and calls the next of its conversation. */
export async function settleMessage(
  database: Prisma.TransactionClient,
  id: string,
  end: DeliveryEnd,
  now: Date,
): Promise<void> {
  switch (end.kind) {
    case "later": {
      const { at, problem, isUncertain } = end;
      const data = { delivery: "waiting", dueAt: at, problem, isUncertain };
      await database.outgoingMessage.updateMany({ where: { id, delivery: "sending" }, data });
      return;
    }
    case "given-up": {
      const { problem } = end;
      await close(database, id, { delivery: "given-up", problem, replyUrl: null, settledAt: now }, now);
      return;
    }
    case "sent": {
      const platformId = end.platformId ?? (await platformIdOfReplaced(database, id));
      const { mayBeDoubled } = end;
      const cleared = { isUncertain: false, problem: null, replyUrl: null, settledAt: now };
      await close(database, id, { delivery: "sent", platformId, mayBeDoubled, ...cleared }, now);
      return;
    }
  }
}

/**
 * Most have nothing behind them: one statement. Else the next is called before this one is settled, so that
 * a crash in between leaves nobody uncalled; it is not sent before this one is settled.
 */
async function close(
  database: Prisma.TransactionClient,
  id: string,
  data: Prisma.OutgoingMessageUpdateManyMutationInput,
  now: Date,
): Promise<void> {
  const table = database.outgoingMessage;
  const alone = await table.updateMany({ where: { id, delivery: "sending", isFollowed: false }, data });
  if (alone.count > 0) return;
  await callNext(database, id, now);
  await table.updateMany({ where: { id, delivery: "sending" }, data });
}

async function callNext(database: Prisma.TransactionClient, id: string, now: Date): Promise<void> {
  await database.$executeRaw`
    UPDATE "OutgoingMessage" SET "dueAt" = ${now}
    WHERE "dueAt" IS NULL AND id = (
      SELECT next.id
      FROM "OutgoingMessage" message
      JOIN "OutgoingMessage" next ON next.delivery = 'waiting' AND next.channel = message.channel
        AND next.conversation = message.conversation AND next.sequence > message.sequence
      WHERE message.id = ${id} AND message.delivery = 'sending'
      ORDER BY next.sequence LIMIT 1
    )`;
}

/** A message put in the place of another by way of its reply address comes back without an id of its own. */
async function platformIdOfReplaced(database: Prisma.TransactionClient, id: string): Promise<string | null> {
  const rows = await database.$queryRaw<{ readonly platformId: string | null }[]>`
    SELECT replaced."platformId"
    FROM "OutgoingMessage" message JOIN "OutgoingMessage" replaced ON replaced.id = message."replacesId"
    WHERE message.id = ${id}`;
  return rows[0]?.platformId ?? null;
}
