import type { DetectionStore } from "../../core/ports/detection-store.ts";
import type { Prisma } from "./generated/client.ts";

/** From the flags on them: what was doubted for other reasons says nothing of people's trouble. */
export function textsThatStand(database: Prisma.TransactionClient): DetectionStore["textsThatStand"] {
  return async (sops) => {
    const rows = await database.flag.findMany({
      where: { sopId: { in: [...sops] }, verdict: "stands", reason: { in: ["page-problem", "page-blamed"] } },
      orderBy: { settledAt: "asc" },
    });
    return rows.flatMap(({ sopId, section, sectionHash, settledAt: at }) =>
      sopId === null || section === null || sectionHash === null || at === null
        ? []
        : [{ sop: sopId, section, sectionHash, at }],
    );
  };
}
