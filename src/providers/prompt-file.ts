import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { promptWords } from "../core/messages/models.ts";
import { type PromptName, prompts } from "../core/prompts.ts";
import { parseYaml, type YamlFile } from "../core/yaml/yaml-file.ts";
import { outputSchema, places } from "./prompt-text.ts";

/** A prompt as its file has it. */
export interface Prompt {
  readonly name: PromptName;
  readonly version: number;
  /** SHA-256 of the file's text. */
  readonly hash: string;
  /** `people` read what it puts out, sooner or later; or `cairn` alone does. */
  readonly readers: "people" | "cairn";
  /** What its output may have, in tokens. */
  readonly maxOutputTokens: number;
  readonly temperature: number;
  /** Our words, with places for inputs. */
  readonly system: string;
  readonly input: string;
}

/** What is wrong with a file, and in which line, from 1. */
export interface PromptProblem {
  readonly line: number;
  readonly reason: string;
}

const frontMatter = z.strictObject({
  version: z.int().min(1),
  purpose: z.string().min(1),
  readers: z.enum(["people", "cairn"]),
  inputs: z.array(z.string()),
  output: z.unknown(),
  maxOutputTokens: z.int().min(1),
  temperature: z.number().min(0).max(2),
});

/** Reads `prompts/<name>.md`. */
export function readPrompt(name: PromptName, text: string): Prompt | readonly PromptProblem[] {
  const [whole, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  if (whole === undefined || head === undefined || body === undefined)
    return [{ line: 1, reason: promptWords.noFrontMatter }];
  const yaml = parseYaml(name, head);
  if ("reason" in yaml) return [{ line: (yaml.line ?? 0) + 1, reason: yaml.reason }];
  const parsed = frontMatter.safeParse(yaml.value);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      line: lineIn(yaml, path.map(String)),
      reason: promptWords.wrongKey(path.join("."), message),
    }));
  const firstLine = head.split("\n").length + 3;
  const parts = /^\s*# System\n(.*)\n# Input\n(.*)$/s.exec(body);
  const problems = [
    ...headProblems(name, parsed.data, yaml),
    ...(parts === null ? [{ line: firstLine, reason: promptWords.noParts }] : []),
    ...placeProblems(name, body, firstLine),
  ];
  if (parts === null || problems.length > 0) return problems;
  const { version, readers, maxOutputTokens, temperature } = parsed.data;
  const [, system = "", input = ""] = parts.map((part) => part.trim());
  const hash = createHash("sha256").update(text).digest("hex");
  return { name, version, hash, readers, maxOutputTokens, temperature, system, input };
}

/** The line in the whole file, which has a line more at its head. */
function lineIn(yaml: YamlFile, path: readonly string[]): number {
  return yaml.lineOf(path) + 1;
}

function headProblems(
  name: PromptName,
  { inputs, output }: z.infer<typeof frontMatter>,
  yaml: YamlFile,
): readonly PromptProblem[] {
  const known: readonly string[] = prompts[name].inputs;
  const line = lineIn(yaml, ["inputs"]);
  return [
    ...inputs
      .filter((input) => !known.includes(input))
      .map((input) => ({ line, reason: promptWords.unknownInput(input, known) })),
    ...known
      .filter((input) => !inputs.includes(input))
      .map((input) => ({ line, reason: promptWords.missingInput(input) })),
    ...(isDeepStrictEqual(output, outputSchema(name))
      ? []
      : [
          {
            line: lineIn(yaml, ["output"]),
            reason: promptWords.otherOutput(JSON.stringify(outputSchema(name))),
          },
        ]),
  ];
}

/** An input without a place would be left unsaid, and a place without an input be said as it stands there. */
function placeProblems(name: PromptName, body: string, firstLine: number): readonly PromptProblem[] {
  const known: readonly string[] = prompts[name].inputs;
  const found = body
    .split("\n")
    .flatMap((text, line) =>
      [...text.matchAll(places)].map(([, input = ""]) => ({ input, line: firstLine + line })),
    );
  return [
    ...found
      .filter(({ input }) => !known.includes(input))
      .map(({ input, line }) => ({ line, reason: promptWords.unknownPlace(input, known) })),
    ...known
      .filter((input) => !found.some((place) => place.input === input))
      .map((input) => ({ line: firstLine, reason: promptWords.missingPlace(input) })),
  ];
}
