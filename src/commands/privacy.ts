import type { Command } from "commander";
import { askerAlone } from "../core/asker.ts";
import { InputError } from "../core/errors.ts";
import type { Escalation } from "../core/escalations.ts";
import type { PersonalGap } from "../core/gaps.ts";
import { digestLines } from "../core/messages/digest.ts";
import type { StoredCounts } from "../core/ports/privacy-store.ts";
import type { Look } from "../core/signals.ts";
import { stored } from "../privacy/actions.ts";
import type { Runtime } from "../runtime.ts";
import { commandLine, whatWasNoticed } from "../signals/coaching/mine.ts";
import { homeDeps, signals } from "../wiring/conversation.ts";
import { whoIs } from "../wiring/people.ts";
import { noChannels } from "../wiring/reach.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface EraseOptions extends CommonOptions {
  readonly yes?: true;
}

interface PrivacyJson {
  readonly person: string;
  readonly stored: StoredCounts;
  readonly gaps: readonly PersonalGap[];
  readonly told: readonly Escalation[];
  readonly looks: readonly Look[];
}

const looksShown = 100;

/** `privacy show|export|erase`: what is kept about one person. The person sees that somebody looked. */
export function addPrivacyCommands(program: Command, { context }: CommandGroup): void {
  const group = program.command("privacy").description("what is kept about one person");
  group
    .command("show")
    .description("how much is kept, what was noticed, who was told and who looked")
    .argument("<person>", "id of people.yaml")
    .action(async (id: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const runtime = await context.runtime();
      const words = await inWords(runtime, id, nowOf(options));
      const value = await inFigures(runtime, id);
      await noteLook(runtime, id, "show", nowOf(options));
      show(context, options, value, () => words);
    });
  group
    .command("export")
    .description("everything that leads to the person, as JSON")
    .argument("<person>", "id of people.yaml")
    .action(async (id: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const runtime = await context.runtime();
      await whoIs(runtime, id);
      await noteLook(runtime, id, "export", nowOf(options));
      const data = await runtime.store.privacy.everythingAbout(id);
      show(context, options, { person: id, at: nowOf(options).toISOString(), data }, (value) => [
        JSON.stringify(value, null, 2),
      ]);
    });
  group
    .command("erase")
    .description("erase what leads to the person; counts stay")
    .argument("<person>", "id of people.yaml, or of somebody who has left")
    .option("--yes", "it cannot be taken back")
    .action(async (id: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<EraseOptions>();
      if (options.yes !== true) throw new InputError(digestLines.unconfirmed(id));
      const runtime = await context.runtime();
      const { store } = runtime;
      const at = nowOf(options);
      const rows = await store.transaction((ports) => ports.privacy.erase(id, at));
      runtime.forgetDirectory();
      show(context, options, { person: id, rows }, (value) => [digestLines.erased(id, value.rows)]);
    });
}

/** What the person would read themselves. */
async function inWords(runtime: Runtime, id: string, at: Date): Promise<readonly string[]> {
  const asker = askerAlone({ ...(await whoIs(runtime, id)), at }, `cli:${runtime.system.newId()}`);
  const results = [
    await stored((await homeDeps(runtime, noChannels)).privacy, asker),
    await whatWasNoticed(await signals(runtime, noChannels), asker),
  ];
  return results.flatMap(({ cards }) => cards.flatMap(({ summary }) => [...summary.split("\n"), ""]));
}

async function inFigures({ store }: Runtime, person: string): Promise<PrivacyJson> {
  const [counts, gaps, told, looks] = await Promise.all([
    store.privacy.storedAbout(person),
    store.signals.gaps({ kind: "personal", person }),
    store.signals.escalations({ person }),
    store.signals.looks({ about: person, since: new Date(0), limit: looksShown }),
  ]);
  const personal = gaps.flatMap((gap) => (gap.kind === "personal" ? [gap] : []));
  return { person, stored: counts, gaps: personal, told, looks };
}

async function noteLook({ store }: Runtime, about: string, what: string, at: Date): Promise<void> {
  const look = { by: commandLine, about, what, at };
  await store.transaction((ports) => ports.conversation.append([{ kind: "look-noted", look }]));
}
