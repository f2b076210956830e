import { z } from "zod";
import { Prisma } from "./generated/client.ts";

/** Where a person stands in a table, and what erasing them does to its rows. */
export interface PersonColumn {
  readonly table: string;
  readonly column: string;
  /**
   * `rows`: the rows go. `name`: the row stays and leads to nobody. `placeholder`: the same where the column must
   * say something. `stays`: it belongs to the page or is looked up from it, not to the person.
   */
  readonly erase: "rows" | "name" | "placeholder" | "stays";
}

/** What stands where somebody stood who was erased. */
const erased = "erased";

/** Every column that leads to a person; rows go in this order, those that rest on others first. */
export const personColumns: readonly PersonColumn[] = [
  { table: "Look", column: "aboutId", erase: "rows" },
  { table: "Look", column: "byId", erase: "placeholder" },
  { table: "EscalationStep", column: "personId", erase: "name" },
  { table: "Contest", column: "deciderId", erase: "name" },
  { table: "Contest", column: "settledBy", erase: "name" },
  { table: "Contest", column: "personId", erase: "rows" },
  { table: "Escalation", column: "managerId", erase: "placeholder" },
  { table: "Escalation", column: "personId", erase: "rows" },
  { table: "Gap", column: "personId", erase: "rows" },
  { table: "Digest", column: "managerId", erase: "placeholder" },
  { table: "Flag", column: "ownerId", erase: "name" },
  { table: "Flag", column: "settledBy", erase: "name" },
  { table: "PageDoubt", column: "personId", erase: "rows" },
  { table: "FixTold", column: "personId", erase: "rows" },
  { table: "PageReview", column: "personId", erase: "name" },
  { table: "PageReview", column: "toPersonId", erase: "name" },
  { table: "Queue", column: "personId", erase: "placeholder" },
  { table: "RunningTest", column: "personId", erase: "rows" },
  { table: "SectionUse", column: "personId", erase: "rows" },
  { table: "Signal", column: "personId", erase: "rows" },
  { table: "QuestionReport", column: "ownerId", erase: "name" },
  { table: "QuestionReport", column: "settledBy", erase: "name" },
  { table: "QuestionReport", column: "personId", erase: "rows" },
  { table: "AttemptJudgement", column: "personId", erase: "placeholder" },
  { table: "Attempt", column: "personId", erase: "rows" },
  { table: "PracticeQuestion", column: "personId", erase: "rows" },
  { table: "PracticeSession", column: "personId", erase: "rows" },
  { table: "PracticeDay", column: "personId", erase: "rows" },
  { table: "MemoryState", column: "personId", erase: "rows" },
  { table: "FittedMemory", column: "personId", erase: "rows" },
  { table: "LessonSeen", column: "personId", erase: "rows" },
  { table: "ChecklistMark", column: "personId", erase: "rows" },
  { table: "WorkEvent", column: "personId", erase: "rows" },
  { table: "ItemDecision", column: "personId", erase: "name" },
  { table: "ItemNotice", column: "personId", erase: "placeholder" },
  { table: "VariantProposal", column: "personId", erase: "name" },
  { table: "SectionReading", column: "personId", erase: "rows" },
  { table: "WordsChoice", column: "personId", erase: "rows" },
  { table: "Feedback", column: "personId", erase: "name" },
  { table: "Answer", column: "personId", erase: "name" },
  { table: "PageNote", column: "authorId", erase: "placeholder" },
  { table: "DraftStep", column: "personId", erase: "name" },
  { table: "SopVersion", column: "approvedById", erase: "name" },
  { table: "SopVersion", column: "author", erase: "name" },
  { table: "Draft", column: "authorId", erase: "name" },
  { table: "TagDecision", column: "personId", erase: "name" },
  { table: "RequestStep", column: "personId", erase: "name" },
  { table: "Request", column: "offeredTo", erase: "name" },
  { table: "Request", column: "personId", erase: "name" },
  { table: "ModelCall", column: "personId", erase: "name" },
  { table: "OutgoingMessage", column: "personId", erase: "rows" },
  { table: "InboundEvent", column: "personId", erase: "name" },
  { table: "Setting", column: "personId", erase: "rows" },
  { table: "Account", column: "personId", erase: "rows" },
  { table: "Person", column: "managerId", erase: "stays" },
  { table: "Sop", column: "ownerId", erase: "stays" },
];

/** Everything that leads to a person, a list of rows for each table that has any. */
export async function exportPerson(
  database: Prisma.TransactionClient,
  person: string,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const found: Record<string, readonly unknown[]> = {};
  const own = await rowsOf(database, "Person", "id", person);
  if (own.length > 0) found.Person = own;
  for (const [table, columns] of Map.groupBy(personColumns, (one) => one.table)) {
    if (columns.some(({ erase }) => erase === "stays")) continue;
    const rows: unknown[] = [];
    for (const { column } of columns) rows.push(...(await rowsOf(database, table, column, person)));
    const texts = new Set(rows.map((row) => JSON.stringify(row)));
    if (texts.size > 0) found[table] = [...texts].map((text) => JSON.parse(text));
  }
  const chats = await database.$queryRaw<unknown[]>`
    SELECT to_jsonb(t) AS row FROM "ConversationReference" t WHERE ${isTheirChat(person)}`;
  if (chats.length > 0) found.ConversationReference = rowsSchema.parse(chats).map(({ row }) => row);
  return found;
}

/** Of a reference `t`: the chat in which somebody is alone with Cairn, as one of their accounts says. */
function isTheirChat(person: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Account" a WHERE a."personId" = ${person}
    AND a.channel = t.channel AND a.direct = t.conversation)`;
}

async function rowsOf(
  database: Prisma.TransactionClient,
  table: string,
  column: string,
  person: string,
): Promise<readonly unknown[]> {
  const rows = await database.$queryRaw<unknown[]>`
    SELECT to_jsonb(t) AS row FROM ${name(table)} t WHERE ${name(column)} = ${person}`;
  return rowsSchema.parse(rows).map(({ row }) => row);
}

const rowsSchema = z.array(z.object({ row: z.unknown() }));

/**
 * Erases what leads to a person, in the caller's transaction. Returns how many rows went or lead to nobody now.
 * Counts stay, and so does what others decided or wrote.
 */
export async function erasePerson(
  database: Prisma.TransactionClient,
  person: string,
  at: Date,
): Promise<number> {
  let count = await eraseWords(database, person, at);
  for (const { table, column, erase } of personColumns) {
    if (erase === "rows")
      count += await database.$executeRaw`DELETE FROM ${name(table)} WHERE ${name(column)} = ${person}`;
    if (erase === "name" || erase === "placeholder") {
      const value = erase === "name" ? null : `${erased}-${at.getTime()}`;
      count += await database.$executeRaw`
        UPDATE ${name(table)} SET ${name(column)} = ${value} WHERE ${name(column)} = ${person}`;
    }
  }
  return count + (await forgetWhoLeft(database, person));
}

/** What is known by its words, and what hangs on rows that are about to go. */
async function eraseWords(database: Prisma.TransactionClient, person: string, at: Date): Promise<number> {
  const known = await database.person.findUnique({ where: { id: person }, select: { name: true } });
  const escalations = { escalation: { personId: person } };
  await database.escalationStep.deleteMany({ where: escalations });
  await database.contest.deleteMany({ where: escalations });
  await database.$executeRaw`
    DELETE FROM "DigestEntry" WHERE "gapId" IN (SELECT id FROM "Gap" WHERE "personId" = ${person})`;
  await database.$executeRaw`
    INSERT INTO "SignalCount" ("sopId", section, version, kind, month, count)
    SELECT "sopId", section, version, kind, date_trunc('month', at, 'UTC')::date, count(*)::int
      FROM "Signal" WHERE "personId" = ${person} GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT ("sopId", section, version, kind, month)
      DO UPDATE SET count = "SignalCount".count + EXCLUDED.count`;
  await database.$executeRaw`DELETE FROM "ConversationReference" t WHERE ${isTheirChat(person)}`;
  await database.questionReport.deleteMany({ where: { question: { personId: person } } });
  await database.attemptJudgement.deleteMany({ where: { attempt: { personId: person } } });
  await database.$executeRaw`
    UPDATE "Answer" SET question = NULL, standalone = NULL, key = NULL, conversation = '', "eventId" = id
      WHERE "personId" = ${person}`;
  await database.request.updateMany({
    where: { personId: person },
    data: { question: null, details: null, place: nowhere },
  });
  await database.request.updateMany({
    where: { personId: person, closedAt: null },
    data: { closedAt: at, dueAt: null, offeredTo: null },
  });
  // A night that is under way names whom it noticed: it begins anew, and counts nothing twice.
  await database.detection.updateMany({ data: { night: Prisma.DbNull } });
  // Whoever is next is asked.
  await database.request.updateMany({ where: { offeredTo: person, closedAt: null }, data: { dueAt: at } });
  await database.inboundEvent.updateMany({
    where: { personId: person },
    data: { payload: Prisma.DbNull, conversation: "" },
  });
  if (known === null) return 0;
  // What others were told of them, by name.
  const named = await database.outgoingMessage.updateMany({
    where: { text: { contains: known.name } },
    data: { card: Prisma.DbNull, text: null },
  });
  return named.count;
}

const nowhere = {
  channel: "cli",
  conversation: "",
  thread: null,
  account: null,
  person: null,
  reach: "direct",
} as const;

/** Whoever still works here stays known as the company's own data names them; who has left is nobody any more. */
async function forgetWhoLeft(database: Prisma.TransactionClient, person: string): Promise<number> {
  const { count } = await database.person.deleteMany({ where: { id: person, leftAt: { not: null } } });
  return count;
}

function name(identifier: string): Prisma.Sql {
  return Prisma.raw(`"${identifier}"`);
}
