import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openPretendSlack, type PretendSlack } from "../support/pretend-slack.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { bot, mentionOf } from "../support/slack-payloads.ts";
import { eventRequest } from "../support/slack-request.ts";

export interface SlackLoad {
  readonly events: number;
  readonly perSecond: number;
  /** How often each event is delivered, all at once. */
  readonly deliveries: number;
  /** `null`: the embedded database. */
  readonly databaseUrl: string | null;
  /** How often the server is killed with -9 while events come in. */
  readonly kills: number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

export interface LoadReport {
  readonly events: number;
  /** Milliseconds from a delivery to its acknowledgement. */
  readonly ackMs: { readonly p50: number; readonly p99: number; readonly most: number };
  /** Milliseconds from an event to its answer in Slack. */
  readonly answerMs: { readonly p50: number; readonly p99: number; readonly most: number };
  /** Deliveries that the server did not acknowledge, as when it was dead. */
  readonly refused: number;
  readonly unanswered: number;
  readonly doubled: number;
  readonly apologies: number;
}

const secret = "a-signing-secret-for-load";
/** Spread as in a company: Slack takes about one message a second in each. */
const channels = 400;
const redeliverAfterMs = 500;
/** After so long without a single new answer, what is missing stays missing. */
const quietMs = 90_000;

const questions = [
  "Who approves a refund over 500?",
  "What do I do when a card was declined?",
  "How do I onboard a new client?",
  "How many times may a card be charged again by hand?",
  "What has to be ready before the kick-off with a client?",
  "How tall is the Eiffel tower?",
];

interface Event {
  readonly ts: string;
  readonly channel: string;
  readonly number: number;
  sentAt: number;
}

/**
 * Sends mentions to a real server as Slack would, signed and several times over, and waits until Slack (a
 * stand-in) has every answer. A delivery that is not acknowledged is made again, as Slack does.
 */
export async function slackLoad(load: SlackLoad): Promise<LoadReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-slack-load-"));
  const pretend = await openPretendSlack();
  const environment = {
    CAIRN_DATA_DIR: dataDir,
    SLACK_BOT_TOKEN: "xoxb-load",
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: pretend.url,
    ...(load.databaseUrl === null ? {} : { DATABASE_URL: load.databaseUrl }),
  };
  const run = { server: await startServerProcess(environment), acks: [] as number[], refused: 0 };
  try {
    const events = eventsOf(load);
    const killing = killSometimes(load, run, () => startServerProcess(environment));
    const began = performance.now();
    const deliveries: Promise<void>[] = [];
    for (const event of events) {
      await untilTime(began + (event.number / load.perSecond) * 1000);
      event.sentAt = performance.now();
      for (let copy = 0; copy < load.deliveries; copy += 1) deliveries.push(deliver(run, event, copy));
    }
    await Promise.all(deliveries);
    await killing;
    load.say(`${events.length} events acknowledged; waiting for their answers`);
    const answeredAt = await answersOf(pretend, events, load.say);
    return reportOf(pretend, events, { ...run, answeredAt });
  } finally {
    await run.server.stop();
    await pretend.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function eventsOf({ events }: SlackLoad): readonly Event[] {
  const from = Math.floor(Date.now() / 1000);
  return Array.from({ length: events }, (_, number) => ({
    ts: `${from}.${String(number).padStart(6, "0")}`,
    channel: `C${number % channels}`,
    number,
    sentAt: 0,
  }));
}

interface Run {
  server: ServerProcess;
  readonly acks: number[];
  refused: number;
}

async function deliver(run: Run, { ts, channel, number }: Event, copy: number): Promise<void> {
  for (let retry = 0; ; retry += 1) {
    const text = `<@${bot}> ${questions[number % questions.length]}`;
    const mention = mentionOf({ user: `U${number % 50}`, text, ts, channel, event_ts: ts });
    const request = eventRequest(secret, { ...mention, event_id: `Ev${number}` }, copy + retry);
    const began = performance.now();
    const response = await fetch(`${run.server.url}/slack/events`, { method: "POST", ...request }).catch(
      () => null,
    );
    await response?.text().catch(() => null);
    if (response?.ok) {
      run.acks.push(performance.now() - began);
      return;
    }
    run.refused += 1;
    await pause(redeliverAfterMs);
  }
}

async function killSometimes(
  { kills, events, perSecond, random, say }: SlackLoad,
  run: Run,
  start: () => Promise<ServerProcess>,
): Promise<void> {
  const everyMs = ((events / perSecond) * 1000) / Math.max(1, kills);
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(everyMs * (0.25 + random() * 0.75));
    await run.server.kill();
    run.server = await start();
    say(`killed ${kill} of ${kills} times`);
  }
}

/** When each event was answered first; resolves when all are, or nothing new comes any more. */
async function answersOf(
  pretend: PretendSlack,
  events: readonly Event[],
  say: (line: string) => void,
): Promise<ReadonlyMap<string, number>> {
  let lastNewsAt = performance.now();
  let known = 0;
  while (performance.now() - lastNewsAt < quietMs) {
    const answered = new Set(pretend.messages.map(({ thread }) => thread)).size;
    if (answered > known) {
      known = answered;
      lastNewsAt = performance.now();
    }
    if (known >= events.length) break;
    await pause(200);
  }
  say(`${known} answers; looking whether any comes twice`);
  await pause(3_000);
  return new Map([...pretend.messages].reverse().map(({ thread, at }) => [thread ?? "", at]));
}

function reportOf(
  pretend: PretendSlack,
  events: readonly Event[],
  { acks, refused, answeredAt }: Run & { readonly answeredAt: ReadonlyMap<string, number> },
): LoadReport {
  const counts = new Map<string, number>();
  for (const { thread } of pretend.messages) counts.set(thread ?? "", (counts.get(thread ?? "") ?? 0) + 1);
  const times = events.flatMap(({ ts, sentAt }) => {
    const at = answeredAt.get(ts);
    return at === undefined ? [] : [at - sentAt];
  });
  return {
    events: events.length,
    ackMs: quantiles(acks),
    answerMs: quantiles(times),
    refused,
    unanswered: events.filter(({ ts }) => !counts.has(ts)).length,
    doubled: [...counts.values()].filter((count) => count > 1).length,
    apologies: pretend.messages.filter(({ text }) => /reference: /.test(text)).length,
  };
}

function quantiles(values: readonly number[]): LoadReport["ackMs"] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

async function untilTime(at: number): Promise<void> {
  const left = at - performance.now();
  if (left > 0) await pause(left);
}
