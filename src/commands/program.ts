import { Command, CommanderError } from "commander";
import { InputError } from "../core/errors.ts";
import { usageWords } from "../core/messages/command-line.ts";
import { addAskCommands } from "./ask.ts";
import { addContentCommands } from "./content.ts";
import type { CommandContext, ExitCode } from "./context.ts";
import { addDigestCommands } from "./digest.ts";
import { addDoctorCommand } from "./doctor.ts";
import { addEvalCommands } from "./evaluate.ts";
import { addIndexCommands } from "./index-commands.ts";
import { toInstant } from "./options.ts";
import { addOutboxCommands } from "./outbox.ts";
import { addPeopleCommands } from "./people.ts";
import { addPracticeCommands } from "./practice.ts";
import { addPrivacyCommands } from "./privacy.ts";
import { addQueueCommands } from "./queue.ts";
import { addSignalCommands } from "./signals.ts";
import { addTeamsCommands } from "./teams.ts";

/**
 * Runs one command line.
 *
 * @param words the command and its arguments, without the program's own name.
 */
export async function runCommand(context: CommandContext, words: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = buildProgram(context, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync([...words], { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      context.writeError(`${usageProblem(error, program, words)}\n`);
      return 2;
    }
    if (error instanceof InputError) {
      context.writeError(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

function buildProgram(context: CommandContext, end: (code: ExitCode) => void): Command {
  const program = new Command("cairn")
    .description("Operate Cairn: ask, publish pages, look at what is stored, measure.")
    // Also read before the command starts, to find the folder: see cli.ts.
    .option("--data-dir <folder>", "work in this data folder")
    .option("--now <time>", "move the clock of this command, e.g. 2026-10-02T09:00:00Z", toInstant)
    .option("--json", "print one JSON value and nothing else");
  const commands = { context, end };
  addAskCommands(program, commands);
  addContentCommands(program, commands);
  addPeopleCommands(program, commands);
  addPracticeCommands(program, commands);
  addSignalCommands(program, commands);
  addDigestCommands(program, commands);
  addQueueCommands(program, commands);
  addPrivacyCommands(program, commands);
  addOutboxCommands(program, commands);
  addIndexCommands(program, commands);
  addTeamsCommands(program, commands);
  addEvalCommands(program, commands);
  addDoctorCommand(program, commands);
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
    // What is wrong is told once it is known, in one line.
    command.exitOverride().configureOutput({ writeOut: context.write, writeErr: () => {} });
  }
  return program;
}

function usageProblem(error: CommanderError, program: Command, words: readonly string[]): string {
  if (error.code !== "commander.help")
    return usageWords.wrong(error.message.replace(/^error: /, "").replace(/\s+/g, " "));
  const group = program.commands.find((command) => words.includes(command.name()));
  const names = (group ?? program).commands.map((command) => command.name());
  return usageWords.noCommand(group ? `cairn ${group.name()}` : "cairn", names);
}
