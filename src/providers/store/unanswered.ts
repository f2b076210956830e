import type { SignalReader } from "../../core/ports/signal-store.ts";
import type { SignalFactOf } from "../../core/signal-facts.ts";
import type { UnansweredQuestion } from "../../core/signals.ts";
import type { Prisma } from "./generated/client.ts";

type Database = Prisma.TransactionClient;

/** Questions that no page answered, and whether their words may be read. */
export function unansweredStore(database: Database): Pick<SignalReader, "unanswered" | "unansweredBy"> {
  return {
    unanswered: (since) =>
      questions(database, { at: { gte: since }, personId: { not: null } }, { at: "asc", id: "asc" }),
    unansweredBy: (person) => questions(database, { personId: person }, { at: "desc", id: "desc" }),
  };
}

/** Nothing sensitive: of that neither words nor person are kept. */
async function questions(
  database: Database,
  where: Prisma.AnswerWhereInput,
  { at, id }: { readonly at: Prisma.SortOrder; readonly id: Prisma.SortOrder },
): Promise<readonly UnansweredQuestion[]> {
  const rows = await database.answer.findMany({
    where: { ...where, outcome: "abstained", sensitive: false },
    orderBy: [{ at }, { id }],
    select: { id: true, personId: true, question: true, standalone: true, at: true },
  });
  const readable = await readableOf(
    database,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id: answer, personId, question, standalone, at: askedAt }) => {
    if (personId === null) return [];
    const words = standalone ?? question;
    return [{ answer, person: personId, words, mayBeRead: readable.has(answer), at: askedAt }];
  });
}

/** Those whose last choice is to let them be read. */
async function readableOf(database: Database, answers: readonly string[]): Promise<ReadonlySet<string>> {
  const choices = await database.$queryRaw<readonly { readonly answer: string; readonly allowed: boolean }[]>`
    SELECT DISTINCT ON ("answerId") "answerId" AS answer, allowed FROM "WordsChoice"
    WHERE "answerId" = ANY(${[...answers]}::text[]) ORDER BY "answerId", sequence DESC`;
  return new Set(choices.flatMap(({ answer, allowed }) => (allowed ? [answer] : [])));
}

export async function chooseWords(
  database: Database,
  facts: readonly SignalFactOf<"words-chosen">[],
): Promise<void> {
  await database.wordsChoice.createMany({
    data: facts.map(({ choice: { answer, person, allowed, at } }) => {
      return { answerId: answer, personId: person, allowed, at };
    }),
  });
}
