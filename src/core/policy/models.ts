import { z } from "zod";
import { modelUse } from "./model-use.ts";

/** What language models may do, and what they may take. */
export const modelsPolicy = z
  .object({
    /** Whether answers are told in a model's words where these hold against the pages. */
    answers: z.enum(["on", "off"]).default("on"),
    /** Milliseconds after a question came within which a model may still write its answer; then it is quoted. */
    answerWithinMs: z.int().min(0).default(7_000),
    /** Milliseconds of these that must be left for a model to be asked at all. */
    answerLeastMs: z.int().min(0).default(1_000),
    /** Milliseconds of these to tell a follow-up as a question that stands by itself. */
    rewriteWithinMs: z.int().min(0).default(1_500),
    /** Sentences of an answer at most. */
    answerSentences: z.int().min(1).default(8),
    /** Sections that came next, given to a model beside the ones that answer. */
    answerBeside: z.int().min(0).default(3),
    /** A procedure of more lines is told as the few things to do. */
    denseLines: z.int().min(1).default(20),
    ...modelUse,
  })
  .prefault({});
