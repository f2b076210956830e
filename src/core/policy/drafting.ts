import { z } from "zod";

/** What a language model drafts, where one is configured. */
export const draftingPolicy = z
  .object({
    /** Draft questions that somebody who looks after pages gets in 7 days at most … */
    itemsPerWeek: z.int().min(0).default(6),
    /** … and of one section at once. */
    itemsPerSection: z.int().min(1).default(3),
    /** Wordings that a place of a scenario has at most before no further ones are proposed … */
    valuesOfPlace: z.int().min(2).default(8),
    /** … and further values of one scenario at once, of all its places together. */
    valuesAtOnce: z.int().min(1).max(10).default(6),
    /** Rewrites proposed to one person in 7 days at most. */
    rewritesPerWeek: z.int().min(0).default(3),
    /** People who called a section unclear within `signals.pageDays`, for a rewrite to be proposed. */
    unclearPeople: z.int().min(2).default(3),
    /** Lessons drafted for one person in 7 days at most … */
    lessonsPerWeek: z.int().min(0).default(2),
    /** … each of so many sections of a task at most. */
    lessonSections: z.int().min(1).default(4),
    /** Questions anticipated for one section at most; 0: none are, and those there are taken out. */
    questionsPerSection: z.int().min(0).default(5),
    /** Sections put before the model in one night, for each kind of draft. */
    sectionsPerNight: z.int().min(1).default(200),
    /** Drafts that an owner worded anew, given as examples for the next ones. */
    examples: z.int().min(0).default(3),
    /** Seconds that a draft may take … */
    seconds: z.number().min(1).default(60),
    /** … and the grading of a typed answer, for which a learner waits. */
    gradeSeconds: z.number().min(0.5).default(3),
    /** Words of the title that is proposed for a missing page. */
    titleWords: z.int().min(2).default(8),
  })
  .prefault({});
