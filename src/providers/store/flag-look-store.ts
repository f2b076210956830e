import type { FlagLookStore, StoredLink } from "../../core/ports/flag-store.ts";
import type { Prisma } from "./generated/client.ts";

/** What the nightly look for doubts keeps between two nights. */
export function flagLookStore(database: Prisma.TransactionClient): FlagLookStore {
  return {
    async lookedAtUpTo() {
      return (await database.flagLook.findUnique({ where: { id: 1 } }))?.at ?? null;
    },
    async pagesChangedBetween(from, to) {
      const since = from ?? new Date(0);
      const rows = await database.$queryRaw<{ readonly sop: string }[]>`
        SELECT DISTINCT s.id AS sop FROM "Sop" s JOIN "SopVersion" v ON v."sopId" = s.id
        WHERE (GREATEST(v.effective, v."publishedAt") > ${since} AND GREATEST(v.effective, v."publishedAt") <= ${to})
          OR (v."withdrawnAt" > ${since} AND v."withdrawnAt" <= ${to})
          OR (s."retiredAt" > ${since} AND s."retiredAt" <= ${to})
        ORDER BY s.id`;
      return rows.map(({ sop }) => sop);
    },
    async linksTo(targets) {
      const rows = await database.pageLink.findMany({
        where: { target: { in: [...targets] } },
        orderBy: [{ sopId: "asc" }, { section: "asc" }, { target: "asc" }, { anchor: "asc" }],
      });
      return rows.map(
        ({ sopId: sop, section, target, anchor }): StoredLink => ({ sop, section, target, anchor }),
      );
    },
    async keepLook({ upTo, sops, links }) {
      if (sops.length > 0) await database.pageLink.deleteMany({ where: { sopId: { in: [...sops] } } });
      if (links.length > 0) {
        await database.pageLink.createMany({
          data: links.map(({ sop, section, target, anchor }) => ({ sopId: sop, section, target, anchor })),
          skipDuplicates: true,
        });
      }
      await database.flagLook.upsert({ where: { id: 1 }, create: { id: 1, at: upTo }, update: { at: upTo } });
    },
  };
}
