import type { PracticeSession } from "../../core/practice.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { toJson, toJsonText } from "./json.ts";

type Database = Prisma.TransactionClient;

/** Rows are locked in one order, so that two processes that plan the same people never wait for each other. */
export async function planDays(
  database: Database,
  facts: readonly PracticeFactOf<"practice-day-planned">[],
): Promise<void> {
  const added = facts.filter(({ was }) => was === null).map(({ day }) => day);
  const changed = facts.filter(({ was }) => was !== null).map(({ day, was }) => ({ ...day, was }));
  let written = 0;
  if (changed.length > 0) {
    written += await database.$executeRaw`
      WITH planned AS (
        SELECT * FROM json_to_recordset(${toJsonText(changed)}::json)
          AS p(person text, "nextAt" timestamptz, ignored int, was timestamptz)
      ), held AS (
        SELECT d."personId", p."nextAt", p.ignored
        FROM "PracticeDay" d JOIN planned p ON p.person = d."personId" AND p.was = d."nextAt"
        ORDER BY d."personId" FOR UPDATE OF d
      )
      UPDATE "PracticeDay" d SET "nextAt" = held."nextAt", ignored = held.ignored
      FROM held WHERE held."personId" = d."personId"`;
  }
  if (added.length > 0) {
    const rows = added.map(({ person, nextAt, ignored }) => ({ personId: person, nextAt, ignored }));
    const { count } = await database.practiceDay.createMany({
      data: inOrder(rows),
      skipDuplicates: true,
    });
    written += count;
  }
  expectAll(written, facts.length, "Somebody's practice was planned meanwhile");
}

/** A second open session of one person is a conflict, too: the database lets nobody have two. */
export async function moveSessions(
  database: Database,
  facts: readonly PracticeFactOf<"session-moved">[],
): Promise<void> {
  const added = facts.filter(({ was }) => was === null).map(({ session }) => session);
  const moved = facts
    .filter(({ was }) => was !== null)
    .map(({ session, was }) => ({ ...toRow(session), was }));
  let written = 0;
  if (moved.length > 0) written += await update(database, moved);
  if (added.length > 0) {
    const rows = added.map((session) => ({ ...toRow(session), queue: toJson(session.queue) }));
    const { count } = await database.practiceSession.createMany({
      data: inOrder(rows),
      skipDuplicates: true,
    });
    written += count;
  }
  expectAll(written, facts.length, "A practice session has gone on meanwhile");
}

function update(
  database: Database,
  moved: readonly (ReturnType<typeof toRow> & { readonly was: number | null })[],
): Promise<number> {
  return database.$executeRaw`
    WITH moved AS (
      SELECT * FROM json_to_recordset(${toJsonText(moved)}::json)
        AS m(id text, kind text, "plannedOn" text, at timestamptz, queue jsonb, "questionId" text, asked int,
          "right" int, "openedAt" timestamptz, "endedAt" timestamptz, ending text, "messageId" text, moves int,
          was int)
    ), held AS (
      SELECT m.* FROM "PracticeSession" s JOIN moved m ON m.id = s.id AND m.was = s.moves
      ORDER BY s."personId", s.id FOR UPDATE OF s
    )
    UPDATE "PracticeSession" s
    SET kind = held.kind, "plannedOn" = held."plannedOn", at = held.at, queue = held.queue,
        "questionId" = held."questionId", asked = held.asked, "right" = held."right",
        "openedAt" = held."openedAt", "endedAt" = held."endedAt", ending = held.ending,
        "messageId" = held."messageId", moves = held.moves
    FROM held WHERE held.id = s.id`;
}

function toRow({ person, question, message, ...session }: PracticeSession) {
  return { ...session, personId: person, questionId: question, messageId: message };
}

function inOrder<Row extends { readonly personId: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => (one.personId < other.personId ? -1 : 1));
}
