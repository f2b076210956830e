import { z } from "zod";

/** Which entry of which queue a button stands on, and when it was drawn. */
export const entryTapSchema = z.object({
  /** Id of the queue; empty: somebody asked for theirs. */
  queue: z.string().max(300),
  /** Id of the page, or of the gap of one that is missing. */
  subject: z.string().min(1).max(300),
  /** Version of the page that was shown; 0 for one that is missing. */
  version: z.int().min(0),
  /** ISO time: what is doubted later was not decided on. */
  shown: z.iso.datetime(),
});

export type EntryTap = z.infer<typeof entryTapSchema>;
