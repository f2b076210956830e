import type { PracticeStore } from "../../core/ports/practice-store.ts";
import type { Rating } from "../../core/practice.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import type { Prisma } from "./generated/client.ts";

/** Whom the row of the whole company stands for. */
const everybody = "";

export async function fitMemories(
  database: Prisma.TransactionClient,
  facts: readonly PracticeFactOf<"memory-fitted">[],
): Promise<void> {
  for (const { person, parameters, reviews, at } of facts) {
    const fitted = { parameters: [...(parameters ?? [])], reviews, at };
    const personId = person ?? everybody;
    await database.fittedMemory.upsert({
      where: { personId },
      create: { personId, ...fitted },
      update: fitted,
    });
  }
}

/** How people forget, and the answers from which that is measured. */
export function fittedMemoryStore(
  database: Prisma.TransactionClient,
): Pick<PracticeStore, "parametersOf" | "toBeFitted" | "reviewsOf"> {
  return {
    async parametersOf(people) {
      const rows = await database.fittedMemory.findMany({
        where: { personId: { in: [...people, everybody] }, NOT: { parameters: { isEmpty: true } } },
      });
      const found = new Map(rows.map(({ personId, parameters }) => [personId, parameters]));
      return new Map(
        people.flatMap((person) => {
          const own = found.get(person) ?? found.get(everybody);
          return own === undefined ? [] : [[person, own] as const];
        }),
      );
    },
    async toBeFitted(answers, before) {
      const rows = await database.$queryRaw<{ readonly person: string }[]>`
        SELECT a."personId" AS person FROM "Attempt" a
        LEFT JOIN "FittedMemory" f ON f."personId" = a."personId"
        WHERE a.kind <> 'work' AND (f.at IS NULL OR f.at < ${before})
        GROUP BY a."personId" HAVING count(*) >= ${answers} ORDER BY a."personId"`;
      return rows.map(({ person }) => person);
    },
    async reviewsOf(person, limit) {
      const rows = await database.attempt.findMany({
        where: { kind: { not: "work" }, ...(person === null ? {} : { personId: person }) },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: limit,
        select: { personId: true, itemId: true, sectionHash: true, rating: true, at: true },
      });
      return rows.reverse().map(({ personId, itemId, sectionHash, rating, at }) => ({
        person: personId,
        item: itemId,
        sectionHash,
        rating: rating as Rating,
        at,
      }));
    },
  };
}
