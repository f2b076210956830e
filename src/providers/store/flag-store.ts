import type { FlagReader, FlagStore } from "../../core/ports/flag-store.ts";
import { flagLookStore } from "./flag-look-store.ts";
import { toFlag, toPageDoubt, toQueue, toReview } from "./flag-rows.ts";
import type { Prisma } from "./generated/client.ts";
import { given } from "./given.ts";

export function flagStore(database: Prisma.TransactionClient): FlagStore {
  return { ...flagReader(database), ...flagLookStore(database) };
}

function flagReader(database: Prisma.TransactionClient): FlagReader {
  return {
    async flag(id) {
      const row = await database.flag.findUnique({ where: { id } });
      return row === null ? null : toFlag(row);
    },
    async flags({ sops, gap, open, since }) {
      const rows = await database.flag.findMany({
        where: given({
          sopId: oneOf(sops),
          gapId: gap,
          settledAt: open === undefined ? undefined : open ? null : { not: null },
          at: from(since),
        }),
        orderBy: [{ at: "asc" }, { id: "asc" }],
      });
      return rows.map(toFlag);
    },
    async flagged(abouts) {
      const rows = await database.flag.findMany({
        where: { about: { in: [...abouts] } },
        select: { about: true },
      });
      return new Set(rows.map(({ about }) => about));
    },
    async reviews(sops) {
      const rows = await database.pageReview.findMany({
        where: { sopId: { in: [...sops] } },
        orderBy: { sequence: "asc" },
      });
      return rows.map(toReview);
    },
    async queues({ person, message, subjects, since }) {
      const rows = await database.queue.findMany({
        where: given({
          personId: person,
          messageId: message,
          at: from(since),
          entries: subjects === undefined ? undefined : { some: { subject: { in: [...subjects] } } },
        }),
        orderBy: [{ at: "desc" }, { id: "desc" }],
        include: { entries: { orderBy: { ordinal: "asc" } } },
      });
      return rows.map(toQueue);
    },
    async pageDoubts({ ids, since }) {
      const rows = await database.pageDoubt.findMany({
        where: given({ id: oneOf(ids), at: from(since) }),
        orderBy: [{ at: "asc" }, { id: "asc" }],
      });
      return rows.map(toPageDoubt);
    },
    async usesOfPages(since) {
      const rows = await database.$queryRaw<{ readonly sop: string; readonly uses: number }[]>`
        SELECT c."sopId" AS sop, count(DISTINCT a.id)::int AS uses
        FROM "Answer" a JOIN "AnswerCitation" c ON c."answerId" = a.id
        WHERE a.at >= ${since} GROUP BY c."sopId"`;
      return new Map(rows.map(({ sop, uses }) => [sop, uses]));
    },
  };
}

function oneOf(values: readonly string[] | undefined) {
  return values === undefined ? undefined : { in: [...values] };
}

function from(since: Date | undefined) {
  return since === undefined ? undefined : { gte: since };
}
