import { z } from "zod";

/** What a hosted index is given, and how it is kept in line with the database. */
export const hostedIndexPolicy = z
  .object({
    /** Milliseconds a question waits for it; then it is answered by its words. */
    answerWithinMs: z.int().min(1).default(1_000),
    /** Seconds for which, after it failed a question, no other question asks it. */
    pauseSeconds: z.int().min(0).default(30),
    /** Seconds until what was written must be readable there; then the rest is left to the next comparison. */
    readableWithinSeconds: z.int().min(1).default(30),
    /** Minutes a record must have been without a passage before it is deleted: another server may be publishing it. */
    staleMinutes: z.int().min(0).default(15),
  })
  .prefault({});
