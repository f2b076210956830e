import { z } from "zod";

/** What a language model drafts, where one is configured. */
export const draftingPolicy = z
  .object({
    /** Draft questions that somebody who looks after pages gets in 7 days at most … */
    itemsPerWeek: z.int().min(0).default(6),
    /** … and of one section at once. */
    itemsPerSection: z.int().min(1).default(3),
    /** Rewrites proposed to one person in 7 days at most. */
    rewritesPerWeek: z.int().min(0).default(3),
    /** People who found a section's answer unclear before a rewrite is proposed without any other sign. */
    unclearPeople: z.int().min(1).default(2),
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
