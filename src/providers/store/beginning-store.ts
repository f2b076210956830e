import { z } from "zod";
import type { BeginningStore } from "../../core/ports/beginning-store.ts";
import type { Prisma } from "./generated/client.ts";
import { toText } from "./json.ts";

/** Columns of the event, so that they live as long as it does. */
export function beginningStore(database: Prisma.TransactionClient): BeginningStore {
  const table = database.inboundEvent;
  return {
    async begin(event, way, now) {
      const { count } = await table.updateMany({
        where: { id: toText(event), begunWay: null, doneAt: null },
        data: { begunWay: way, begunAt: now },
      });
      return count === 1;
    },
    async stands(event, platformId) {
      await table.updateMany({ where: { id: toText(event) }, data: { begunId: platformId } });
    },
    async forget(event) {
      const data = { begunWay: null, begunAt: null, begunId: null, begunFor: null };
      await table.updateMany({ where: { id: toText(event) }, data });
    },
    async take(event, message) {
      const rows = await database.$queryRaw<unknown[]>`
        UPDATE "InboundEvent" SET "begunFor" = ${message}
        WHERE id = ${toText(event)} AND "begunWay" IS NOT NULL
          AND ("begunFor" IS NULL OR "begunFor" = ${message})
        RETURNING "begunWay" AS way, "begunAt" AS at, "begunId" AS "platformId"`;
      return rows.length === 0 ? null : beginningSchema.parse(rows[0]);
    },
  };
}

const beginningSchema = z.object({
  way: z.enum(["stream", "post"]),
  at: z.date(),
  platformId: z.string().nullable(),
});
