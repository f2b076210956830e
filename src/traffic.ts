import { setTimeout as wait } from "node:timers/promises";
import type { SlackChannel } from "./channels/slack/app.ts";
import type { TeamsChannel } from "./channels/teams/channel.ts";
import { type WebReveals, webReveals } from "./channels/web/reveal.ts";
import { atOnceWithModel, type Inbox, openInbox } from "./conversation/inbox.ts";
import type { Channel } from "./core/terms.ts";
import { type Delivering, startDelivery } from "./delivery/deliver.ts";
import type { DeliveryEvent, Wait } from "./delivery/delivery-deps.ts";
import { within } from "./delivery/within.ts";
import type { Runtime } from "./runtime.ts";
import { edgeDeps } from "./wiring/conversation.ts";
import { type Channels, noChannels } from "./wiring/reach.ts";
import { openSlack } from "./wiring/slack.ts";
import { openTeams } from "./wiring/teams.ts";

/** What comes in from the chat platforms, and what goes out to them. */
export interface Traffic {
  readonly channels: Channels;
  readonly routers: readonly (SlackChannel | TeamsChannel)["router"][];
  readonly inbox: Inbox;
  readonly delivery: Delivering;
  readonly slack: SlackChannel | null;
  readonly web: WebReveals;
  /** Takes in nothing new, and lets what is under way end. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds that pass, and waiting for some. */
export interface PaceTime {
  readonly stopwatch: () => number;
  readonly wait: Wait;
}

/** How long answers under way, and then what a platform still hears of them, may take when Cairn stops. */
const endWithinMs = 5_000;

/**
 * Joins the chats that are configured to the conversation, and sends what waits for them.
 *
 * @param limits.callTimeoutMs after which a call to a platform is given up; left out: what the channel says.
 * @param limits.pacedBy the time by which sends are paced; left out: the real one.
 */
export async function openTraffic(
  runtime: Runtime,
  limits: { readonly callTimeoutMs?: number; readonly pacedBy?: PaceTime } = {},
): Promise<Traffic> {
  const pacedBy = limits.pacedBy ?? { stopwatch: runtime.system.stopwatch, wait: waitFor };
  const slack = openSlack(runtime, () => traffic, limits);
  const teams = openTeams(runtime, () => traffic, limits);
  const delivery = startDelivery({
    outbox: runtime.store.outbox,
    transports: {
      ...(slack === null ? {} : { slack: slack.transport }),
      ...(teams === null ? {} : { teams: teams.transport }),
    },
    system: { ...runtime.system, stopwatch: pacedBy.stopwatch },
    random: Math.random,
    wait: pacedBy.wait,
    report: (event) => reportDelivery(runtime, event),
  });
  const web = webReveals();
  const channels = channelsOf(runtime, { slack, teams, web }, delivery);
  const inbox = openInbox({
    ...edgeDeps(runtime, channels),
    ...(runtime.model === null ? {} : { atOnce: atOnceWithModel }),
    reportTrouble: (error) => runtime.log.error({ err: error }, "an event stays unanswered for now"),
  });
  const traffic: Traffic = {
    channels,
    routers: [slack, teams].flatMap((chat) => chat?.router ?? []),
    inbox,
    delivery,
    slack,
    web,
    stop: async () => {
      // What is just being answered leaves first: the card of a sensitive answer is kept nowhere.
      await within(waitFor, endWithinMs, inbox.stop());
      await delivery.stop();
      await within(waitFor, endWithinMs, Promise.all([slack?.stop(), teams?.stop()]));
    },
  };
  await slack?.start();
  return traffic;
}

/** Whether Slack takes our credentials; `null`: it is not configured. Needs no traffic, and makes none. */
export async function checkSlack(
  runtime: Runtime,
): Promise<{ readonly ok: boolean; readonly found: string } | null> {
  const slack = openSlack(runtime, noTraffic);
  return slack === null ? null : slack.check();
}

/** For a check, which takes nothing in. */
function noTraffic(): never {
  throw new Error("A check takes nothing in");
}

interface Chats {
  readonly slack: SlackChannel | null;
  readonly teams: TeamsChannel | null;
  readonly web: WebReveals;
}

function channelsOf(runtime: Runtime, { slack, teams, web }: Chats, delivery: Delivering): Channels {
  return {
    identify: (inbound) => {
      if (slack !== null && inbound.channel === "slack") return slack.identify(inbound);
      if (teams !== null && inbound.channel === "teams") return teams.identify(inbound);
      return noChannels.identify(inbound);
    },
    send: (messages) => delivery.send(messages),
    directPlaceOf: async (email) => {
      const first = slack === null || teams === null ? null : await lastUsed(runtime, email);
      const chats = first === "slack" ? [slack, teams] : [teams, slack];
      for (const chat of chats) {
        const place = (await chat?.directPlaceOf(email)) ?? null;
        if (place !== null) return place;
      }
      return null;
    },
    reveal: (inbound) => {
      switch (inbound.channel) {
        case "slack":
          return slack?.reveal(inbound) ?? null;
        case "teams":
          return teams?.reveal(inbound) ?? null;
        case "web":
          return web.open(inbound);
        case "cli":
          return null;
      }
    },
    apart: async (inbound) => {
      if (inbound.channel !== "teams") return "here";
      return teams === null ? null : teams.alone(inbound);
    },
  };
}

/** The platform in which somebody was looked up last; `null`: in none. */
async function lastUsed({ store }: Runtime, email: string): Promise<Channel | null> {
  const person = await store.people.personByEmail(email);
  const [last] = person === null ? [] : await store.accounts.accountsOf(person.id);
  return last?.channel ?? null;
}

/** The same for Teams: whether Microsoft gives the app a token. */
export async function checkTeams(
  runtime: Runtime,
): Promise<{ readonly ok: boolean; readonly found: string } | null> {
  const teams = openTeams(runtime, noTraffic);
  return teams === null ? null : teams.check();
}

const waitFor: Wait = (ms, signal) => wait(ms, undefined, { signal });

/** Counted, and told to the administrator where nobody will see a message unless somebody acts. */
function reportDelivery({ log, metrics }: Runtime, event: DeliveryEvent): void {
  switch (event.kind) {
    case "trouble":
      log.error({ err: event.error, doing: event.doing, message: event.id }, "delivery is in trouble");
      return;
    case "given-up":
      log.error({ ...event }, "a message was given up; cairn outbox list shows it");
      break;
    case "postponed":
      log.warn({ ...event }, "a message is tried again later");
      break;
    case "sent":
      if (event.mayBeDoubled) log.warn({ ...event }, "a message may stand there twice");
      break;
  }
  metrics.deliveries.inc({ channel: event.channel, end: event.kind });
}
