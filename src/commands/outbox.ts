import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import {
  type OutboxShown,
  outboxLines,
  outboxWords,
  type RetryReport,
  retryLines,
} from "../core/messages/delivery.ts";
import type { Outbox } from "../core/ports/outbox.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface RetryOptions extends CommonOptions {
  readonly all?: true;
}

/** Given up longer ago than this is of no use to anybody; words are blanked after this time by default. */
const lookBackMs = 90 * 86_400_000;

/** Messages listed or sent again at once. */
const most = 1_000;

/** `outbox …`: what waits to be sent, what was given up, and sending it again. */
export function addOutboxCommands(program: Command, { context, end }: CommandGroup): void {
  const outbox = program.command("outbox").description("messages on their way to Slack and Teams");
  outbox
    .command("list")
    .description("what waits, for how long, and what was given up and why")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const { store } = await context.runtime();
      show(context, options, await lookInto(store.outbox, nowOf(options)), outboxLines);
    });
  outbox
    .command("retry")
    .description("send again what was given up, once its cause is gone")
    .argument("[id...]", "messages as listed; left out: give --all")
    .option("--all", "everything that was given up")
    .action(async (ids: readonly string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RetryOptions>();
      if (ids.length > 0 && options.all) throw new InputError(outboxWords.bothNamed());
      if (ids.length === 0 && !options.all) throw new InputError(outboxWords.nothingNamed());
      const { store } = await context.runtime();
      const report = await sendAgain(store.outbox, { ids: options.all ? null : ids, now: nowOf(options) });
      show(context, options, report, retryLines);
      end(report.unknown > 0 ? 1 : 0);
    });
}

async function lookInto(outbox: Outbox, now: Date): Promise<OutboxShown> {
  const givenUpMessages = await outbox.givenUp(new Date(now.getTime() - lookBackMs), most);
  return { ...(await outbox.state(now)), givenUpMessages };
}

/** @param request.ids `null`: all that were given up. */
async function sendAgain(
  outbox: Outbox,
  { ids, now }: { readonly ids: readonly string[] | null; readonly now: Date },
): Promise<RetryReport> {
  const named = [...new Set(ids ?? (await lookInto(outbox, now)).givenUpMessages.map(({ id }) => id))];
  const again = named.length === 0 ? 0 : await outbox.retry(named, now);
  return { again, unknown: named.length - again };
}
