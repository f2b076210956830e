import type { LanguageModel, UnwrittenReason, WriteRequest } from "../../src/core/ports/language-model.ts";
import type { PromptInputs, PromptName, PromptOutput } from "../../src/core/prompts.ts";

/** What a model writes for each prompt, or why it does not; a prompt that is left out: it is down. */
export type Script = {
  readonly [Name in PromptName]?: (inputs: PromptInputs<Name>) => PromptOutput<Name> | UnwrittenReason;
};

export interface ScriptedModel extends LanguageModel {
  /** Everything that was asked, oldest first. */
  readonly journal: readonly Pick<WriteRequest<PromptName>, "prompt" | "inputs" | "person" | "withinMs">[];
}

/** A language model that writes what the test says. */
export function scriptedModel(script: Script): ScriptedModel {
  const journal: WriteRequest<PromptName>[] = [];
  return {
    name: "scripted:model",
    journal,
    async write(request) {
      journal.push(request as WriteRequest<PromptName>);
      const written = script[request.prompt]?.(request.inputs) ?? "down";
      if (typeof written === "string") return { kind: "unwritten", reason: written };
      const prompt = { name: request.prompt, version: 1, hash: "scripted" };
      const use = {
        model: "scripted:model",
        prompt,
        inputTokens: 100,
        outputTokens: 20,
        cost: 12,
        elapsedMs: 5,
      };
      return { kind: "written", output: written, use };
    },
  };
}

/** Puts a model in the place of the one that a company has, or has none of. */
export function giveModel(
  runtime: { readonly model: LanguageModel | null },
  model: LanguageModel | null,
): void {
  Object.assign(runtime, { model });
}
