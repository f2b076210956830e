import type { Command } from "commander";
import { type Check, checkLines } from "../core/messages/command-line.ts";
import { hostedIndexWords } from "../core/messages/index-drift.ts";
import type { OutboxState } from "../core/ports/outbox.ts";
import type { VectorDrift } from "../core/ports/row-vectors.ts";
import type { Runtime } from "../runtime.ts";
import { checkSlack, checkTeams } from "../traffic.ts";
import { meaningChecks } from "./doctor-meaning.ts";
import { modelChecks } from "./doctor-model.ts";
import { type CommandGroup, type CommonOptions, nowOf } from "./options.ts";

/** `doctor`: what this installation is made of, whether each part works, and what to do if not. */
export function addDoctorCommand(program: Command, { context, end }: CommandGroup): void {
  program
    .command("doctor")
    .description("check this installation and say what to do where something is wrong")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const checks = await examine(await context.runtime(), nowOf(options));
      const healthy = checks.every((check) => check.ok);
      const lines = options.json ? [JSON.stringify({ healthy, checks })] : checkLines(checks);
      context.write(lines.map((line) => `${line}\n`).join(""));
      end(healthy ? 0 : 1);
    });
}

async function examine(runtime: Runtime, now: Date): Promise<readonly Check[]> {
  const { config, store, index } = runtime;
  const { people, owners, company } = await runtime.directory();
  const pages = (await store.pages.currentPages(now)).filter((page) => page.kind === "sop");
  const unowned = pages.filter((page) => page.owner === null).length;
  const known = new Set(people.map((person) => person.id));
  const strangers = [...owners].filter((owner) => !known.has(owner));
  const last = await store.pages.lastPublication();
  const taken = await index.lastPublication();
  const { rows, bytes } = await index.size();
  const drift = await index.vectors.compare({ now, heal: false });
  return [
    good("Node", process.version),
    good("data folder", config.dataDir),
    good(
      "database",
      config.secrets.databaseUrl === null ? "embedded Postgres, answers" : "Postgres, answers",
    ),
    check(
      "index",
      taken === last,
      `${rows} passages, ${Math.round(bytes / 1024)} KB, publication ${taken} of ${last}`,
      "It catches up before the next answer; nothing to do.",
    ),
    ...(await meaningChecks(runtime.meaning)),
    ...(await modelChecks(runtime)),
    ...hostedChecks(drift),
    check(
      "pages",
      pages.length > 0,
      `${pages.length} current`,
      "Publish a folder: cairn content publish <folder>.",
    ),
    check("people", people.length > 0, `${people.length}`, "Import them: cairn people import people.yaml."),
    check(
      "owners",
      strangers.length === 0,
      `${unowned} pages unowned, ${strangers.length} owners unknown`,
      `Nobody in people.yaml is called ${strangers.slice(0, 5).join(", ")}; correct the pages or add the people.`,
    ),
    good("company", `${company.policy.company}, dates in ${company.policy.timeZone}`),
    ...(await slackChecks(runtime)),
    ...(await teamsChecks(runtime)),
    outboxCheck(await store.outbox.state(now)),
    good("web chat", config.webChat ? `on, at ${config.server.publicUrl}` : "off"),
    ...config.notes.map((note) => good("configuration", note)),
  ];
}

/** Vectors that are kept elsewhere, looked at anew. */
function hostedChecks(drift: VectorDrift | null): readonly Check[] {
  if (drift === null) return [];
  const { downAdvice, lackingAdvice, found } = hostedIndexWords;
  const advice = drift.problem === null ? lackingAdvice : downAdvice;
  return [check("vectors", drift.problem === null && drift.lacking === 0, found(drift), advice)];
}

async function slackChecks(runtime: Runtime): Promise<readonly Check[]> {
  const slack = await checkSlack(runtime);
  if (slack === null) return [good("Slack", "off")];
  return [check("Slack", slack.ok, slack.found, "Look at the app's tokens: docs/slack.md has the steps.")];
}

async function teamsChecks(runtime: Runtime): Promise<readonly Check[]> {
  const teams = await checkTeams(runtime);
  if (teams === null) return [good("Teams", "off")];
  return [
    check("Teams", teams.ok, teams.found, "Look at the app registration: docs/teams.md has the steps."),
  ];
}

/** Nobody sees what was given up unless somebody acts. */
function outboxCheck({ waiting, oldestMs, givenUp }: OutboxState): Check {
  const found = `${waiting} waiting, the oldest for ${Math.round(oldestMs / 1000)} s; ${givenUp} given up today`;
  const healthy = givenUp === 0 && oldestMs < stuckAfterMs;
  return check("outbox", healthy, found, "cairn outbox list shows each with its reason.");
}

/** A message that waits so long does not wait for its turn. */
const stuckAfterMs = 600_000;

function good(name: string, found: string): Check {
  return { name, ok: true, found, advice: "" };
}

function check(name: string, ok: boolean, found: string, advice: string): Check {
  return { name, ok, found, advice: ok ? "" : advice };
}
