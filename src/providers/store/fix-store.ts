import { ConflictError } from "../../core/errors.ts";
import type { FixTold, Report, VainQuestion } from "../../core/fixes.ts";
import type { FixStore } from "../../core/ports/fix-store.ts";
import type { Prisma } from "./generated/client.ts";

type Database = Prisma.TransactionClient;

/** What people reported or asked in vain. That they were told is a fact. */
export function fixStore(database: Database): FixStore {
  return {
    untoldReports: (since) => database.$queryRaw<Report[]>`
      WITH said AS (
        SELECT * FROM (
          SELECT DISTINCT ON (f."personId", f."answerId") 'answer ' || f."answerId" AS about, f."personId" AS person,
            f.verdict AS kind, c."sopId" AS sop, c.section, c.version, f.at
          FROM "Feedback" f JOIN "Answer" a ON a.id = f."answerId" AND NOT a.sensitive
          JOIN "AnswerCitation" c ON c."answerId" = a.id AND c.ordinal = 0
          WHERE f."personId" IS NOT NULL
          ORDER BY f."personId", f."answerId", f.at DESC, f.id DESC
        ) last WHERE kind <> 'helpful'
        UNION ALL
        SELECT 'report ' || r.id, r."personId", 'question', q."sopId", q.section, q."sopVersion", r.at
        FROM "QuestionReport" r JOIN "PracticeQuestion" q ON q.id = r."questionId"
        WHERE r.about IN ('unclear', 'outdated')
        UNION ALL
        SELECT 'doubt ' || d.id, d."personId", 'blamed', d."sopId", d.section, d.version, d.at FROM "PageDoubt" d
      )
      SELECT said.* FROM said JOIN "Sop" s ON s.id = said.sop AND s."retiredAt" IS NULL
      WHERE said.at >= ${since} AND NOT s.sensitive AND NOT said.section = ANY(s."sensitiveParts")
        AND EXISTS (
          SELECT 1 FROM "SopVersion" v
          WHERE v."sopId" = said.sop AND v.number > said.version AND v."withdrawnAt" IS NULL
        )
        AND NOT EXISTS (
          SELECT 1 FROM "FixTold" t WHERE t."personId" = said.person AND t.about = said.about
        )
      ORDER BY said.at, said.about`,
    untoldQuestions: (since) => database.$queryRaw<VainQuestion[]>`
      SELECT 'question ' || a.id AS about, a."personId" AS person, a.question, a.at
      FROM "Gap" g JOIN "Answer" a ON a.id = ANY(g.questions)
      WHERE g.kind = 'content' AND g.closing = 'fixed' AND g."closedAt" >= ${since}
        AND a."personId" IS NOT NULL AND a.question IS NOT NULL AND NOT a.sensitive
        AND NOT EXISTS (
          SELECT 1 FROM "FixTold" t WHERE t."personId" = a."personId" AND t.about = 'question ' || a.id
        )
      ORDER BY a.at, a.id`,
  };
}

export async function tellFix(database: Database, { person, message, fixes, at }: FixTold): Promise<void> {
  const rows = fixes.map(({ about, sop, version }) => ({
    personId: person,
    about,
    sopId: sop,
    version,
    messageId: message,
    at,
  }));
  const { count } = await database.fixTold.createMany({ data: rows, skipDuplicates: true });
  if (count < rows.length) throw new ConflictError("They were told of this before");
}
