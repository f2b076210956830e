import type { Command } from "commander";
import { contentLines } from "../core/messages/content-lines.ts";
import { defaultPolicy } from "../core/policy.ts";
import { readCompany } from "../people/company-files.ts";
import { checkItems } from "../practice/items/check-items.ts";
import { previewItems } from "../practice/items/import-items.ts";
import { effectLines } from "../stewardship/effect/effect-elements.ts";
import { checkPages } from "../stewardship/publishing/check.ts";
import { previewPublication } from "../stewardship/publishing/publish.ts";
import { addImportCommand } from "./import.ts";
import { addMetadataCommand } from "./metadata.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";
import { addPageCommands } from "./pages.ts";
import { publishFolder, withCompany, withItems } from "./publishing.ts";
import { addQuestionsCommand } from "./questions.ts";

interface PublishOptions extends CommonOptions {
  readonly yes?: true;
}

/** `content check|plan|publish|history|rollback|export`: pages from a folder, and what became of them. */
export function addContentCommands(program: Command, group: CommandGroup): void {
  const content = program.command("content").description("check, publish and look back at pages");
  addFolderCommands(content, group);
  addPageCommands(content, group);
  addImportCommand(content, group);
  addMetadataCommand(content, group);
  addQuestionsCommand(content, group);
}

function addFolderCommands(content: Command, { context, end }: CommandGroup): void {
  content
    .command("check")
    .description("read a folder and say what would be refused or is odd; nothing is stored")
    .argument("<folder>")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const path = context.resolve(folder);
      const company = await readCompany(path);
      const policy = company?.policy ?? defaultPolicy;
      const { report: found, pages } = await checkPages({
        folder: path,
        policy,
        now: nowOf(options),
        onProgress: context.progress,
      });
      const items = await checkItems({
        folder: path,
        fileBytes: policy.publishing.fileBytes,
        pages,
        skillMap: company?.skillMap ?? null,
      });
      const report = withItems(withCompany(found, company), items);
      show(context, options, report, (value) => contentLines(value, "check"));
      end(report.refused.length > 0 ? 1 : 0);
    });

  content
    .command("plan")
    .description("say what publishing a folder would change; nothing is stored")
    .argument("<folder>")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const { store, directory } = await context.runtime();
      const path = context.resolve(folder);
      const company = await readCompany(path);
      const request = {
        folder: path,
        source: "folder",
        policy: company?.policy ?? (await directory()).company.policy,
        now: nowOf(options),
        yes: true,
        onProgress: context.progress,
      } as const;
      const found = await previewPublication({ store }, request);
      const { pages } = await checkPages(request);
      const { fileBytes } = request.policy.publishing;
      const items = await previewItems(store, { ...request, fileBytes }, pages);
      const { effects } = found;
      const report = { ...withItems(withCompany(found, company), items), effects };
      const { countsFrom } = request.policy.signals;
      const touched = effects.map((one) => ({ sop: one.sop, lines: effectLines(one, countsFrom) }));
      show(context, options, report, (value) => contentLines(value, "plan", touched));
    });

  content
    .command("publish")
    .description("publish a folder: new texts become versions, vanished pages retire")
    .argument("<folder>")
    .option("--yes", "retire pages that vanished, however many")
    // Looked at before the command starts: see cli.ts.
    .option("--watch", "publish again whenever something in the folder changes")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<PublishOptions>();
      const runtime = await context.runtime();
      const report = await publishFolder(runtime, {
        folder: context.resolve(folder),
        source: "folder",
        now: nowOf(options),
        yes: options.yes ?? false,
        onProgress: context.progress,
      });
      show(context, options, report, (value) => contentLines(value, "publish"));
      // Where the process ends with its command, nobody else gives vectors to what came.
      await runtime.meaning?.fill();
    });
}
