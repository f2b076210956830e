import type { FlagLookStore, StoredLink } from "../../core/ports/flag-store.ts";
import type { Prisma } from "./generated/client.ts";

/** What the nightly look for doubts keeps between two nights. */
export function flagLookStore(database: Prisma.TransactionClient): FlagLookStore {
  return {
    async lookStands() {
      const row = await database.flagLook.findUnique({ where: { id: 1 } });
      const going = row?.going == null ? null : { upTo: row.going, after: row.after ?? "" };
      return { at: row?.at ?? null, going };
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
    async keepLook({ stands: { at, going }, sops, links }) {
      if (sops.length > 0) await database.pageLink.deleteMany({ where: { sopId: { in: [...sops] } } });
      if (links.length > 0) {
        await database.pageLink.createMany({
          data: links.map(({ sop, section, target, anchor }) => ({ sopId: sop, section, target, anchor })),
          skipDuplicates: true,
        });
      }
      const row = { at, going: going?.upTo ?? null, after: going?.after ?? null };
      await database.flagLook.upsert({ where: { id: 1 }, create: { id: 1, ...row }, update: row });
    },
  };
}
