import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import { teamsPackageWords } from "../core/messages/teams-package.ts";
import { type CommandGroup, type CommonOptions, show } from "./options.ts";
import { packageTeamsApp, type TeamsAppSource } from "./teams-package.ts";

const folder = join(import.meta.dirname, "../../manifest/teams");

/** `teams …`: what a Teams administrator uploads. */
export function addTeamsCommands(program: Command, { context }: CommandGroup): void {
  const teams = program.command("teams").description("the app that Microsoft Teams installs");
  teams
    .command("package")
    .description("build the app's zip for this installation")
    .argument("<file.zip>", "where to write it")
    .action(async (file: string, _options: unknown, command: Command) => {
      const { server, secrets } = (await context.runtime()).config;
      const appId = secrets.teams?.appId ?? null;
      const { publicUrl } = server;
      const path = context.resolve(file);
      const zip = packageTeamsApp(await readSource(), { appId, publicUrl });
      await write(path, zip);
      const options = command.optsWithGlobals<CommonOptions>();
      show(context, options, { file: path, appId, publicUrl }, () => [teamsPackageWords.done(path)]);
    });
}

async function readSource(): Promise<TeamsAppSource> {
  const [manifest, color, outline] = await Promise.all([
    readFile(join(folder, "manifest.json"), "utf8"),
    readFile(join(folder, "color.png")),
    readFile(join(folder, "outline.png")),
  ]);
  return { manifest, icons: { "color.png": color, "outline.png": outline } };
}

async function write(path: string, zip: Uint8Array): Promise<void> {
  try {
    await writeFile(path, zip);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new InputError(teamsPackageWords.cannotWrite(path, why));
  }
}
