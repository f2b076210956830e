import { readFile } from "node:fs/promises";
import { z } from "zod";
import { InputError } from "../src/core/errors.ts";
import { answersEvaluationWords } from "../src/core/messages/answers-evaluation.ts";
import { type AnswerFigures, figuresOf, type Share, shareOf } from "./answers-figures.ts";
import { type AnswerRecord, type VerdictName, verdictNames } from "./answers-record.ts";

/** What changed since an earlier run, over the questions that are in both. */
export interface Comparison {
  readonly questions: number;
  /** All figures of the earlier run. */
  readonly former: AnswerFigures;
  readonly verdicts: Readonly<Record<VerdictName, { readonly before: Share; readonly now: Share }>>;
  /** Verdicts that turned, those that got worse first. */
  readonly flips: readonly Flip[];
  /** Questions of the earlier run that are gone, and those that are new. */
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

export interface Flip {
  readonly id: string;
  readonly question: string;
  readonly verdict: VerdictName;
  /** What it is now; it was the other before. */
  readonly now: boolean;
  /** What was told then and now, to see why. */
  readonly before: string;
  readonly after: string;
}

export function compareRuns(before: readonly AnswerRecord[], now: readonly AnswerRecord[]): Comparison {
  const former = new Map(before.map((record) => [record.id, record]));
  const pairs = now.flatMap((record) => {
    const earlier = former.get(record.id);
    return earlier === undefined ? [] : [{ earlier, record }];
  });
  const ids = new Set(now.map(({ id }) => id));
  return {
    questions: pairs.length,
    former: figuresOf(before),
    verdicts: Object.fromEntries(
      verdictNames.map((name) => [
        name,
        {
          before: shareOf(pairs.map(({ earlier }) => earlier.verdicts[name])),
          now: shareOf(pairs.map(({ record }) => record.verdicts[name])),
        },
      ]),
    ) as Comparison["verdicts"],
    flips: pairs
      .flatMap(({ earlier, record }) => flipsOf(earlier, record))
      .sort((a, b) => Number(a.now) - Number(b.now)),
    gone: before.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    added: now.filter(({ id }) => !former.has(id)).map(({ id }) => id),
  };
}

/** Only what applied both times can turn. */
function flipsOf(before: AnswerRecord, now: AnswerRecord): readonly Flip[] {
  return verdictNames.flatMap((verdict) => {
    const [was, is] = [before.verdicts[verdict], now.verdicts[verdict]];
    if (was === null || is === null || was === is) return [];
    const { id, question } = now;
    return [{ id, question, verdict, now: is, before: before.text, after: now.text }];
  });
}

/** @throws InputError with file and line where a line is no record of an answer. */
export async function readRecords(file: string): Promise<readonly AnswerRecord[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, place) => {
    if (line.trim() === "") return [];
    const record = parse(line);
    if (record === null) throw new InputError(answersEvaluationWords.noRecord(file, place + 1));
    return [record];
  });
}

function parse(line: string): AnswerRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is AnswerRecord {
  return recordShape.safeParse(value).success;
}

/** What is read of a record; the rest of it is for people. */
const recordShape = z.object({
  id: z.string(),
  group: z.string(),
  text: z.string(),
  told: z.enum(["written", "quoted"]).nullable(),
  sentences: z.array(z.object({ text: z.string() })),
  quotedBecause: z.array(z.string()),
  calls: z.array(z.object({ prompt: z.string(), use: z.looseObject({}).nullable() })),
  elapsedMs: z.number(),
  verdicts: z.object(Object.fromEntries(verdictNames.map((name) => [name, z.boolean().nullable()]))),
});
