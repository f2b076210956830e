import type { Command } from "commander";
import { peopleLines } from "../core/messages/command-line.ts";
import { importPeople } from "../people/import.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface ImportOptions extends CommonOptions {
  readonly dryRun?: true;
}

/** `people import`: who works here. */
export function addPeopleCommands(program: Command, { context, end }: CommandGroup): void {
  const people = program.command("people").description("who works here");
  people
    .command("import")
    .description("take in a people.yaml: new people join, changed ones change, missing ones leave")
    .argument("<file>")
    .option("--dry-run", "say what would change; nothing is stored")
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const runtime = await context.runtime();
      const report = await importPeople(
        { store: runtime.store },
        { file: context.resolve(file), now: nowOf(options), dryRun: options.dryRun ?? false },
      );
      runtime.forgetDirectory();
      show(context, options, report, peopleLines);
      end(report.refused.length > 0 ? 1 : 0);
    });
}
