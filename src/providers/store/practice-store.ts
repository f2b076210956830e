import type { PracticeStore } from "../../core/ports/practice-store.ts";
import type { PracticeSession } from "../../core/practice.ts";
import { checklistMark, openChecklists } from "./checklist-marks.ts";
import { coachingOf } from "./coaching.ts";
import { fittedMemoryStore } from "./fitted-memory.ts";
import type { Prisma } from "./generated/client.ts";
import type { MemoryStateModel } from "./generated/models.ts";
import { toJsonText, toText } from "./json.ts";
import {
  attemptAsJudged,
  toAttempt,
  toDay,
  toMemory,
  toQuestion,
  toReport,
  toSession,
  toWorkEvent,
} from "./practice-rows.ts";
import { recentPractice } from "./recent-practice.ts";

/** Reads what practice remembers. Everything is written by `ConversationStore.append`. */
export function practiceStore(database: Prisma.TransactionClient): PracticeStore {
  return {
    ...dayStore(database),
    ...memoryStore(database),
    ...sessionStore(database),
    ...attemptStore(database),
    ...fittedMemoryStore(database),
    recently: (people, since) => recentPractice(database, people, since),
    coachingOf: (people) => coachingOf(database, people),
    async lessonsSeen(person) {
      const rows = await database.lessonSeen.findMany({
        where: { personId: person },
        orderBy: [{ at: "asc" }, { version: "asc" }],
      });
      return new Map(rows.map(({ lessonId, version }) => [lessonId, version]));
    },
    async lessonReaders() {
      const rows = await database.$queryRaw<readonly { readonly lesson: string; readonly readers: number }[]>`
        SELECT "lessonId" AS lesson, count(DISTINCT "personId")::int AS readers FROM "LessonSeen" GROUP BY 1`;
      return new Map(rows.map(({ lesson, readers }) => [lesson, readers]));
    },
    checklistMark: (person, lesson) => checklistMark(database, person, lesson),
    openChecklists: (person) => openChecklists(database, person),
    async workEventsOf(person, since) {
      const rows = await database.workEvent.findMany({
        where: { personId: person, at: { gte: since } },
        orderBy: [{ at: "desc" }, { id: "desc" }],
      });
      return rows.map(toWorkEvent);
    },
    async workEventsTaken(events) {
      const wanted = events.map(({ source, id }) => ({ source: toText(source), id: toText(id) }));
      const rows = await database.$queryRaw<readonly { readonly place: number }[]>`
        SELECT (w.place - 1)::int AS place
        FROM ROWS FROM (json_to_recordset(${toJsonText(wanted)}::json) AS (source text, id text))
          WITH ORDINALITY AS w(source, id, place)
        JOIN "WorkEvent" e ON e.source = w.source AND e.id = w.id ORDER BY w.place`;
      return rows.flatMap(({ place }) => events[place] ?? []);
    },
    async lastWorkOn(person, task, before) {
      const row = await database.workEvent.findFirst({
        where: { personId: person, task, at: { lt: before } },
        orderBy: { at: "desc" },
      });
      return row?.at ?? null;
    },
  };
}

function dayStore(
  database: Prisma.TransactionClient,
): Pick<PracticeStore, "daysDue" | "dayOf" | "withoutDay"> {
  return {
    async daysDue(now, limit) {
      const rows = await database.practiceDay.findMany({
        where: { nextAt: { lte: now } },
        orderBy: [{ nextAt: "asc" }, { personId: "asc" }],
        take: limit,
      });
      return rows.map(toDay);
    },
    async dayOf(person) {
      const row = await database.practiceDay.findUnique({ where: { personId: person } });
      return row === null ? null : toDay(row);
    },
    async withoutDay(people) {
      const rows = await database.$queryRaw<{ readonly person: string }[]>`
        SELECT person FROM unnest(${[...people]}::text[]) WITH ORDINALITY AS asked(person, place)
        WHERE NOT EXISTS (SELECT 1 FROM "PracticeDay" d WHERE d."personId" = person)
        ORDER BY place`;
      return rows.map(({ person }) => person);
    },
  };
}

function memoryStore(
  database: Prisma.TransactionClient,
): Pick<PracticeStore, "memoryOf" | "memoriesOf" | "memoryDue" | "memoryOlder" | "knownItems" | "whoKnows"> {
  const table = database.memoryState;
  return {
    async memoryOf(person) {
      const rows = await table.findMany({ where: { personId: person }, orderBy: { itemId: "asc" } });
      return rows.map(toMemory);
    },
    async memoriesOf(people) {
      const rows = await table.findMany({
        where: { personId: { in: [...people] } },
        orderBy: [{ personId: "asc" }, { itemId: "asc" }],
      });
      return rows.map(toMemory);
    },
    async memoryDue(people, before) {
      const rows = await table.findMany({
        where: { personId: { in: [...people] }, dueAt: { lt: before } },
        orderBy: [{ personId: "asc" }, { dueAt: "asc" }, { itemId: "asc" }],
      });
      return rows.map(toMemory);
    },
    async memoryOlder(people, texts) {
      if (texts.length === 0) return [];
      const rows = await database.$queryRaw<MemoryStateModel[]>`
        SELECT m.* FROM "MemoryState" m
        JOIN unnest(${texts.map(({ item }) => item)}::text[], ${texts.map(({ sectionHash }) => sectionHash)}::text[])
          AS present(item, hash) ON present.item = m."itemId" AND present.hash <> m.learned
        WHERE m."personId" = ANY(${[...people]}::text[]) ORDER BY m."personId", m."itemId"`;
      return rows.map(toMemory);
    },
    async knownItems(people) {
      const rows = await database.$queryRaw<{ readonly person: string; readonly items: string[] }[]>`
        SELECT "personId" AS person, array_agg("itemId") AS items FROM "MemoryState"
        WHERE "personId" = ANY(${[...people]}::text[]) GROUP BY "personId"`;
      const known = new Map(rows.map(({ person, items }) => [person, new Set(items)]));
      return new Map(people.map((person) => [person, known.get(person) ?? new Set()]));
    },
    async whoKnows(items) {
      const rows = await table.findMany({
        where: { itemId: { in: [...items] } },
        orderBy: [{ personId: "asc" }, { itemId: "asc" }],
      });
      return rows.map(toMemory);
    },
  };
}

function sessionStore(
  database: Prisma.TransactionClient,
): Pick<PracticeStore, "session" | "openSessions" | "question"> {
  return {
    async session(id) {
      const row = await database.practiceSession.findUnique({ where: { id } });
      return row === null ? null : toSession(row);
    },
    async openSessions(people) {
      const rows = await database.practiceSession.findMany({
        where: { personId: { in: [...people] }, endedAt: null },
      });
      return new Map(rows.map((row): [string, PracticeSession] => [row.personId, toSession(row)]));
    },
    async question(id) {
      const row = await database.practiceQuestion.findUnique({ where: { id } });
      return row === null ? null : toQuestion(row);
    },
  };
}

function attemptStore(
  database: Prisma.TransactionClient,
): Pick<PracticeStore, "attemptAt" | "attemptsOf" | "report" | "openReports"> {
  return {
    async attemptAt(question) {
      const row = await database.attempt.findUnique({
        where: { questionId: question },
        include: attemptAsJudged,
      });
      return row === null ? null : toAttempt(row);
    },
    async attemptsOf(person, since) {
      const rows = await database.attempt.findMany({
        where: { personId: person, at: { gte: since } },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        include: attemptAsJudged,
      });
      return rows.map(toAttempt);
    },
    async report(id) {
      const row = await database.questionReport.findUnique({ where: { id } });
      return row === null ? null : toReport(row);
    },
    async openReports(owner) {
      const rows = await database.questionReport.findMany({
        where: { ownerId: owner, settledAt: null },
        orderBy: [{ at: "asc" }, { id: "asc" }],
      });
      return rows.map(toReport);
    },
  };
}
