import { z } from "zod";
import type {
  AskedQuestion,
  Attempt,
  MemoryState,
  PracticeDay,
  PracticeSession,
  QuestionReport,
  Why,
  WorkEvent,
} from "../../core/practice.ts";
import type { Prisma } from "./generated/client.ts";
import type {
  MemoryStateModel,
  PracticeDayModel,
  PracticeQuestionModel,
  PracticeSessionModel,
  QuestionReportModel,
  WorkEventModel,
} from "./generated/models.ts";

export function toDay({ personId, nextAt, ignored }: PracticeDayModel): PracticeDay {
  return { person: personId, nextAt, ignored };
}

export function toMemory({ personId, itemId, last, ...row }: MemoryStateModel): MemoryState {
  return { ...row, person: personId, item: itemId, last: last as MemoryState["last"] };
}

export function toSession(row: PracticeSessionModel): PracticeSession {
  const { personId, questionId, messageId, kind, ending, queue, ...rest } = row;
  return {
    ...rest,
    person: personId,
    question: questionId,
    message: messageId,
    kind: kind as PracticeSession["kind"],
    ending: ending as PracticeSession["ending"],
    queue: queueSchema.parse(queue),
  };
}

export function toQuestion(row: PracticeQuestionModel): AskedQuestion {
  const { sessionId, personId, itemId, sopId, why, values, heldAnswer, heldConfidence, ...rest } = row;
  const confidence = heldConfidence as Attempt["confidence"] | null;
  return {
    ...rest,
    session: sessionId,
    person: personId,
    item: itemId,
    sop: sopId,
    why: whySchema.parse(why),
    values: valuesSchema.parse(values),
    held: heldAnswer === null || confidence === null ? null : { answer: heldAnswer, confidence },
  };
}

/** An attempt with the last judgement of it. */
export const attemptAsJudged = {
  judgements: { orderBy: { sequence: "desc" }, take: 1 },
} as const satisfies Prisma.AttemptInclude;

export function toAttempt(row: Prisma.AttemptGetPayload<{ include: typeof attemptAsJudged }>): Attempt {
  const { questionId, personId, itemId, sopId, judgements, ...rest } = row;
  const [judged] = judgements;
  const { kind, confidence } = rest;
  return {
    ...rest,
    question: questionId,
    person: personId,
    item: itemId,
    sop: sopId,
    kind: kind as Attempt["kind"],
    confidence: confidence as Attempt["confidence"],
    correct: judged?.correct ?? rest.correct,
    gradedBy: judged === undefined ? (rest.gradedBy as Attempt["gradedBy"]) : "owner",
    rating: (judged?.rating ?? rest.rating) as Attempt["rating"],
  };
}

export function toReport(row: QuestionReportModel): QuestionReport {
  const { id, questionId, itemId, personId, about, words, ownerId, at } = row;
  const { settledBy, verdict, settledReason, settledAt } = row;
  return {
    id,
    question: questionId,
    item: itemId,
    person: personId,
    about: about as QuestionReport["about"],
    words,
    owner: ownerId,
    at,
    settled:
      settledBy === null || verdict === null || settledAt === null
        ? null
        : { by: settledBy, verdict: verdict as Verdict, reason: settledReason, at: settledAt },
  };
}

type Verdict = NonNullable<QuestionReport["settled"]>["verdict"];

export function toWorkEvent({ personId, kind, ...row }: WorkEventModel): WorkEvent {
  return { ...row, person: personId, kind: kind as WorkEvent["kind"] };
}

/** JSON keeps instants as text. */
const instant = z.string().transform((text) => new Date(text));

const whySchema: z.ZodType<Why> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("due"), recall: z.number() }),
  z.object({ kind: z.literal("missed"), at: instant }),
  z.object({ kind: z.literal("new"), task: z.string().nullable(), skill: z.string().nullable() }),
  z.object({ kind: z.literal("changed"), from: z.number().nullable(), to: z.number() }),
  z.object({ kind: z.literal("step-missed"), task: z.string(), step: z.string(), at: instant }),
  z.object({ kind: z.literal("unclear"), at: instant }),
  z.object({ kind: z.literal("coached"), since: instant }),
  z.object({ kind: z.literal("neighbour"), at: instant }),
  z.object({ kind: z.literal("topic"), topic: z.string() }),
  z.object({ kind: z.literal("placement") }),
  z.object({ kind: z.literal("lesson"), title: z.string() }),
]);
const queueSchema = z.array(z.object({ item: z.string(), why: whySchema }));
const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));
