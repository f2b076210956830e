import type { Prisma } from "./generated/client.ts";
import type { OutgoingMessageModel } from "./generated/models.ts";

/**
 * The platform's ids of what stands in the places of messages to replace, by the replacing message. Where an
 * update ended in a new post, or was given up, it is another one's than of the message it replaces.
 */
export async function platformIdsOfPlaces(
  database: Prisma.TransactionClient,
  rows: readonly OutgoingMessageModel[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.filter(({ replacesId }) => replacesId !== null).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const found = await database.$queryRaw<{ readonly id: string; readonly platformId: string }[]>`
    WITH RECURSIVE place AS (
      SELECT message.id AS "for", message.sequence AS before, message.id, message."replacesId",
        message.sequence, NULL AS "platformId"
      FROM "OutgoingMessage" message WHERE message.id = ANY(${ids})
      UNION
      SELECT place."for", place.before, other.id, other."replacesId", other.sequence, other."platformId"
      FROM place JOIN "OutgoingMessage" other ON other.id = place."replacesId" OR other."replacesId" = place.id
    )
    SELECT DISTINCT ON ("for") "for" AS id, "platformId" FROM place
    WHERE "platformId" IS NOT NULL AND sequence < before
    ORDER BY "for", sequence DESC`;
  return new Map(found.map(({ id, platformId }) => [id, platformId]));
}

/** Those of these messages in whose place something newer stands, or is on its way: sent now, they would hide it. */
export async function outdated(
  database: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await database.$queryRaw<{ readonly id: string }[]>`
    WITH RECURSIVE place AS (
      SELECT message.id AS "for", message.sequence AS own, message.id, message."replacesId",
        message.sequence, message.delivery
      FROM "OutgoingMessage" message WHERE message.id = ANY(${[...ids]})
      UNION
      SELECT place."for", place.own, other.id, other."replacesId", other.sequence, other.delivery
      FROM place JOIN "OutgoingMessage" other ON other.id = place."replacesId" OR other."replacesId" = place.id
    )
    SELECT DISTINCT "for" AS id FROM place WHERE sequence > own AND delivery <> 'given-up'`;
  return new Set(found.map(({ id }) => id));
}
