import { type PromptName, type PromptOutput, prompts } from "../../core/prompts.ts";

/** What a prompt puts out, whole and as it was asked for; `null`: it is not. */
export function readOutput<Name extends PromptName>(name: Name, text: string): PromptOutput<Name> | null {
  const { success, data } = prompts[name].output.safeParse(parsed(text));
  return success ? (data as PromptOutput<Name>) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Every word of an output that people read. */
export function wordsOf(output: unknown): string {
  if (typeof output === "string") return output;
  if (typeof output !== "object" || output === null) return "";
  return Object.values(output)
    .map(wordsOf)
    .filter((words) => words !== "")
    .join("\n");
}
