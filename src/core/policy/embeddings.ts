import { z } from "zod";

/** Finding passages by their meaning, and putting them in order. */
export const embeddingsPolicy = z
  .object({
    /** Milliseconds that a question waits for its vector; then it is looked for by its words. */
    questionWithinMs: z.int().min(0).default(1_500),
    /** Milliseconds for which a model that failed twice in a row is left alone. */
    restMs: z.int().min(0).default(30_000),
    /** Milliseconds that a question waits for a reranking model; then its candidates keep their order. */
    rerankWithinMs: z.int().min(0).default(1_000),
    /** Days for which vectors that no passage uses any more are kept. */
    keepUnusedDays: z.int().min(1).default(30),
  })
  .prefault({});
