import type { PromptName } from "./prompts.ts";

/** An answer in a model's words, checked against the sections that it cites. */
export interface WrittenAnswer {
  readonly kind: "sentences" | "steps";
  readonly sentences: readonly [WrittenSentence, ...WrittenSentence[]];
}

/** A sentence without a citation does not compile. */
export interface WrittenSentence {
  readonly text: string;
  /** Places among the outcome's parts, from 0. */
  readonly cites: readonly [number, ...number[]];
}

/** `novice`: steps and an example. `experienced`: the threshold, the exception and the change. */
export type AnswerForm = "novice" | "experienced";

/** What a model did for an answer, for the record. It holds no words of the answer. */
export interface AnswerWriting {
  readonly form: AnswerForm;
  readonly model: string;
  readonly prompt: PromptName;
  /** Of the prompt; `null`: the model wrote nothing. */
  readonly version: number | null;
  readonly hash: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** `replaced`: it did not hold against the pages, and they were quoted. `unwritten`: there was nothing to show. */
  readonly end: "shown" | "replaced" | "unwritten";
  /** Why it was not shown: kinds of problems, or why the model wrote nothing. */
  readonly reasons: readonly string[];
}
