import { z } from "zod";
import { clock } from "./times.ts";

/** Questions that come back before they are forgotten. */
export const practicePolicy = z
  .object({
    /** Local time from which the daily session comes, unless somebody chooses another. */
    quizTime: z.string().regex(clock).default("10:00"),
    /** Questions of one session, and minutes after which it ends by itself. */
    questions: z.int().min(1).default(5),
    minutes: z.number().min(1).default(5),
    /** Recall predicted at the moment when an item comes back. */
    retention: z.number().min(0.7).max(0.99).default(0.9),
    /** The same for pages of critical risk. */
    retentionCritical: z.number().min(0.7).max(0.99).default(0.95),
    /** The person's practice days within which a missed item comes back. */
    missedWithinDays: z.int().min(1).default(3),
    withMissed: z.int().min(0).default(1),
    /** New items a day at most. */
    newPerDay: z.int().min(0).default(2),
    /** The same, by choice, in the first `firstDays` days of a role. */
    newPerDayAtFirst: z.int().min(0).default(6),
    firstDays: z.int().min(0).default(30),
    /** Questions in any 7 days for somebody experienced. */
    expertPerWeek: z.int().min(1).default(3),
    /** Daily sessions in a row that nobody opened, after which they come weekly. */
    ignoredUntilWeekly: z.int().min(1).default(3),
    /** Weekly ones in a row after that, until there is one question: "pause?". */
    ignoredUntilPause: z.int().min(1).default(3),
    /** Days after which a missed step or "unclear" brings no question of its own any more. */
    nudgeDays: z.int().min(1).default(7),
    /** Days without a task after which its next start offers its checklist, if told within these minutes. */
    checklistAfterDays: z.int().min(1).default(30),
    checklistWithinMinutes: z.number().min(1).default(60),
    /** Days after which what a work system reports is refused. */
    workEventDays: z.int().min(1).default(30),
    /** Minutes for which a session that was begun is left alone. */
    underWayMinutes: z.number().min(1).default(30),
    /** Reviews of a person, or of the company, from which on their own forgetting is measured. */
    fitReviews: z.int().min(50).default(400),
    /** The latest part of the reviews, on which what was measured is checked before it is used. */
    fitHeldBack: z.number().min(0.05).max(0.5).default(0.2),
    /** Somebody can do something once the lower end of what is likely reaches this. */
    canDo: z.number().min(0.5).max(0.99).default(0.65),
    /** Answers on a skill below which there is too little to tell. */
    evidenceAnswers: z.int().min(1).default(3),
    /** Days in which an answer loses half of its weight as evidence. */
    evidenceHalfLifeDays: z.number().min(1).default(60),
    /** What the answer to a variant seen before weighs; to one never seen, 1. */
    evidenceSeenVariant: z.number().min(0).max(1).default(0.5),
    /** Cases of a placement at most. */
    placementQuestions: z.int().min(1).default(6),
    /** Days in a role after which a placement is offered. */
    placementAfterDays: z.int().min(0).default(90),
    /** Days over which what somebody knew at a placement comes back for the first time. */
    placementSpreadDays: z.int().min(1).default(42),
    /** Cases never seen before that must be right in a row for a task to be passed. */
    readinessCases: z.int().min(1).default(5),
    /** What a task weighs by how often it comes … */
    frequency: z
      .object({
        daily: z.number().min(0).default(4),
        weekly: z.number().min(0).default(3),
        monthly: z.number().min(0).default(2),
        rarely: z.number().min(0).default(1),
      })
      .prefault({}),
    /** … times what a slip in it costs. */
    impact: z
      .object({
        low: z.number().min(0).default(1),
        medium: z.number().min(0).default(2),
        high: z.number().min(0).default(4),
      })
      .prefault({}),
  })
  .prefault({});
