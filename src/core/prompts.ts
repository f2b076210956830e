import { z } from "zod";

/**
 * What a language model is asked for. Each prompt is a file of the same name in `prompts/`; its front matter names
 * these inputs and this output, and a start with another one is refused.
 */
export const prompts = {
  /** An answer from passages: sentences, each with the numbers of the passages that bear it out. */
  answer: prompt(["question", "passages", "form", "language"], {
    sentences: z.array(z.object({ text: z.string(), cites: z.array(z.int()) })),
  }),
  /** A section told for a novice (steps and an example) or for the experienced (threshold, exception, change). */
  "other-form": prompt(["section", "form", "language"], {
    sentences: z.array(z.object({ text: z.string(), cites: z.array(z.int()) })),
  }),
  /** A dense section as the few things to do. */
  "action-card": prompt(["section", "language"], {
    steps: z.array(z.object({ text: z.string(), cites: z.array(z.int()) })),
  }),
  /** The last question of a conversation, so that it can be understood by itself. */
  "standalone-question": prompt(["history", "question"], { question: z.string() }),
  /** What a new version changes, in a sentence or two. */
  "summary-of-change": prompt(["before", "after", "language"], { sentences: z.array(z.string()) }),
  /** Questions that a section answers, in the words of people who do not know its words. */
  "anticipated-questions": prompt(["section", "language"], { questions: z.array(z.string()) }),
  "draft-items": prompt(["section", "examples", "language"], {
    items: z.array(
      z.object({
        kind: z.enum(["choice", "several", "cloze", "recall", "order"]),
        stem: z.string(),
        key: z.array(z.string()),
        distractors: z.array(z.string()),
        explain: z.string(),
      }),
    ),
  }),
  "scenario-variants": prompt(["section", "item", "language"], {
    variants: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  }),
  "draft-lesson": prompt(["sections", "examples", "language"], { title: z.string(), markdown: z.string() }),
  "rewrite-page": prompt(["section", "reports", "examples", "language"], {
    markdown: z.string(),
    reason: z.string(),
  }),
  /** How far a typed answer says what the key says. */
  grade: prompt(["question", "key", "answer", "language"], {
    verdict: z.enum(["right", "partly", "wrong"]),
    missing: z.string(),
  }),
  /** A title for a page that would answer these questions. */
  "cluster-title": prompt(["questions", "language"], { title: z.string() }),
  /** How far an answer is borne out by its passages; for measuring alone. */
  judge: prompt(["question", "passages", "answer"], {
    borneOut: z.boolean(),
    answersQuestion: z.boolean(),
    why: z.string(),
  }),
} as const;

export type PromptName = keyof typeof prompts;
export type PromptInputs<Name extends PromptName> = Readonly<
  Record<(typeof prompts)[Name]["inputs"][number], string>
>;
export type PromptOutput<Name extends PromptName> = z.infer<(typeof prompts)[Name]["output"]>;

function prompt<const Input extends string, Shape extends z.core.$ZodLooseShape>(
  inputs: readonly Input[],
  shape: Shape,
) {
  return { inputs, output: z.strictObject(shape) };
}
