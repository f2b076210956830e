import type { AnswerRecord, ModelCall, VerdictName } from "./answers-record.ts";
import { verdictNames } from "./answers-record.ts";
import { mean, percentile } from "./retrieval-measures.ts";

/** Figures of a run. Shares go from 0 to 1 and are `null` where there is nothing to measure. */
export interface AnswerFigures {
  readonly questions: number;
  readonly verdicts: Readonly<Record<VerdictName, Share>>;
  /** Right answers by group of the gold set. */
  readonly groups: Readonly<Record<string, Share>>;
  /** Of the questions that were answered, or to which the rule was shown. */
  readonly written: Share;
  /** Why the others were quoted although there is a model: reason → answers. */
  readonly quotedBecause: Readonly<Record<string, number>>;
  /** Calls of the model that brought nothing: prompt and reason → calls. */
  readonly unwritten: Readonly<Record<string, number>>;
  /** Of an answer. */
  readonly words: Spread;
  readonly elapsedMs: Spread;
  /** Over the questions for which a model wrote something; `null`: none did. */
  readonly spent: Spent | null;
  /** What the model was asked with. */
  readonly prompts: readonly PromptUse[];
}

export interface Share {
  readonly of: number;
  readonly passed: number;
  readonly share: number | null;
  /** The interval of 95 %. */
  readonly low: number | null;
  readonly high: number | null;
}

interface Spread {
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
}

interface Spent {
  readonly questions: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of the currency of the prices; 0 where no price is known. */
  readonly cost: number;
}

interface PromptUse {
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly model: string;
  readonly calls: number;
}

export function figuresOf(records: readonly AnswerRecord[]): AnswerFigures {
  const answers = records.filter(({ told }) => told !== null);
  return {
    questions: records.length,
    verdicts: Object.fromEntries(
      verdictNames.map((name) => [name, shareOf(records.map(({ verdicts }) => verdicts[name]))]),
    ) as Record<VerdictName, Share>,
    groups: Object.fromEntries(
      [...Map.groupBy(records, ({ group }) => group)].map(([group, own]) => [
        group,
        shareOf(own.map(({ verdicts }) => verdicts.right)),
      ]),
    ),
    written: shareOf(answers.map(({ told }) => told === "written")),
    quotedBecause: counted(answers.flatMap(({ quotedBecause }) => quotedBecause)),
    unwritten: counted(
      records.flatMap(({ calls }) =>
        calls.flatMap(({ prompt, unwritten }) => (unwritten === null ? [] : `${prompt}: ${unwritten}`)),
      ),
    ),
    words: spreadOf(answers.map(({ sentences }) => wordsIn(sentences.map(({ text }) => text).join(" ")))),
    elapsedMs: spreadOf(records.map(({ elapsedMs }) => elapsedMs)),
    spent: spentOn(records),
    prompts: promptsOf(records.flatMap(({ calls }) => calls)),
  };
}

/** How many passed of those that a verdict applies to, with the interval of 95 % after Wilson. */
export function shareOf(verdicts: readonly (boolean | null)[]): Share {
  const passed = verdicts.filter((verdict) => verdict === true).length;
  const of = verdicts.filter((verdict) => verdict !== null).length;
  if (of === 0) return { of, passed, share: null, low: null, high: null };
  const share = passed / of;
  const middle = share + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * of)) / of);
  const whole = 1 + Z ** 2 / of;
  return {
    of,
    passed,
    share,
    low: Math.max(0, (middle - half) / whole),
    high: Math.min(1, (middle + half) / whole),
  };
}

function spentOn(records: readonly AnswerRecord[]): Spent | null {
  const uses = records
    .map(({ calls }) => calls.flatMap(({ use }) => use ?? []))
    .filter((own) => own.length > 0);
  if (uses.length === 0) return null;
  const sum = (value: (use: NonNullable<ModelCall["use"]>) => number) =>
    uses.flat().reduce((total, use) => total + value(use), 0) / uses.length;
  return {
    questions: uses.length,
    inputTokens: sum((use) => use.inputTokens),
    outputTokens: sum((use) => use.outputTokens),
    cost: sum((use) => use.cost),
  };
}

function promptsOf(calls: readonly ModelCall[]): readonly PromptUse[] {
  const uses = Map.groupBy(
    calls.flatMap(({ use }) => use ?? []),
    ({ prompt, model }) => [prompt.name, prompt.hash, model].join(" "),
  );
  return [...uses.values()].flatMap((own) =>
    own.slice(0, 1).map(({ prompt, model }) => ({ ...prompt, model, calls: own.length })),
  );
}

function spreadOf(values: readonly number[]): Spread {
  return { mean: mean(values), p50: percentile(values, 0.5), p95: percentile(values, 0.95) };
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const groups = [...Map.groupBy(names, (name) => name)];
  return Object.fromEntries(groups.map(([name, all]) => [name, all.length]));
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const Z = 1.959964;
