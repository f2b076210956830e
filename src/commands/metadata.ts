import type { Command } from "commander";
import { metadataLines } from "../core/messages/metadata.ts";
import { lookAtMetadata } from "../stewardship/metadata/look-at-metadata.ts";
import { metadataDeps } from "../wiring/tags.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

/** `content metadata`: what pages do not say about themselves, and what that costs. */
export function addMetadataCommand(content: Command, { context }: CommandGroup): void {
  content
    .command("metadata")
    .description("say what owners, reviews, skills, audiences and languages are missing, and what that costs")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const deps = await metadataDeps(await context.runtime());
      show(context, options, await lookAtMetadata(deps, nowOf(options)), metadataLines);
    });
}
