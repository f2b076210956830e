import { z } from "zod";
import type { Kept, PrivacyStore, StoredCounts } from "../../core/ports/privacy-store.ts";
import type { Prisma } from "./generated/client.ts";
import { erasePerson, exportPerson } from "./person-data.ts";

/** Counts what leads to a person. Sensitive answers are stored without anybody, so they are in no count. */
export function privacyStore(database: Prisma.TransactionClient): PrivacyStore {
  return {
    storedAbout: (person) => storedAbout(database, person),
    everythingAbout: (person) => exportPerson(database, person),
    erase: (person, at) => erasePerson(database, person, at),
  };
}

/** One statement, so that all counts are of one moment. */
async function storedAbout(database: Prisma.TransactionClient, person: string): Promise<StoredCounts> {
  const rows = await database.$queryRaw<unknown[]>`
    SELECT 'questions' AS name, count(*)::int AS count, min(at) AS since
      FROM "Answer" WHERE "personId" = ${person} AND question IS NOT NULL
    UNION ALL SELECT 'answersWithoutWords', count(*)::int, min(at)
      FROM "Answer" WHERE "personId" = ${person} AND question IS NULL
    UNION ALL SELECT 'messages', count(*)::int, min("queuedAt")
      FROM "OutgoingMessage" WHERE "personId" = ${person} AND text IS NOT NULL
    UNION ALL SELECT 'wordings', count(*)::int, min(w.at)
      FROM "KnownWording" w JOIN "Answer" a ON a.id = w."answerId" WHERE a."personId" = ${person}
    UNION ALL SELECT 'wordsLent', count(*)::int, min(at) FROM (
        SELECT DISTINCT ON (c."answerId") c.allowed, c.at
          FROM "WordsChoice" c JOIN "Answer" a ON a.id = c."answerId" AND a.question IS NOT NULL
          WHERE c."personId" = ${person} ORDER BY c."answerId", c.sequence DESC
      ) AS chosen WHERE allowed
    UNION ALL SELECT 'feedback', count(*)::int, min(at) FROM "Feedback" WHERE "personId" = ${person}
    UNION ALL SELECT 'sectionsRead', count(*)::int, min(at) FROM "SectionReading" WHERE "personId" = ${person}
    UNION ALL SELECT 'requestsMade', count(*)::int, min(at) FROM "Request" WHERE "personId" = ${person}
    UNION ALL SELECT 'requestsReceived', count(DISTINCT "requestId")::int, min(at)
      FROM "RequestStep" WHERE "personId" = ${person} AND kind = 'offered'
    UNION ALL SELECT 'notes', count(*)::int, min(at) FROM "PageNote" WHERE "authorId" = ${person}
    UNION ALL SELECT 'practiceSessions', count(*)::int, min(at)
      FROM "PracticeSession" WHERE "personId" = ${person}
    UNION ALL SELECT 'practiceAnswers', count(*)::int, min(at)
      FROM "Attempt" WHERE "personId" = ${person} AND kind <> 'work'
    UNION ALL SELECT 'memories', count(*)::int, min("lastAt") FROM "MemoryState" WHERE "personId" = ${person}
    UNION ALL SELECT 'lessonsSeen', count(DISTINCT "lessonId")::int, min(at)
      FROM "LessonSeen" WHERE "personId" = ${person}
    UNION ALL SELECT 'checklists', count(DISTINCT "lessonId")::int, min(at)
      FROM "ChecklistMark" WHERE "personId" = ${person}
    UNION ALL SELECT 'workEvents', count(*)::int, min(at) FROM "WorkEvent" WHERE "personId" = ${person}
    UNION ALL SELECT 'questionReports', count(*)::int, min(at)
      FROM "QuestionReport" WHERE "personId" = ${person}
    UNION ALL SELECT 'itemDecisions', count(*)::int, min(at) FROM (
        SELECT at FROM "ItemDecision" WHERE "personId" = ${person}
        UNION ALL SELECT "settledAt" FROM "QuestionReport" WHERE "settledBy" = ${person}
      ) AS decided
    UNION ALL SELECT 'signals', count(*)::int, min(at) FROM "Signal" WHERE "personId" = ${person}
    UNION ALL SELECT 'gaps', count(*)::int, min("openedAt") FROM "Gap" WHERE "personId" = ${person}
    UNION ALL SELECT 'escalations', count(*)::int, min(at) FROM "Escalation" WHERE "personId" = ${person}
    UNION ALL SELECT 'contests', count(*)::int, min(at) FROM "Contest" WHERE "personId" = ${person}
    UNION ALL SELECT 'looks', count(*)::int, min(at) FROM "Look" WHERE "aboutId" = ${person}
    UNION ALL SELECT 'gapDecisions', count(*)::int, min(at) FROM (
        SELECT s.at FROM "EscalationStep" s JOIN "Escalation" e ON e.id = s."escalationId"
          WHERE s."personId" = ${person} AND e."personId" IS DISTINCT FROM ${person}
        UNION ALL SELECT "settledAt" FROM "Contest" WHERE "settledBy" = ${person}
        UNION ALL SELECT "settledAt" FROM "Flag" WHERE "settledBy" = ${person}
        UNION ALL SELECT at FROM "PageReview" WHERE "personId" = ${person}
        UNION ALL SELECT at FROM "PageDoubt" WHERE "personId" = ${person}
      ) AS decided
    UNION ALL SELECT 'modelCalls', count(*)::int, min(at) FROM "ModelCall" WHERE "personId" = ${person}
    UNION ALL SELECT 'settings', count(*)::int, min(at) FROM (
      SELECT at FROM "Setting" WHERE "personId" = ${person}
      UNION ALL SELECT at FROM "FixTold" WHERE "personId" = ${person}
    ) told`;
  const accounts = await database.account.findMany({
    where: { personId: person },
    distinct: ["channel"],
    orderBy: { channel: "asc" },
    select: { channel: true },
  });
  return {
    ...countsSchema.parse(
      Object.fromEntries(rowsSchema.parse(rows).map(({ name, ...kept }) => [name, kept])),
    ),
    accounts: channelsSchema.parse(accounts.map(({ channel }) => channel)),
  };
}

const keptSchema: z.ZodType<Kept> = z.object({ count: z.int(), since: z.date().nullable() });
const rowsSchema = z.array(z.object({ name: z.string(), count: z.int(), since: z.date().nullable() }));
const channelsSchema = z.array(z.enum(["slack", "teams", "web", "cli"]));
const countsSchema = z.object({
  questions: keptSchema,
  answersWithoutWords: keptSchema,
  messages: keptSchema,
  wordings: keptSchema,
  wordsLent: keptSchema,
  feedback: keptSchema,
  sectionsRead: keptSchema,
  requestsMade: keptSchema,
  requestsReceived: keptSchema,
  notes: keptSchema,
  practiceSessions: keptSchema,
  practiceAnswers: keptSchema,
  memories: keptSchema,
  lessonsSeen: keptSchema,
  checklists: keptSchema,
  workEvents: keptSchema,
  questionReports: keptSchema,
  itemDecisions: keptSchema,
  signals: keptSchema,
  gaps: keptSchema,
  escalations: keptSchema,
  contests: keptSchema,
  looks: keptSchema,
  gapDecisions: keptSchema,
  modelCalls: keptSchema,
  settings: keptSchema,
});
