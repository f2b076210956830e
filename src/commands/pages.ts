import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import {
  exportLines,
  historyLines,
  itemRollbackLines,
  rollbackLines,
} from "../core/messages/content-lines.ts";
import { publishing } from "../core/messages/stewardship.ts";
import { exportItems } from "../practice/items/export-items.ts";
import { rollBackItem } from "../practice/owners/roll-back-item.ts";
import type { Runtime } from "../runtime.ts";
import { exportPages } from "../stewardship/exporting/export-pages.ts";
import { rollback } from "../stewardship/publishing/rollback.ts";
import { history } from "../stewardship/versions/history.ts";
import { administratorOf, whoIs } from "../wiring/people.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface RollbackOptions extends CommonOptions {
  readonly reason: string;
  readonly as?: string;
}

/** `content history|rollback|export`: what became of pages and items, and the way back into their files. */
export function addPageCommands(content: Command, group: CommandGroup): void {
  addHistory(content, group);
  addRollback(content, group);
  addExport(content, group);
}

function addHistory(content: Command, { context }: CommandGroup): void {
  content
    .command("history")
    .description("list the versions of a page")
    .argument("<sop>", "path or id of the page")
    .action(async (sop: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const { store } = await context.runtime();
      show(context, options, await history(store, { sop, now: nowOf(options) }), historyLines);
    });
}

function addRollback(content: Command, { context }: CommandGroup): void {
  content
    .command("rollback")
    .description("publish the text of an earlier version of a page, a lesson or an item as a new one")
    .argument("<sop>", "path or id of the page, or id of an item")
    .argument("<version>", "number of the version, e.g. 3 or v3")
    .option("--reason <text>", "why; it stands in the history", "rolled back from the command line")
    .option("--as <person>", "who decides this")
    .action(async (sop: string, version: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RollbackOptions>();
      const runtime = await context.runtime();
      const author = options.as ?? null;
      await whoIs(runtime, author);
      const request = { version, reason: options.reason, author, now: nowOf(options) };
      if ((await runtime.store.pages.resolve(sop)) === null && (await isItem(runtime, sop))) {
        show(context, options, await rollBackOneItem(runtime, { ...request, item: sop }), itemRollbackLines);
        return;
      }
      const { policy } = (await runtime.directory()).company;
      show(context, options, await rollback(runtime, { ...request, sop, policy }), rollbackLines);
      runtime.forgetDirectory();
    });
}

function addExport(content: Command, { context, end }: CommandGroup): void {
  content
    .command("export")
    .description("write what was decided in chat back into the folder that the pages came from")
    .argument("<folder>")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const { store, directory } = await context.runtime();
      const path = context.resolve(folder);
      const { policy } = (await directory()).company;
      const isOwn = (await store.pages.liveSources()).includes("folder");
      const request = { folder: path, policy, now: nowOf(options) };
      const pages = await exportPages({ store }, { ...request, source: isOwn ? "folder" : "sample" });
      const { fileBytes } = policy.publishing;
      const { refused, ...items } = await exportItems(store, { folder: path, fileBytes });
      const report = { ...pages, items, refused: [...pages.refused, ...refused] };
      show(context, options, report, exportLines);
      end(report.refused.length > 0 ? 1 : 0);
    });
}

async function isItem({ store }: Runtime, id: string): Promise<boolean> {
  return (await store.items.itemHistory(id)).length > 0;
}

/** Somebody has to answer for it: who is named, else whoever looks after Cairn. */
async function rollBackOneItem(
  runtime: Runtime,
  request: {
    readonly item: string;
    readonly version: string;
    readonly reason: string;
    readonly author: string | null;
    readonly now: Date;
  },
): Promise<{ readonly item: string; readonly version: number }> {
  const { store, config, directory } = runtime;
  const by = request.author ?? administratorOf(config, (await directory()).people)?.id ?? null;
  if (by === null) throw new InputError(publishing.whoDecides());
  const version = Number(/^v?(\d+)$/.exec(request.version)?.[1] ?? Number.NaN);
  const fact = await rollBackItem(store, { ...request, version, by });
  await store.transaction((ports) => ports.conversation.append([fact]));
  return { item: request.item, version: fact.item.version + 1 };
}
