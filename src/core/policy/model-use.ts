import { z } from "zod";

/** What language models may cost, and when they are left alone. */
export const modelUse = {
  /** Tokens of a day, in and out, that models may use in all … */
  tokensPerDay: z.int().min(0).default(5_000_000),
  /** … and for one person. */
  tokensPerPersonPerDay: z.int().min(0).default(200_000),
  /** The same in money, in the currency of the prices; it counts for models whose price is known. */
  moneyPerDay: z.number().min(0).default(20),
  moneyPerPersonPerDay: z.number().min(0).default(1),
  /** Part of the day's budget that work for nobody in particular may use. */
  unaskedShare: z.number().min(0).max(1).default(0.5),
  /** Price of a million tokens, by the model's name as CHAT_MODEL has it. */
  prices: z.record(z.string(), z.object({ input: z.number().min(0), output: z.number().min(0) })).default({}),
  /** Tokens that a model may think with before it writes. */
  thinkingTokens: z.int().min(0).default(2_000),
  /** Part of its time within which a model must have begun to write. */
  firstTokenShare: z.number().min(0.05).max(1).default(0.7),
  /** Milliseconds before a second try, where the provider names none; it is made where so many are left for it. */
  retryWaitMs: z.int().min(0).default(300),
  retryNeedsMs: z.int().min(0).default(1_500),
  /** Failures within a time after which a model is left alone, for how long … */
  restAfterFailures: z.int().min(1).default(5),
  failuresWithinSeconds: z.number().min(1).default(60),
  restSeconds: z.number().min(1).default(60),
  /** Having been too slow counts as a failure from so many milliseconds on: less may be too little for any model. */
  slowFromMs: z.int().min(0).default(4_000),
  /** What becomes of a text that could not be moderated. */
  unmoderated: z.enum(["withhold", "show"]).default("withhold"),
};
