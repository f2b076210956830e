import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import { evaluationWords } from "../core/messages/command-line.ts";
import type { CommandGroup, CommonOptions } from "./options.ts";

interface RetrievalOptions extends CommonOptions {
  readonly rankings?: string;
}

/** `eval …`: measure on data of one's own, in a temporary data folder. */
export function addEvalCommands(program: Command, { context }: CommandGroup): void {
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
        onProgress: context.progress,
      });
      context.write(`${JSON.stringify(figures, null, options.json ? 0 : 2)}\n`);
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
