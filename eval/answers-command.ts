import { statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { CommandContext } from "../src/commands/context.ts";
import { InputError } from "../src/core/errors.ts";
import { answersEvaluationWords } from "../src/core/messages/answers-evaluation.ts";
import { evaluationWords } from "../src/core/messages/command-line.ts";
import { evaluateAnswers } from "./answers.ts";
import { type Comparison, compareRuns, readRecords } from "./answers-compare.ts";
import { type AnswerFigures, figuresOf } from "./answers-figures.ts";
import { readGold } from "./answers-gold.ts";
import { openJudge } from "./answers-judge.ts";
import { comparisonLines, figureLines } from "./answers-lines.ts";

interface AnswersCommand {
  /** Absolute paths. `null`: the sample company's. */
  readonly gold: string | null;
  /** `null`: no records are kept. */
  readonly recordsFile: string | null;
  /** Records of an earlier run; `null`: nothing is compared. */
  readonly compareFile: string | null;
}

interface Measured {
  readonly figures: AnswerFigures & { readonly compared: Comparison | null };
  /** The same to be read. */
  readonly lines: readonly string[];
  /** An answer that was right in the earlier run no longer is. */
  readonly isWorse: boolean;
}

/** `eval answers`: a gold set through the configured models in a temporary data folder. */
export async function measureAnswers(
  context: Pick<CommandContext, "withTemporary" | "progress">,
  { gold: file, recordsFile, compareFile }: AnswersCommand,
): Promise<Measured> {
  // Better told now than after the measuring.
  const gold = await readGold(existing(file ?? sampleGold, answersEvaluationWords.noGold));
  if (
    recordsFile !== null &&
    statSync(dirname(recordsFile), { throwIfNoEntry: false })?.isDirectory() !== true
  )
    throw new InputError(evaluationWords.noPlace(recordsFile));
  const before =
    compareFile === null ? null : await readRecords(existing(compareFile, answersEvaluationWords.noRecords));

  const records = await context.withTemporary(async (runtime) =>
    evaluateAnswers(runtime, {
      gold,
      model: runtime.model,
      judge: await openJudge(runtime),
      onProgress: context.progress,
    }),
  );
  if (recordsFile !== null)
    await writeFile(recordsFile, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  const figures = figuresOf(records);
  const compared = before === null ? null : compareRuns(before, records);
  return {
    figures: { ...figures, compared },
    lines: [...figureLines(figures), ...(compared === null ? [] : comparisonLines(compared))],
    isWorse: compared?.flips.some(({ verdict, now }) => verdict === "right" && !now) ?? false,
  };
}

function existing(file: string, problem: (file: string) => string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new InputError(problem(file));
  return file;
}

const sampleGold = fileURLToPath(new URL("answers.yaml", import.meta.url));
