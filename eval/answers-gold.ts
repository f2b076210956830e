import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { InputError } from "../src/core/errors.ts";
import { answersEvaluationWords, goldFields } from "../src/core/messages/answers-evaluation.ts";
import type { OutcomeKind } from "../src/core/outcome.ts";
import type { Refusal } from "../src/core/refusals.ts";
import { names, text, textOrNull } from "../src/core/yaml/fields.ts";
import { type Entry, isRecord, readEntry, readList } from "../src/core/yaml/read-entries.ts";
import { parseYaml, type YamlFile } from "../src/core/yaml/yaml-file.ts";

/** Questions with what a good answer to each is; `eval/answers.yaml` tells the fields. */
export interface Gold {
  readonly file: string;
  /** Absolute. */
  readonly content: string;
  /** When the questions are asked: answers come from the pages in force then. */
  readonly at: Date;
  readonly questions: readonly [GoldQuestion, ...GoldQuestion[]];
}

export interface GoldQuestion {
  readonly id: string;
  readonly group: string;
  readonly question: string;
  /** `null`: nobody known. */
  readonly as: string | null;
  readonly history: readonly string[];
  /** What it may end with. */
  readonly outcomes: readonly OutcomeKind[];
  /** Sections that answer, `page#section`; none: not looked at. */
  readonly sections: readonly string[];
  /** Facts to be stated, each in the spellings that will do. */
  readonly says: readonly (readonly string[])[];
  /** Facts that must not be. */
  readonly not: readonly string[];
  /** In its file. */
  readonly line: number;
}

/** @throws InputError with file and line of the first thing wrong in it. */
export async function readGold(file: string): Promise<Gold> {
  const yaml = parseYaml(file, await readFile(file, "utf8"));
  if (!("value" in yaml)) throw problem(yaml);
  const head = readHead(yaml);
  const { entries, refused, odd } = readList(yaml, "questions", questionSchema);
  const [first] = refused;
  if (first !== undefined) throw problem(first);
  // A check under a misspelt key would never fail.
  const [unknown] = odd;
  if (unknown !== undefined) throw new InputError(`${unknown.file}: ${unknown.note}`);
  refuseTwins(file, entries);
  const [one, ...others] = entries.map(({ value, line }) => toQuestion(value, line, head.as));
  if (one === undefined) throw problem({ file, line: 1, reason: answersEvaluationWords.noQuestions() });
  return {
    file,
    content: resolve(dirname(file), head.content),
    at: head.at,
    questions: [one, ...others],
  };
}

/** An error at a question of a gold file. */
export function goldProblem(gold: Pick<Gold, "file">, { line }: GoldQuestion, reason: string): InputError {
  return problem({ file: gold.file, line, reason });
}

function readHead(yaml: YamlFile): z.infer<typeof headSchema> {
  const { questions: _, ...head } = isRecord(yaml.value) ? yaml.value : { questions: null };
  const { entries, refused, odd } = readEntry(yaml, [], head, headSchema);
  const [first] = refused;
  if (first !== undefined) throw problem(first);
  const [unknown] = odd;
  if (unknown !== undefined) throw new InputError(`${unknown.file}: ${unknown.note}`);
  return (entries[0] as (typeof entries)[number]).value;
}

function refuseTwins(file: string, entries: readonly Entry<{ readonly id: string }>[]): void {
  const seen = new Set<string>();
  for (const { value, line } of entries) {
    if (seen.has(value.id)) throw problem({ file, line, reason: answersEvaluationWords.twice(value.id) });
    seen.add(value.id);
  }
}

function toQuestion(
  { as, outcome, ...written }: z.infer<typeof questionSchema>,
  line: number,
  everybody: string | null,
): GoldQuestion {
  return { ...written, as: as === undefined ? everybody : as, outcomes: outcome, line };
}

function problem({ file, line, reason }: Refusal): InputError {
  return new InputError(`${file}${line === null ? "" : `:${line}`}: ${reason}`);
}

const outcomeKind = z.enum(["answered", "clarify", "abstained", "needs-approval"], {
  error: goldFields.outcome,
});

const headSchema = z.object({
  content: text,
  at: z.iso.datetime({ error: goldFields.time }).transform((time) => new Date(time)),
  as: textOrNull,
});

const questionSchema = z.object({
  id: text,
  group: text.default("other"),
  question: text,
  as: text.nullable().optional(),
  history: z.array(text, { error: goldFields.questions }).default([]),
  outcome: z.union([outcomeKind.transform((one) => [one]), z.array(outcomeKind).min(1)], {
    error: goldFields.outcome,
  }),
  sections: names.refine((all) => all.every((one) => /^[^#]+#[^#]+$/.test(one)), {
    error: goldFields.sections,
  }),
  says: z
    .array(z.union([text.transform((one) => [one]), z.array(text).min(1)]), { error: goldFields.facts })
    .default([]),
  not: z.array(text, { error: goldFields.facts }).default([]),
});
