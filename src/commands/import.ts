import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import { importing, importLines } from "../core/messages/importing.ts";
import { defaultPolicy } from "../core/policy.ts";
import { readCompany } from "../people/company-files.ts";
import { type CommandGroup, type CommonOptions, show } from "./options.ts";

interface ImportOptions extends CommonOptions {
  readonly to?: string;
  readonly force?: true;
}

/** `content import`: documents of other programs as drafts. Nothing is stored and nothing is published. */
export function addImportCommand(content: Command, { context, end }: CommandGroup): void {
  content
    .command("import")
    .description("turn documents (.docx, .html, .pdf, .txt, transcripts, exports) into Markdown drafts")
    .argument("<source>", "a file, a folder or a .zip")
    .option("--to <folder>", "where the drafts go")
    .option("--force", "write over drafts that are there already")
    .action(async (source: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      if (options.to === undefined) throw new InputError(importing.noTarget());
      const to = context.resolve(options.to);
      // Readers of Word and PDF are large, and no other command needs them.
      const { importDrafts } = await import("../stewardship/importing/import-drafts.ts");
      const report = await importDrafts({
        source: context.resolve(source),
        to,
        force: options.force ?? false,
        policy: (await readCompany(to))?.policy ?? defaultPolicy,
        onProgress: context.progress,
      });
      const folder = options.to;
      show(context, options, report, (value) => importLines(value, folder));
      end(report.refused.length > 0 ? 1 : 0);
    });
}
