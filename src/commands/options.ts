import { InvalidArgumentError } from "commander";
import type { CommandContext, ExitCode } from "./context.ts";

/** Options every command takes. */
export interface CommonOptions {
  readonly json?: true;
  readonly dataDir?: string;
  /** The clock of this command, when `--now` moves it. */
  readonly now?: Date;
}

/** What a group of commands needs to work and to end with an exit code. */
export interface CommandGroup {
  readonly context: CommandContext;
  readonly end: (code: ExitCode) => void;
}

/** The instant of a command: `--now`, when that is given. */
export function nowOf(options: CommonOptions): Date {
  return options.now ?? new Date();
}

/** Prints a value: as JSON when that was asked for, else in words. */
export function show<T>(
  context: CommandContext,
  options: CommonOptions,
  value: T,
  inWords: (value: T) => readonly string[],
): void {
  const lines = options.json ? [JSON.stringify(value)] : inWords(value);
  context.write(lines.map((line) => `${line}\n`).join(""));
}

/** The value of `--now`. Throws what the parser of options tells as bad usage. */
export function toInstant(text: string): Date {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime())) {
    throw new InvalidArgumentError("Give an ISO time such as 2026-10-02T09:00:00Z.");
  }
  return at;
}
