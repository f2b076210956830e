import { z } from "zod";
import type { AnswerGiven, FeedbackGiven } from "../../core/facts.ts";
import type { AnswerHistory, AskStore, PageReports } from "../../core/ports/ask-store.ts";
import { writingOf } from "./answer-writings.ts";
import type { Prisma } from "./generated/client.ts";
import { lastSeen } from "./last-seen.ts";

/** Reads what Ask remembers. Everything is written by `ConversationStore.append`. */
export function askStore(database: Prisma.TransactionClient): AskStore {
  return {
    async history({ conversation, person, since, limit }) {
      const answers = await database.answer.findMany({
        where: {
          conversation,
          personId: person,
          at: { gte: since },
          question: { not: null },
          sensitive: false,
        },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: limit,
        select: { question: true },
      });
      return answers.flatMap(({ question }) => question ?? []).reverse();
    },

    async answer(id) {
      const row = await database.answer.findUnique({ where: { id }, include: withCitations });
      return row === null ? null : toAnswer(row);
    },

    writingOf: (answer) => writingOf(database, answer),

    async answersOf(person, limit) {
      const rows = await database.answer.findMany({
        where: { personId: person },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: limit,
        include: withCitations,
      });
      return rows.map(toAnswer);
    },

    async feedbackOn(answer) {
      const rows = await database.feedback.findMany({ where: { answerId: answer }, orderBy: oldestFirst });
      return rows.map(toFeedback);
    },

    lastSeen: (person, sections) => lastSeen(database, person, sections),

    reports: (pages) => reportsOn(database, pages),

    async sectionsOfPassages(passages) {
      const rows = await database.passage.findMany({
        where: { id: { in: [...passages] } },
        select: { id: true, sopId: true, section: true },
      });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return passages.flatMap((passage) => {
        const row = byId.get(passage);
        return row === undefined ? [] : [{ passage, sop: row.sopId, section: row.section }];
      });
    },

    async passageOf({ sop, section }, version) {
      const row = await database.versionPassage.findFirst({
        where: { version: { sopId: sop, number: version }, passage: { section } },
        orderBy: { ordinal: "asc" },
        select: { passageId: true },
      });
      return row?.passageId ?? null;
    },

    async knownWordings(sections) {
      const rows = await database.knownWording.findMany({
        where: { OR: sections.map(({ sop, section }) => ({ sopId: sop, section })) },
      });
      return rows.map(({ sopId: sop, section, sectionHash, wording }) => ({
        sop,
        section,
        sectionHash,
        wording,
      }));
    },

    helpfulAnswers: (since) => helpfulAnswers(database, since),
  };
}

/**
 * The last verdict of each person on each answer counts: a report taken back is none, and so is one from before
 * the owner last said that the text is correct. What somebody calls outdated is the page the answer rests on, not
 * one cited beside it.
 */
async function reportsOn(
  database: Prisma.TransactionClient,
  pages: Parameters<AskStore["reports"]>[0],
): Promise<readonly PageReports[]> {
  if (pages.length === 0) return [];
  const sops = pages.map(({ sop }) => sop);
  const versions = pages.map(({ version }) => version);
  const rows = await database.$queryRaw<readonly ReportRow[]>`
    SELECT sop, version, section, person, at FROM (
      SELECT DISTINCT ON (f."answerId", f."personId")
        c."sopId" AS sop, c.version, c.section, f."personId" AS person, f.at, f.verdict, v."reviewedAt"
      FROM "AnswerCitation" c
      JOIN unnest(${sops}::text[], ${versions}::int[]) AS page(sop, version)
        ON page.sop = c."sopId" AND page.version = c.version
      LEFT JOIN "SopVersion" v ON v."sopId" = c."sopId" AND v.number = c.version
      JOIN "Feedback" f ON f."answerId" = c."answerId"
      WHERE c.ordinal = 0
      ORDER BY f."answerId", f."personId", f.at DESC, f.id DESC
    ) AS last
    WHERE verdict = 'outdated' AND ("reviewedAt" IS NULL OR at > "reviewedAt") ORDER BY at`;
  return pages.flatMap(({ sop, version }) => {
    const own = rows.filter((row) => row.sop === sop && row.version === version);
    const [first] = own;
    if (first === undefined) return [];
    const people = [...new Set(own.map(({ person }) => person))];
    return [{ sop, version, people, firstAt: first.at, section: first.section }];
  });
}

interface ReportRow {
  readonly sop: string;
  readonly version: number;
  readonly section: string;
  readonly person: string | null;
  readonly at: Date;
}

async function helpfulAnswers(
  database: Prisma.TransactionClient,
  since: Date,
): Promise<readonly AnswerHistory[]> {
  const rows = await database.answer.findMany({
    where: {
      at: { gte: since },
      sensitive: false,
      question: { not: null },
      feedback: { some: { verdict: "helpful" } },
    },
    orderBy: oldestFirst,
    include: { ...withCitations, feedback: { orderBy: oldestFirst } },
  });
  const people = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
  const asked = await database.answer.findMany({
    where: { personId: { in: people }, at: { gte: since } },
    orderBy: oldestFirst,
    include: withCitations,
  });
  return rows.map((row) => ({
    answer: toAnswer(row),
    feedback: row.feedback.map(toFeedback),
    askedNext: asked
      .filter((next) => next.personId === row.personId && next.id !== row.id && next.at >= row.at)
      .filter((next) => next.at.getTime() - row.at.getTime() <= dayMs)
      .map(toAnswer),
  }));
}

const withCitations = { citations: { orderBy: { ordinal: "asc" } } } as const;
const oldestFirst = [{ at: "asc" }, { id: "asc" }] satisfies { at?: "asc"; id?: "asc" }[];
const dayMs = 24 * 60 * 60 * 1000;

type AnswerRow = Prisma.AnswerGetPayload<{ include: { citations: true } }>;

const passagesSchema = z.array(z.object({ id: z.string(), score: z.number() }));
const outcomeSchema = z.enum(["answered", "clarify", "abstained", "needs-approval"]);
const verdictSchema = z.enum(["helpful", "wrong-page", "unclear", "outdated"]);

function toAnswer(row: AnswerRow): AnswerGiven {
  const { id, conversation, question, standalone, key, reason, evidence, retrieval } = row;
  const { sensitive, elapsedMs, at } = row;
  return {
    id,
    event: row.eventId,
    person: row.personId,
    conversation,
    question,
    standalone,
    key,
    outcome: outcomeSchema.parse(row.outcome),
    reason,
    evidence,
    retrieval,
    passages: passagesSchema.parse(row.passages),
    citations: row.citations.map(({ sopId: sop, version, section, passageId: passage, quote }) => ({
      sop,
      version,
      section,
      passage,
      quote,
    })),
    sensitive,
    elapsedMs,
    at,
  };
}

function toFeedback(row: Prisma.FeedbackGetPayload<object>): FeedbackGiven {
  const { id, answerId: answer, personId: person, at } = row;
  return { id, answer, person, verdict: verdictSchema.parse(row.verdict), at };
}
