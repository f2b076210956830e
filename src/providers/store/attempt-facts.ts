import type { MemoryState } from "../../core/practice.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { textOrNull, toJson, toJsonText, toText } from "./json.ts";

type Database = Prisma.TransactionClient;

export async function askQuestions(
  database: Database,
  facts: readonly PracticeFactOf<"question-asked">[],
): Promise<void> {
  const { count } = await database.practiceQuestion.createMany({
    data: facts.map(({ question }) => {
      const { session, person, item, sop, why, values, held, ...rest } = question;
      return {
        ...rest,
        sessionId: session,
        personId: person,
        itemId: item,
        sopId: sop,
        why: toJson(why),
        values: toJson(values),
        heldAnswer: textOrNull(held?.answer ?? null),
        heldConfidence: held?.confidence ?? null,
      };
    }),
    skipDuplicates: true,
  });
  expectAll(count, facts.length, "A question of this id was asked already");
}

export async function holdAnswers(
  database: Database,
  facts: readonly PracticeFactOf<"answer-held">[],
): Promise<void> {
  for (const { question, answer, confidence } of facts) {
    const { count } = await database.practiceQuestion.updateMany({
      where: { id: question, answeredAt: null },
      data: { heldAnswer: toText(answer), heldConfidence: confidence },
    });
    expectAll(count, 1, `Question ${question} is answered already`);
  }
}

/** The words that waited for the learner's own rating go with the question: they stand in the attempt now. */
export async function makeAttempts(
  database: Database,
  facts: readonly PracticeFactOf<"attempt-made">[],
): Promise<void> {
  const { count } = await database.attempt.createMany({
    data: facts.map(({ attempt: { question, person, item, sop, answer, ...rest } }) => ({
      ...rest,
      questionId: question,
      personId: person,
      itemId: item,
      sopId: sop,
      answer: textOrNull(answer),
    })),
    skipDuplicates: true,
  });
  expectAll(count, facts.length, "The question is answered already");
  const answered = facts.flatMap(({ attempt: { question, at } }) =>
    question === null ? [] : [{ question, at }],
  );
  await database.$executeRaw`
    UPDATE "PracticeQuestion" q
    SET "answeredAt" = a.at, "heldAnswer" = NULL, "heldConfidence" = NULL
    FROM json_to_recordset(${toJsonText(answered)}::json) AS a(question text, at timestamptz)
    WHERE a.question = q.id`;
  await remember(
    database,
    facts.flatMap(({ memory }) => memory ?? []),
  );
}

export async function judgeAttempts(
  database: Database,
  facts: readonly PracticeFactOf<"attempt-judged">[],
): Promise<void> {
  await database.attemptJudgement.createMany({
    data: facts.map(({ attempt, by, correct, rating, at }) => ({
      attemptId: attempt,
      personId: by,
      correct,
      rating,
      at,
    })),
  });
  await remember(
    database,
    facts.flatMap(({ memory }) => memory ?? []),
  );
}

/** What is known of an item from its attempts outweighs what is only taken for granted. */
export async function creditMemories(
  database: Database,
  facts: readonly PracticeFactOf<"memory-credited">[],
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "MemoryState"
    SELECT * FROM json_populate_recordset(null::"MemoryState", ${asRows(facts.map(({ memory }) => memory))}::json)
    ORDER BY "personId", "itemId"
    ON CONFLICT DO NOTHING`;
}

async function remember(database: Database, memories: readonly MemoryState[]): Promise<void> {
  if (memories.length === 0) return;
  await database.$executeRaw`
    INSERT INTO "MemoryState"
    SELECT * FROM json_populate_recordset(null::"MemoryState", ${asRows(memories)}::json)
    ORDER BY "personId", "itemId"
    ON CONFLICT ("personId", "itemId") DO UPDATE SET
      stability = EXCLUDED.stability, difficulty = EXCLUDED.difficulty, "lastAt" = EXCLUDED."lastAt",
      "dueAt" = EXCLUDED."dueAt", repetitions = EXCLUDED.repetitions, lapses = EXCLUDED.lapses,
      "sureRuns" = EXCLUDED."sureRuns", last = EXCLUDED.last, learned = EXCLUDED.learned,
      "lastVariant" = EXCLUDED."lastVariant"`;
}

function asRows(memories: readonly MemoryState[]): string {
  return toJsonText(
    memories.map(({ person, item, ...memory }) => ({ ...memory, personId: person, itemId: item })),
  );
}
