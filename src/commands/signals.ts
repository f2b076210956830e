import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import { gapLines, ownEyesOnly, signalLines } from "../core/messages/signal-lists.ts";
import type { Person } from "../core/people.ts";
import type { Runtime } from "../runtime.ts";
import { commandLine } from "../signals/coaching/mine.ts";
import {
  type GapListJson,
  gapListJson,
  type SignalListJson,
  signalListJson,
} from "../signals/explain/lists.ts";
import { whoIs } from "../wiring/people.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface ListOptions extends CommonOptions {
  readonly as?: string;
  readonly all?: true;
}

/** `signals list`, `gaps list`: counts and pages for whoever runs Cairn, and for each person their own. */
export function addSignalCommands(program: Command, { context }: CommandGroup): void {
  program
    .command("signals")
    .description("signs that something is not understood")
    .command("list")
    .description("how many signs each section had in the last months, or a person's own one by one")
    .option("--as <person>", "id of people.yaml: what is kept of them, for their own eyes")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const runtime = await context.runtime();
      const { person } = await whoIs(runtime, options.as ?? null);
      const { company } = await runtime.directory();
      await lookAt(runtime, person, { what: "signals", at: nowOf(options) });
      const deps = { store: runtime.store.signals, pages: runtime.store.pages, policy: company.policy };
      const list = await signalListJson(deps, { person: person?.id ?? null, at: nowOf(options) });
      show<SignalListJson>(context, options, list, signalLines);
    });
  program
    .command("gaps")
    .description("signs that repeat")
    .command("list")
    .description("pages that mislead or are missing, and how many people are being coached")
    .option("--as <person>", "id of people.yaml: their own, for their own eyes")
    .option("--all", "those that are closed, too")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const runtime = await context.runtime();
      const { person } = await whoIs(runtime, options.as ?? null);
      const { company } = await runtime.directory();
      await lookAt(runtime, person, { what: "gaps", at: nowOf(options) });
      const deps = { store: runtime.store.signals, pages: runtime.store.pages, policy: company.policy };
      const asked = { person: person?.id ?? null, closed: options.all === true };
      show<GapListJson>(context, options, await gapListJson(deps, asked), gapLines);
    });
}

/**
 * Whoever sits at the command line looks at what is kept of somebody, who can see that. Where there is a works
 * council only the person does, in chat.
 *
 * @throws InputError there
 */
async function lookAt(
  runtime: Runtime,
  person: Pick<Person, "id"> | null,
  { what, at }: { readonly what: string; readonly at: Date },
): Promise<void> {
  if (person === null) return;
  const { company } = await runtime.directory();
  if (company.policy.worksCouncil) throw new InputError(ownEyesOnly);
  const look = { by: commandLine, about: person.id, what, at };
  await runtime.store.transaction((ports) => ports.conversation.append([{ kind: "look-noted", look }]));
}
