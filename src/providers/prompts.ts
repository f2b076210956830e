import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "../core/errors.ts";
import { promptWords } from "../core/messages/models.ts";
import { type PromptName, prompts } from "../core/prompts.ts";
import { type Prompt, readPrompt } from "./prompt-file.ts";

export type Prompts = Readonly<Record<PromptName, Prompt>>;

const ownFolder = fileURLToPath(new URL("../../prompts", import.meta.url));

/**
 * Every prompt of the product.
 *
 * @throws InputError with one line for everything that is wrong with a file, that is missing or that nobody asks for.
 */
export function loadPrompts(folder: string = ownFolder): Prompts {
  const names = Object.keys(prompts) as PromptName[];
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  const problems = files
    .filter((file) => !names.some((name) => file === `${name}.md`))
    .map((file) => promptWords.problem(join(folder, file), 1, promptWords.unknownFile));
  const read = names.flatMap((name) => {
    const path = join(folder, `${name}.md`);
    const found = files.includes(`${name}.md`)
      ? readPrompt(name, readFileSync(path, "utf8"))
      : [{ line: 1, reason: promptWords.missingFile }];
    if (!Array.isArray(found)) return [[name, found as Prompt] as const];
    for (const { line, reason } of found) problems.push(promptWords.problem(path, line, reason));
    return [];
  });
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return Object.fromEntries(read) as Record<PromptName, Prompt>;
}
