import type { Coaching } from "../../core/practice.ts";
import type { Prisma } from "./generated/client.ts";
import { toSubject } from "./signal-rows.ts";

/** What people are coached on, for practice: of what was noticed about them it is told nothing more. */
export async function coachingOf(
  database: Prisma.TransactionClient,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly Coaching[]>> {
  const rows = await database.gap.findMany({
    where: { personId: { in: [...people] }, state: "coaching", closedAt: null, toldAt: { not: null } },
    orderBy: [{ toldAt: "asc" }, { id: "asc" }],
  });
  const coaching = rows.flatMap((row): Coaching[] =>
    row.personId === null || row.toldAt === null
      ? []
      : [{ person: row.personId, subject: toSubject(row), since: row.toldAt }],
  );
  return Map.groupBy(coaching, ({ person }) => person);
}
