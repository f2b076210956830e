import type { PracticeFactOf } from "../../core/practice-facts.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { textOrNull } from "./json.ts";

type Database = Prisma.TransactionClient;

export async function reportQuestions(
  database: Database,
  facts: readonly PracticeFactOf<"question-reported">[],
): Promise<void> {
  const { count } = await database.questionReport.createMany({
    data: facts.map(({ report: { question, item, person, words, owner, settled, ...rest } }) => ({
      ...rest,
      questionId: question,
      itemId: item,
      personId: person,
      words: textOrNull(words),
      ownerId: owner,
      ...settlement(settled),
    })),
    skipDuplicates: true,
  });
  expectAll(count, facts.length, "There is a report of this id already");
}

export async function settleReports(
  database: Database,
  facts: readonly PracticeFactOf<"report-settled">[],
): Promise<void> {
  for (const { report, settled } of facts) {
    const { count } = await database.questionReport.updateMany({
      where: { id: report, settledAt: null },
      data: settlement(settled),
    });
    expectAll(count, 1, `Report ${report} is settled already`);
  }
}

function settlement(settled: PracticeFactOf<"question-reported">["report"]["settled"]) {
  if (settled === null) return {};
  const { by, verdict, reason, at } = settled;
  return { settledBy: by, verdict, settledReason: textOrNull(reason), settledAt: at };
}
