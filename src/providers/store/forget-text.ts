import { Prisma } from "./generated/client.ts";
import { toText } from "./json.ts";

/** What is still on its way is never blanked: somebody waits for it. */
export async function forgetText(
  database: Prisma.TransactionClient,
  before: Date,
): Promise<{ readonly answers: number; readonly messages: number }> {
  const answers = await database.answer.updateMany({
    where: {
      at: { lt: before },
      OR: [{ question: { not: null } }, { standalone: { not: null } }, { key: { not: null } }],
    },
    data: { question: null, standalone: null, key: null },
  });
  const messages = await database.outgoingMessage.updateMany({
    where: {
      queuedAt: { lt: before },
      text: { not: null },
      ...notOnItsWay,
    },
    data: { card: Prisma.DbNull, text: null },
  });
  const closed = { at: { lt: before }, closedAt: { not: null } };
  await database.request.updateMany({ where: closed, data: { question: null, details: null } });
  await database.requestStep.updateMany({ where: { request: closed }, data: { text: null } });
  await database.inboundEvent.updateMany({
    where: { receivedAt: { lt: before }, payload: { not: Prisma.DbNull } },
    data: { payload: Prisma.DbNull },
  });
  await forgetPractice(database, before);
  await forgetGaps(database, before);
  return { answers: answers.count, messages: messages.count };
}

/** An answer that still waits for the learner's own rating goes, too: it is asked anew. */
async function forgetPractice(database: Prisma.TransactionClient, before: Date): Promise<void> {
  const old = { at: { lt: before } };
  await database.attempt.updateMany({ where: { ...old, answer: { not: null } }, data: { answer: null } });
  await database.practiceQuestion.updateMany({
    where: { ...old, heldAnswer: { not: null } },
    data: { heldAnswer: null, heldConfidence: null },
  });
  await database.questionReport.updateMany({
    where: { ...old, words: { not: null } },
    data: { words: null },
  });
}

/** Words of what is still open are needed to end it; of the record they leave that something was said. */
async function forgetGaps(database: Prisma.TransactionClient, before: Date): Promise<void> {
  const settled = { settledAt: { lt: before } };
  await database.contest.updateMany({
    where: { ...settled, OR: [{ words: { not: null } }, { reason: { not: null } }] },
    data: { words: null, reason: null },
  });
  await database.flag.updateMany({ where: { ...settled, words: { not: null } }, data: { words: null } });
  const old = { at: { lt: before } };
  await database.pageDoubt.updateMany({ where: { ...old, words: { not: null } }, data: { words: null } });
  await database.escalationStep.updateMany({
    where: { words: { not: null }, escalation: { closedAt: { lt: before } } },
    data: { words: null },
  });
}

/**
 * Whoever deletes a question wants its words gone, with those it had before it was edited, and what was said
 * in their place. What is still on its way is withdrawn by a later message.
 */
export async function forgetQuestions(
  database: Prisma.TransactionClient,
  events: readonly string[],
): Promise<void> {
  const rows = await database.$queryRaw<{ readonly id: string }[]>`
    WITH RECURSIVE said AS (
      SELECT id, "replacesId", "eventId" FROM "OutgoingMessage" WHERE "eventId" = ANY(${events.map(toText)})
      UNION
      SELECT earlier.id, earlier."replacesId", earlier."eventId"
      FROM said JOIN "OutgoingMessage" earlier ON earlier.id = said."replacesId"
    )
    SELECT DISTINCT asked.id
    FROM said
    JOIN "InboundEvent" event ON event.id = said."eventId"
    JOIN "InboundEvent" asked ON asked.id = event.id OR (asked.channel = event.channel
      AND asked.conversation = event.conversation AND asked.message = event.message)`;
  const eventId = { in: [...events.map(toText), ...rows.map(({ id }) => id)] };
  await database.answer.updateMany({
    where: { eventId },
    data: { question: null, standalone: null, key: null },
  });
  await database.outgoingMessage.updateMany({
    where: { eventId, ...notOnItsWay },
    data: { card: Prisma.DbNull, text: null },
  });
}

const notOnItsWay = { OR: [{ delivery: null }, { delivery: { in: ["sent", "given-up"] } }] };
