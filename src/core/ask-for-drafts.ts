import type { Company } from "./company.ts";
import type { ModelDrafting } from "./model-drafts.ts";
import type { LanguageModel } from "./ports/language-model.ts";
import type { PromptInputs, PromptName, PromptOutput } from "./prompts.ts";

export interface DraftingModel {
  readonly model: LanguageModel;
  readonly company: Pick<Company, "policy">;
}

export interface ModelDraft<Name extends PromptName> {
  /** `null`: nothing of what it would or could write is usable, and the same text is not put before it again. */
  readonly output: PromptOutput<Name> | null;
  readonly use: ModelDrafting["use"];
}

/**
 * Has a model draft something while nobody waits for it.
 *
 * @returns `null`: it had no time or money for it, and another night may.
 */
export async function askForDrafts<Name extends PromptName>(
  { model, company }: DraftingModel,
  prompt: Name,
  inputs: PromptInputs<Name>,
): Promise<ModelDraft<Name> | null> {
  const withinMs = company.policy.drafting.seconds * 1000;
  const written = await model.write({ prompt, inputs, person: null, withinMs });
  if (written.kind === "written") {
    const { output, use } = written;
    return { output, use: { model: use.model, prompt: use.prompt } };
  }
  if (written.reason !== "malformed" && written.reason !== "refused") return null;
  return { output: null, use: { model: model.name, prompt: { name: prompt, version: 0, hash: "" } } };
}
