import type { Command } from "commander";
import { announce } from "../conversation/announce.ts";
import { InputError } from "../core/errors.ts";
import { queueLines as words } from "../core/messages/queue.ts";
import type { Person } from "../core/people.ts";
import type { PageListing } from "../core/ports/page-store.ts";
import type { Runtime } from "../runtime.ts";
import { findPerson } from "../stewardship/queue/find-person.ts";
import { handOverFacts } from "../stewardship/queue/hand-over.ts";
import { type QueueJson, queueJson, queueToLines } from "../stewardship/queue/queue-json.ts";
import { edgeDeps } from "../wiring/conversation.ts";
import { whoIs } from "../wiring/people.ts";
import { noChannels } from "../wiring/reach.ts";
import { stewardDeps } from "../wiring/stewards.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface QueueOptions extends CommonOptions {
  readonly owner?: string;
}

interface HandOverOptions extends CommonOptions {
  readonly to?: string;
  readonly from?: string;
  readonly reason?: string;
}

interface HandedOver {
  readonly to: string;
  /** Paths. */
  readonly pages: readonly string[];
}

/** `queue`: what somebody is asked about their pages. `hand-over`: pages to another owner. */
export function addQueueCommands(program: Command, { context }: CommandGroup): void {
  program
    .command("queue")
    .description("pages in doubt that somebody looks after, in the order in which they are asked")
    .option("--owner <person>", "id of people.yaml")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<QueueOptions>();
      const runtime = await context.runtime();
      const { person } = await whoIs(runtime, options.owner ?? "");
      if (person === null) throw new InputError(words.noOwner);
      const deps = await stewardDeps(runtime, noChannels);
      show<QueueJson>(context, options, await queueJson(deps, person, nowOf(options)), queueToLines);
    });
  program
    .command("hand-over")
    .description("give pages to another owner: one page, or a folder of them")
    .argument("<path>", "path of a page, or of a folder, as in refunds/issue or refunds")
    .option("--to <person>", "id, name or e-mail address of the new owner")
    .option("--from <person>", "only pages of this owner; left out: whoever owns them")
    .option("--reason <words>", "what they should know")
    .action(async (path: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<HandOverOptions>();
      const handed = await handOver(await context.runtime(), path, options);
      show<HandedOver>(context, options, handed, ({ to, pages }) => [
        words.handed(pages.length, to),
        ...pages,
      ]);
    });
}

async function handOver(runtime: Runtime, path: string, options: HandOverOptions): Promise<HandedOver> {
  const at = nowOf(options);
  const deps = await stewardDeps(runtime, noChannels);
  const to = personNamed(deps.people, options.to ?? "");
  const pages = pagesAt(await deps.pages.currentPages(at), path.replace(/\/+$/, ""), options.from ?? null);
  if (pages.length === 0) throw new InputError(words.noPages(path));
  const facts = handOverFacts(deps, { pages, by: null, to, reason: options.reason ?? null, at });
  if (typeof facts === "string") throw new InputError(facts);
  await announce(edgeDeps(runtime, noChannels), { facts, notices: [] });
  runtime.forgetDirectory();
  return { to: to.id, pages: pages.filter(({ owner }) => owner !== to.id).map((page) => page.path) };
}

function personNamed(people: readonly Person[], said: string): Person {
  const found = findPerson(people, said);
  if (typeof found === "string") throw new InputError(found);
  return found;
}

function pagesAt(pages: readonly PageListing[], path: string, from: string | null): readonly PageListing[] {
  const isThere = (page: PageListing) => page.path === path || page.path.startsWith(`${path}/`);
  return pages.filter((page) => isThere(page) && (from === null || page.owner === from));
}
