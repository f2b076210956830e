import type { WriteRequest } from "../../../../src/core/ports/language-model.ts";
import { outputs } from "./sample-prompts.ts";

/** What the tests of the model ask for, and what a model would put out. */
export const followUp: WriteRequest<"standalone-question"> = {
  prompt: "standalone-question",
  inputs: { history: "Who approves a refund?", question: "And over 500?" },
  person: "mara",
  withinMs: 10_000,
};
export const said = JSON.stringify(outputs["standalone-question"]);

/** Matches whatever is asked. */
export const anything = /./s;
