import type { Command } from "commander";
import { isInLine } from "../core/index-drift.ts";
import { type ReconcileReport, reconcileLines } from "../core/messages/index-drift.ts";
import { reconcile } from "../wiring/reconcile.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface ReconcileOptions extends CommonOptions {
  readonly dryRun?: true;
}

/** `index …`: whether the index says what the database says. */
export function addIndexCommands(program: Command, { context, end }: CommandGroup): void {
  const index = program.command("index").description("the search index, a cache of the database");
  index
    .command("reconcile")
    .description("compare the index with the database and put right what differs")
    .option("--dry-run", "only compare")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReconcileOptions>();
      const runtime = await context.runtime();
      const healed = options.dryRun !== true;
      const drift = await reconcile(runtime, { now: nowOf(options), heal: healed });
      const state = await runtime.meaning?.state();
      const withoutVector = state === undefined ? 0 : state.rows - state.withVector;
      const report: ReconcileReport = { ...drift, healed, withoutVector };
      show(context, options, report, reconcileLines);
      const isRight = healed ? withoutVector === 0 && !drift.vectors?.problem : isInLine(drift);
      end(isRight ? 0 : 1);
    });
}
