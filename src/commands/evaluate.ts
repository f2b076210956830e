import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import { evaluationWords } from "../core/messages/command-line.ts";
import { type CommandGroup, type CommonOptions, show } from "./options.ts";

interface RetrievalOptions extends CommonOptions {
  readonly rankings?: string;
}

interface AnswersOptions extends CommonOptions {
  readonly records?: string;
  readonly compare?: string;
}

/** `eval …`: measure on data of one's own, in a temporary data folder. */
export function addEvalCommands(program: Command, { context, end }: CommandGroup): void {
  const evaluate = program.command("eval").description("measure on data of your own");
  evaluate
    .command("retrieval")
    .description("search and decide on a BEIR folder: corpus.jsonl, queries.jsonl, qrels/test.tsv")
    .argument("<folder>")
    .option("--rankings <file>", "write the rankings as a TREC run")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RetrievalOptions>();
      const path = context.resolve(folder);
      if (!isFolder(path)) throw new InputError(evaluationWords.noFolder(path));
      const rankingsFile = options.rankings === undefined ? null : context.resolve(options.rankings);
      // Better told now than after the measuring.
      if (rankingsFile !== null && !isFolder(dirname(rankingsFile)))
        throw new InputError(evaluationWords.noPlace(rankingsFile));
      // Only here: measuring is not part of what a server loads.
      const { evaluateRetrieval } = await import("../../eval/retrieval.ts");
      const figures = await evaluateRetrieval({
        folder: path,
        rankingsFile,
        embedder: context.embedder ?? null,
        onProgress: context.progress,
      });
      context.write(`${JSON.stringify(figures, null, options.json ? 0 : 2)}\n`);
    });
  evaluate
    .command("answers")
    .description("put a gold set of questions to the whole of ask, and say how good the answers are")
    .argument("[gold.yaml]", "left out: the sample company's")
    .option("--records <file>", "write what was asked and answered as JSON lines")
    .option("--compare <file>", "tell what changed since the run that wrote these records")
    // Also read before the command starts, since it names a model to be opened: see cli.ts.
    .option("--judge <provider:model>", "let this model judge the answers, too")
    .action(async (gold: string | undefined, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<AnswersOptions>();
      const { measureAnswers } = await import("../../eval/answers-command.ts");
      const measured = await measureAnswers(context, {
        gold: gold === undefined ? null : context.resolve(gold),
        recordsFile: options.records === undefined ? null : context.resolve(options.records),
        compareFile: options.compare === undefined ? null : context.resolve(options.compare),
      });
      show(context, options, measured.figures, () => measured.lines);
      end(measured.isWorse ? 1 : 0);
    });
  evaluate
    .command("schedule")
    .description("replay real reviews: columns card_id, review_rating (1 to 4), review_time")
    .argument("<reviews.csv>")
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const path = context.resolve(file);
      if (!isFile(path)) throw new InputError(evaluationWords.noFile(path));
      const { evaluateSchedule } = await import("../../eval/schedule.ts");
      context.write(`${JSON.stringify(await evaluateSchedule(path), null, options.json ? 0 : 2)}\n`);
    });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
