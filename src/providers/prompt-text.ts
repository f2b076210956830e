import { z } from "zod";
import { type PromptInputs, type PromptName, prompts } from "../core/prompts.ts";
import type { Prompt } from "./prompt-file.ts";

/** What a model is sent: our own words apart from everybody else's. */
export interface PromptText {
  readonly system: string;
  readonly input: string;
}

/** Words of ours, which need no fence. */
const ownInputs: readonly string[] = ["form", "language"];

/** Places of inputs in a prompt's text: `{{question}}`. */
export const places = /\{\{([^{}]*)\}\}/g;

/** A prompt with its inputs in their places. What others wrote stands between fences, which it cannot close. */
export function fillPrompt<Name extends PromptName>(
  { system, input }: Pick<Prompt, "system" | "input">,
  inputs: PromptInputs<Name>,
): PromptText {
  const values: Readonly<Record<string, string>> = inputs;
  const fill = (text: string) =>
    text.replace(places, (_place, name: string) => {
      const value = values[name] ?? "";
      return ownInputs.includes(name) ? value : fenced(name, value);
    });
  return { system: fill(system), input: fill(input) };
}

/** No text has three of these in a row after this, so none begins or ends a fence but our own. */
function fenced(name: string, text: string): string {
  const tame = text.replace(/<{3,}|>{3,}/g, (run) => [...run].join(" "));
  return `<<<${name}\n${tame}\n${name}>>>`;
}

/** The JSON Schema of what a prompt puts out, as its front matter has it and as a model is sent it. */
export function outputSchema(name: PromptName): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(prompts[name].output, {
    // The bounds of safe integers say nothing of ours, and not every provider takes them.
    override: ({ jsonSchema }) => {
      if (jsonSchema.type !== "integer") return;
      delete jsonSchema.minimum;
      delete jsonSchema.maximum;
    },
  });
  return schema;
}
