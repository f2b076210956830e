import type { Comparison, Flip } from "./answers-compare.ts";
import type { AnswerFigures, Share } from "./answers-figures.ts";
import { verdictNames } from "./answers-record.ts";

/** The figures of a run, to be read. */
export function figureLines(figures: AnswerFigures): readonly string[] {
  const { questions, verdicts, groups } = figures;
  const measured = verdictNames.filter((name) => verdicts[name].of > 0);
  return [
    `${questions} questions`,
    "",
    ...measured.map((name) => `${name.padEnd(NAME)}${told(verdicts[name])}`),
    "",
    "right, by group",
    ...Object.entries(groups).map(([group, share]) => `  ${group.padEnd(NAME - 2)}${told(share)}`),
    "",
    ...writingLines(figures),
  ];
}

/** Who wrote, with what, how much, and what that took. */
function writingLines(figures: AnswerFigures): readonly string[] {
  const { written, quotedBecause, unwritten, words, elapsedMs, spent, prompts } = figures;
  return [
    `written by a model: ${written.passed} of ${written.of} answers`,
    ...Object.entries(quotedBecause).map(([reason, count]) => `  quoted, ${reason}: ${count}`),
    ...Object.entries(unwritten).map(([reason, count]) => `  nothing from ${reason}: ${count}`),
    `words of an answer: ${rounded(words.p50)} in the median, ${rounded(words.p95)} at most for 95 of 100`,
    `time: ${rounded(elapsedMs.p50)} ms in the median, ${rounded(elapsedMs.p95)} ms at most for 95 of 100`,
    ...(spent === null
      ? []
      : [
          `a model wrote for ${spent.questions} questions: ${rounded(spent.inputTokens)} tokens in and ${rounded(spent.outputTokens)} out for each, ${price(spent.cost)}`,
        ]),
    ...prompts.map(
      ({ name, version, hash, model, calls }) =>
        `prompt ${name} v${version} ${hash.slice(0, 12)}, ${model}: ${calls} calls`,
    ),
  ];
}

/** What changed since an earlier run, to be read. */
export function comparisonLines(comparison: Comparison): readonly string[] {
  const { questions, former, verdicts, flips, gone, added } = comparison;
  const changed = verdictNames.filter((name) => verdicts[name].before.passed !== verdicts[name].now.passed);
  return [
    "",
    `before, with ${questions} of the same questions:`,
    ...writingLines(former).map((line) => `  ${line}`),
    ...changed.map((name) => {
      const { before, now } = verdicts[name];
      return `${name.padEnd(NAME)}${counted(before)} before, ${counted(now)} now`;
    }),
    ...(flips.length === 0 ? ["no verdict turned"] : []),
    ...[...Map.groupBy(flips, ({ id, now }) => `${id} ${now}`).values()].flatMap(flipLines),
    ...(gone.length === 0 ? [] : ["", `gone: ${gone.join(", ")}`]),
    ...(added.length === 0 ? [] : ["", `new: ${added.join(", ")}`]),
  ];
}

/** What turned about one question in one direction. */
function flipLines([first, ...others]: readonly Flip[]): readonly string[] {
  if (first === undefined) return [];
  const { id, question, now, before, after } = first;
  const turned = [first, ...others].map(({ verdict }) => verdict).join(", ");
  return [
    "",
    `${now ? "better" : "WORSE "}  ${id} (${turned}): ${question}`,
    ...(before === after ? indented(" ", after) : [...indented("-", before), ...indented("+", after)]),
  ];
}

function told(share: Share): string {
  const { share: part, low, high } = share;
  if (part === null || low === null || high === null) return "–";
  return `${counted(share).padEnd(12)}${percent(part).padStart(5)}  (${percent(low)} to ${percent(high)})`;
}

function counted({ passed, of }: Share): string {
  return `${passed} of ${of}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function rounded(value: number | null): string {
  return value === null ? "–" : String(Math.round(value));
}

function price(cost: number): string {
  return cost === 0 ? "no price known" : `${(cost / 1e6).toFixed(5)} in money`;
}

function indented(mark: string, text: string): readonly string[] {
  return text.split("\n").map((line) => `    ${mark} ${line}`);
}

const NAME = 18;
