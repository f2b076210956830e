import { z } from "zod";
import { AlreadyDoneError } from "../../core/errors.ts";
import type { Inbound } from "../../core/inbound.ts";
import { Prisma } from "./generated/client.ts";
import { toJsonText, toText } from "./json.ts";

/** After so many tries an event is let alone: whatever kills the process must not do so every minute. */
const triesAtMost = 5;

/** Kept, and free for whoever takes it up first. */
export async function receiveEvent(
  database: Prisma.TransactionClient,
  inbound: Inbound,
  now: Date,
): Promise<boolean> {
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

/**
 * One statement, so that any number of deliveries of one event meet in the database and one gets it. An edit
 * or a deletion waits for what came before it about the same message, whichever process has that.
 */
export async function claimEvent(
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
          AND NOT EXISTS (
            SELECT 1 FROM "InboundEvent" AS earlier
            WHERE earlier.channel = ${channel} AND earlier.conversation = ${toText(conversation)}
              AND earlier.message = ${message} AND earlier."doneAt" IS NULL
              AND earlier.attempts < ${triesAtMost} AND earlier."receivedAt" < "InboundEvent"."receivedAt"
          )
      RETURNING id
    )
    SELECT CASE
      WHEN EXISTS (SELECT 1 FROM taken) THEN 'claimed'
      WHEN EXISTS (SELECT 1 FROM "InboundEvent" WHERE id = ${toText(id)} AND "doneAt" IS NOT NULL) THEN 'done'
      ELSE 'busy'
    END AS result`;
  return rows[0]?.result ?? "busy";
}

export async function unfinishedEvents(
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
  // What cannot be read, because another version kept it, must not keep all others from their answers.
  return rows.flatMap((row) => inboundSchema.safeParse(row.payload).data ?? []);
}

/** Two processes may both have answered, when the first was slower than its lease: the later one gives way. */
export async function finishEvent(
  database: Prisma.TransactionClient,
  event: string,
  now: Date,
): Promise<void> {
  const { count } = await database.inboundEvent.updateMany({
    where: { id: toText(event), doneAt: null },
    data: { doneAt: now, payload: Prisma.DbNull },
  });
  if (count === 0) throw new AlreadyDoneError(event);
}

/** The first version knew the web chat alone, and kept less. */
const inboundSchema = z.object({
  id: z.string(),
  channel: z.enum(["slack", "teams", "web", "cli"]),
  conversation: z.string(),
  thread: z.string().nullable(),
  account: z.string().nullable().default(null),
  person: z.string().nullable(),
  reach: z.enum(["direct", "room", "aside"]).default("direct"),
  addressed: z.boolean().default(true),
  message: z.string().nullable().default(null),
  replyUrl: z.string().nullable().default(null),
  at: z.coerce.date(),
  body: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("message"), text: z.string() }),
    z.object({ kind: z.literal("edit"), text: z.string() }),
    z.object({ kind: z.literal("deletion") }),
    z.object({ kind: z.literal("action"), action: z.string(), value: z.unknown() }),
  ]),
});
