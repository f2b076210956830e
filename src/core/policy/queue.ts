import { z } from "zod";
import { clock, weekdays } from "./times.ts";

/** What owners are asked about their pages. */
export const queuePolicy = z
  .object({
    /** Day of the week and local time of an owner's queue. */
    day: z.enum(weekdays).default("tue"),
    time: z.string().regex(clock).default("09:00"),
    /** Pages in one queue at most. */
    entries: z.int().min(1).default(10),
    /** Days in which somebody is reminded of a page once at most. */
    reminderDays: z.int().min(1).default(30),
    /** Working days after which what nobody answered goes to who stands in, and then on. */
    answerDays: z.int().min(1).default(14),
    /** Days away after which whoever is next is asked instead. */
    awayDays: z.int().min(1).default(14),
    /** Days of answers by which is told how much a page is used. */
    useDays: z.int().min(1).default(90),
    /** What a page that nobody asked for counts as used … */
    unusedWeight: z.number().min(0).default(0.5),
    /** … and days for which its review waits. */
    unusedWaitDays: z.int().min(0).default(180),
    /** What a page weighs by its risk … */
    risk: z
      .object({
        normal: z.number().min(0).default(1),
        high: z.number().min(0).default(2),
        critical: z.number().min(0).default(4),
      })
      .prefault({}),
    /** … and by what speaks against it. */
    evidence: z
      .object({
        reviewDue: z.number().min(0).default(1),
        pageProblem: z.number().min(0).default(5),
        pageBlamed: z.number().min(0).default(3),
        reported: z.number().min(0).default(4),
        contentGap: z.number().min(0).default(2),
        linkGone: z.number().min(0).default(2),
        citedChanged: z.number().min(0).default(3),
        contradiction: z.number().min(0).default(4),
        duplicate: z.number().min(0).default(1),
        lessonOutdated: z.number().min(0).default(2),
        nobodys: z.number().min(0).default(1),
      })
      .prefault({}),
    /** Facts ticked one by one at most; of more, those of one section together. */
    ticks: z.int().min(3).max(12).default(6),
    /** Days for which a page can be put off. */
    snoozeShort: z.int().min(1).default(14),
    snoozeLong: z.int().min(1).default(60),
    /** Days in which whoever reported something is told that it was changed. */
    fixDays: z.int().min(1).default(90),
  })
  .prefault({});
