import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import type { Fact } from "../core/facts.ts";
import { digestLines } from "../core/messages/digest.ts";
import { momentInWords } from "../core/messages/moments.ts";
import { scheduleOf } from "../core/working-time.ts";
import { commandLine } from "../signals/coaching/mine.ts";
import { type DigestMade, makeDigest, managersOf } from "../signals/digest/digest.ts";
import { teamMatters } from "../signals/digest/team-matters.ts";
import { entryTitle } from "../signals/escalation/entry-elements.ts";
import type { EscalationDeps } from "../signals/signal-deps.ts";
import { signals } from "../wiring/conversation.ts";
import { whoIs } from "../wiring/people.ts";
import { noChannels } from "../wiring/reach.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface PreviewOptions extends CommonOptions {
  readonly manager?: string;
}

/** What would be sent now; `none`: why nothing would. */
type DigestJson =
  | { readonly none: "nothing-to-say" | "works-council" }
  | {
      readonly manager: string;
      /** ISO time. */
      readonly at: string;
      readonly entries: readonly {
        readonly kind: "closed" | "page" | "person";
        readonly said: "new" | "worse" | "back" | "closed";
        readonly gap: string;
        readonly person: string | null;
        readonly title: string;
        readonly page: { readonly sop: string; readonly version: number; readonly section: string } | null;
        readonly since: string;
        readonly weeks: readonly number[];
        readonly cause: string;
      }[];
      readonly waiting: number;
      /** The card in plain words. */
      readonly text: string;
    };

/** `digest preview`: what a manager would be sent now. Whoever is named in it can see that somebody looked. */
export function addDigestCommands(program: Command, { context, end }: CommandGroup): void {
  program
    .command("digest")
    .description("what managers are told")
    .command("preview")
    .description("the digest that a manager would be sent now; nothing is sent")
    .option("--manager <person>", "id of people.yaml")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<PreviewOptions>();
      const runtime = await context.runtime();
      const now = nowOf(options);
      const id = options.manager ?? "";
      const { person } = await whoIs(runtime, id);
      const deps = await signals(runtime, noChannels);
      const manager = managersOf(deps).find((one) => one.id === person?.id);
      if (manager === undefined) throw new InputError(digestLines.noManager(id));
      const matters = await teamMatters(deps, now);
      const made = await makeDigest(deps, { manager, to: manager, matters, now });
      if (made !== null)
        await noteLooks(
          made,
          (facts) => runtime.store.transaction((ports) => ports.conversation.append(facts)),
          now,
        );
      const zone = scheduleOf(manager, deps.company).timeZone;
      const heading = digestLines.to(manager.name, momentInWords(now, now, zone));
      show(context, options, toJson(deps, made, now), (value) =>
        "none" in value
          ? [digestLines.nothing(digestLines.reasons[value.none])]
          : [heading, "", ...value.text.split("\n")],
      );
      end(0);
    });
}

function toJson(deps: EscalationDeps, made: DigestMade | null, now: Date): DigestJson {
  if (made === null) return { none: deps.company.policy.worksCouncil ? "works-council" : "nothing-to-say" };
  return {
    manager: made.manager.id,
    at: now.toISOString(),
    entries: made.entries.map((one) => {
      const { entry, gap, person } = one.escalation;
      return {
        kind: one.kind,
        said: one.kind === "closed" ? "closed" : entry.said,
        gap,
        person,
        title: entryTitle({ entry, people: deps.people }),
        page:
          entry.page === null
            ? null
            : { sop: entry.page.path, version: entry.page.version, section: entry.page.section },
        since: entry.since,
        weeks: entry.weeks,
        cause: entry.cause,
      };
    }),
    waiting: made.waiting,
    text: made.card.summary,
  };
}

async function noteLooks(
  { entries }: DigestMade,
  append: (facts: readonly Fact[]) => Promise<void>,
  at: Date,
): Promise<void> {
  const named = new Set(entries.flatMap(({ escalation }) => escalation.person ?? []));
  await append(
    [...named].map((about) => ({ kind: "look-noted", look: { by: commandLine, about, what: "digest", at } })),
  );
}
