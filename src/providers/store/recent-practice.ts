import type { RecentPractice } from "../../core/ports/practice-store.ts";
import type { Prisma } from "./generated/client.ts";
import { toWorkEvent } from "./practice-rows.ts";

type Database = Prisma.TransactionClient;

/** What happened since an instant, for many people in three queries; everybody asked for is in the answer. */
export async function recentPractice(
  database: Database,
  people: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, RecentPractice>> {
  const asked = Map.groupBy(await askedUnasked(database, people, since), ({ person }) => person);
  const events = await database.workEvent.findMany({
    where: { personId: { in: [...people] }, kind: "missed", at: { gte: since } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const missed = Map.groupBy(events, ({ personId }) => personId);
  const unclear = Map.groupBy(await foundUnclear(database, people, since), ({ person }) => person);
  return new Map(
    people.map((person) => [
      person,
      {
        asked: (asked.get(person) ?? []).map(({ at, item, isNew }) => ({ at, item, isNew })),
        missedSteps: (missed.get(person) ?? []).map(toWorkEvent),
        unclear: (unclear.get(person) ?? []).map(({ section, at }) => ({ section, at })),
      },
    ]),
  );
}

/** Asked by Cairn, not wanted by the person: daily sessions and nudges. */
function askedUnasked(database: Database, people: readonly string[], since: Date) {
  return database.$queryRaw<readonly { person: string; at: Date; item: string; isNew: boolean }[]>`
    SELECT q."personId" AS person, q.at, q."itemId" AS item, q.why->>'kind' = 'new' AS "isNew"
    FROM "PracticeQuestion" q JOIN "PracticeSession" s ON s.id = q."sessionId"
    WHERE q."personId" = ANY(${[...people]}::text[]) AND q.at >= ${since} AND s.kind IN ('daily', 'nudge')
    ORDER BY q.at DESC, q.id DESC`;
}

/** The last verdict on an answer counts, on the page it rests on. Sensitive pages leave no trace. */
function foundUnclear(database: Database, people: readonly string[], since: Date) {
  return database.$queryRaw<readonly { person: string; section: string; at: Date }[]>`
    SELECT last."personId" AS person, c."sopId" || '#' || c.section AS section, last.at FROM (
      SELECT DISTINCT ON (f."answerId", f."personId") f."answerId", f."personId", f.verdict, f.at
      FROM "Feedback" f
      WHERE f."personId" = ANY(${[...people]}::text[]) AND f.at >= ${since}
      ORDER BY f."answerId", f."personId", f.at DESC, f.id DESC
    ) AS last
    JOIN "Answer" a ON a.id = last."answerId" AND NOT a.sensitive
    JOIN "AnswerCitation" c ON c."answerId" = a.id AND c.ordinal = 0
    WHERE last.verdict = 'unclear' ORDER BY last.at DESC`;
}
