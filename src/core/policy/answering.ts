import { z } from "zod";

/** Questions and their answers. */
export const askPolicy = z
  .object({
    /** Lines of a page quoted in an answer before the rest is folded. */
    quotedLines: z.int().min(1).default(6),
    /** Steps shown before the rest is folded. */
    quotedSteps: z.int().min(1).default(9),
    /** Candidates offered at most when several sections come close. */
    candidates: z.int().min(2).max(3).default(3),
    /** Earlier questions of the conversation that a follow-up may lean on, and for how long. */
    followUpQuestions: z.int().min(0).default(3),
    followUpMinutes: z.number().min(0).default(30),
    /** A question again in other words within this time is a rephrasing. */
    rephrasedWithinMinutes: z.number().min(0).default(10),
    /** People who found the answer helpful before their question becomes a known wording. */
    wordingPeople: z.int().min(1).default(2),
    /** Days without rephrasing or report after which one person is enough. */
    wordingQuietDays: z.number().min(0).default(7),
    /** Days after which questions are blanked. */
    textKeptDays: z.int().min(1).default(90),
  })
  .prefault({});

/** What a reader may rely on. */
export const trustPolicy = z
  .object({
    /** "Review due" starts this many days before the date. */
    reviewDueDays: z.int().min(0).default(14),
    /** Days after which a page that names an owner but no cadence is due for review. */
    defaultReviewDays: z.int().min(1).default(365),
    /** Reports by different people that put a page of normal risk in doubt. */
    doubtReports: z.int().min(1).default(2),
    /** The same for pages of high and critical risk. */
    doubtReportsHighRisk: z.int().min(1).default(1),
  })
  .prefault({});

/** What is carried to a person. */
export const handoverPolicy = z
  .object({
    /** Working minutes of the person asked before the next one is offered the question. */
    answerWithinMinutes: z.int().min(1).default(30),
    /** Working hours of whoever decides before the request goes to the deputy, and then lapses. */
    decideWithinHours: z.number().min(0.1).default(8),
  })
  .prefault({});
