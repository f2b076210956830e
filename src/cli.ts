#!/usr/bin/env node
import { resolve } from "node:path";
import { SingleBar } from "cli-progress";
import type { CommandContext, ExitCode } from "./commands/context.ts";
import { failureDetails, failureLine } from "./commands/failure.ts";
import { runCommand } from "./commands/program.ts";
import { type CommandOutput, callServer } from "./commands/socket.ts";
import { watchFolder } from "./commands/watch.ts";
import { type Config, loadConfig } from "./config.ts";
import { InputError } from "./core/errors.ts";
import { usageWords } from "./core/messages/command-line.ts";
import { openRuntime, type Runtime, withTemporaryRuntime } from "./runtime.ts";
import { embedderOf } from "./wiring/meaning.ts";

/** Commands that come at once take turns; a server in the folder is called instead. */
const patienceMs = 20_000;

/** The administrator's command line. `src/commands/program.ts` lists the commands. */
process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<ExitCode> {
  const output = terminal();
  let tellDetails = false;
  try {
    const config = loadConfig(variablesGiven(words));
    tellDetails = ["debug", "trace"].includes(config.logLevel);
    const once = (said: readonly string[]) => runOnce(said, config, output);
    return isWatch(words) ? await publishWatching(words, once, output) : await once(words);
  } catch (error) {
    output.writeError(`${failureLine(error)}\n`);
    const details = tellDetails ? failureDetails(error) : null;
    if (details !== null) output.writeError(`${details}\n`);
    return 2;
  } finally {
    output.end();
  }
}

async function runOnce(words: readonly string[], config: Config, output: CommandOutput): Promise<ExitCode> {
  if (!worksAlone(words)) {
    const exit = await callServer(config.dataDir, { words: [...words], folder: process.cwd() }, output);
    if (exit !== null) return exit;
  }
  return runHere(words, output, config);
}

/** `content publish <folder> --watch`: the same command again and again, wherever it runs each time. */
async function publishWatching(
  words: readonly string[],
  once: (words: readonly string[]) => Promise<ExitCode>,
  output: CommandOutput,
): Promise<ExitCode> {
  const said = words.filter((word) => word !== "--watch");
  const folder = said.slice(said.indexOf("publish") + 1).find((word) => !word.startsWith("-"));
  if (folder === undefined) return once(said);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort()).once("SIGTERM", () => stop.abort());
  const tell = (line: string) => output.writeError(`${line}\n`);
  const publish = async () => {
    await once(said).catch((error: unknown) => tell(failureLine(error)));
  };
  await watchFolder({ folder: resolve(folder), publish, tell, signal: stop.signal });
  return 0;
}

function isWatch(words: readonly string[]): boolean {
  const at = words.indexOf("content");
  return at >= 0 && words[at + 1] === "publish" && words.includes("--watch");
}

async function runHere(words: readonly string[], output: CommandOutput, config: Config): Promise<ExitCode> {
  let opened: Promise<Runtime> | null = null;
  const context: CommandContext = {
    ...output,
    resolve: (path) => resolve(path),
    runtime: () => {
      opened ??= openRuntime({ ...config, logLevel: "error" }, patienceMs);
      return opened;
    },
    withTemporary: (work) => withTemporaryRuntime(work, config.secrets.models),
    embedder: embedderOf(config.secrets.models.embedding),
  };
  try {
    return await runCommand(context, words);
  } finally {
    await (opened as Promise<Runtime> | null)?.then((runtime) => runtime.close()).catch(() => {});
  }
}

/** Commands that touch no data folder but a temporary one, whatever server may be running. */
function worksAlone(words: readonly string[]): boolean {
  const [first, second] = words.filter((word) => !word.startsWith("-"));
  return (
    first === "eval" ||
    (first === "content" && second === "check") ||
    words.some((word) => /^--(content|help)\b/.test(word))
  );
}

/** Variables that the command line gives in place of the environment, before the command is read. */
function variablesGiven(words: readonly string[]): Readonly<Record<string, string>> {
  const [dataDir, judge] = [optionIn(words, "--data-dir"), optionIn(words, "--judge")];
  // An empty one would be taken for the folder of the environment.
  if (dataDir?.trim() === "") throw new InputError(usageWords.noDataDir());
  return {
    ...(dataDir === undefined ? {} : { CAIRN_DATA_DIR: dataDir }),
    ...(judge === undefined ? {} : { JUDGE_MODEL: judge }),
  };
}

function optionIn(words: readonly string[], name: string): string | undefined {
  const place = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  return words[place] === name ? words[place + 1] : words[place]?.slice(`${name}=`.length);
}

/** Standard output carries results alone; errors and the progress bar go to standard error. */
function terminal(): CommandOutput & { readonly end: () => void } {
  let bar: SingleBar | null = null;
  return {
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    progress: ({ done, total }) => {
      if (!process.stderr.isTTY) return;
      if (bar === null) {
        bar = new SingleBar({
          format: "{bar} {value} of {total} · {eta_formatted} left",
          clearOnComplete: true,
        });
        bar.start(total, done);
      }
      bar.update(done);
    },
    end: () => bar?.stop(),
  };
}
