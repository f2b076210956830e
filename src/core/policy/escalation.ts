import { z } from "zod";
import { clock, weekdays } from "./times.ts";

/** What a manager is told, and what is contested. */
export const escalationPolicy = z
  .object({
    /** Day of the week and local time of a manager's digest. */
    digestDay: z.enum(weekdays).default("mon"),
    digestTime: z.string().regex(clock).default("09:00"),
    /** Entries of a digest at most. */
    digestEntries: z.int().min(1).default(5),
    /** Working hours of a person between seeing their entry and its being told. */
    shownHours: z.number().min(1).default(8),
    /** Id of the person who decides on what is contested; "none": the administrator, else somebody of `peopleRole`. */
    contestPerson: z.string().default("none"),
    /** Role of those who look after people. */
    peopleRole: z.string().default("people-partner"),
    /** Working days in which they decide; without an answer the entry is dropped. */
    contestDays: z.int().min(1).default(5),
    /** More misses than when it was told, from which on an entry is told again. */
    worseMissed: z.int().min(1).default(3),
    /** Days after a gap closed in which the same one is said to be back. */
    backDays: z.int().min(1).default(120),
    /** Days before and after that are compared when a gap closes, and tries below which there are too few to tell. */
    compareDays: z.int().min(1).default(56),
    compareTries: z.int().min(1).default(5),
    /** Weeks in the small picture of a trend. */
    trendWeeks: z.int().min(2).default(8),
  })
  .prefault({});
