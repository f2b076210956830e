import { setTimeout as wait } from "node:timers/promises";
import { startersFor } from "./ask/starters.ts";
import { type SlackChannel, slackChannel } from "./channels/slack/app.ts";
import { formOf, withForms } from "./conversation/forms.ts";
import { home } from "./conversation/home.ts";
import { type Inbox, openInbox } from "./conversation/inbox.ts";
import { askerAlone } from "./core/asker.ts";
import { cardOf } from "./core/card-text.ts";
import { type Delivering, startDelivery } from "./delivery/deliver.ts";
import type { DeliveryEvent, Wait } from "./delivery/delivery-deps.ts";
import { within } from "./delivery/within.ts";
import type { Runtime } from "./runtime.ts";
import { askDeps } from "./wiring/ask.ts";
import { edgeDeps, homeDeps } from "./wiring/conversation.ts";
import { whoIsStill } from "./wiring/people.ts";
import { type Channels, noChannels } from "./wiring/reach.ts";

/** What comes in from the chat platforms, and what goes out to them. */
export interface Traffic {
  readonly channels: Channels;
  readonly routers: readonly SlackChannel["router"][];
  readonly inbox: Inbox;
  readonly delivery: Delivering;
  readonly slack: SlackChannel | null;
  /** Takes in nothing new, and lets what is under way end. */
  readonly stop: () => Promise<void>;
}

/** Questions offered in an empty conversation. */
const startersOffered = 4;

/** How long answers under way, and then what Slack still hears of them, may take when Cairn stops. */
const endWithinMs = 5_000;

/**
 * Joins the chats that are configured to the conversation, and sends what waits for them.
 *
 * @param limits.callTimeoutMs after which a call to Slack is given up; left out: what the channel says.
 */
export async function openTraffic(
  runtime: Runtime,
  limits: { readonly callTimeoutMs?: number } = {},
): Promise<Traffic> {
  const slack = openSlack(runtime, () => traffic, limits);
  const delivery = startDelivery({
    outbox: runtime.store.outbox,
    transports: slack === null ? {} : { slack: slack.transport },
    system: runtime.system,
    random: Math.random,
    wait: waitFor,
    report: (event) => reportDelivery(runtime, event),
  });
  const channels = channelsOf(slack, delivery);
  const inbox = openInbox({
    ...edgeDeps(runtime, channels),
    reportTrouble: (error) => runtime.log.error({ err: error }, "an event stays unanswered for now"),
  });
  const traffic: Traffic = {
    channels,
    routers: slack === null ? [] : [slack.router],
    inbox,
    delivery,
    slack,
    stop: async () => {
      // What is just being answered leaves first: the card of a sensitive answer is kept nowhere.
      await within(waitFor, endWithinMs, inbox.stop());
      await delivery.stop();
      if (slack !== null) await within(waitFor, endWithinMs, slack.stop());
    },
  };
  await slack?.start();
  return traffic;
}

/** Whether Slack takes our credentials; `null`: it is not configured. Needs no traffic, and makes none. */
export async function checkSlack(
  runtime: Runtime,
): Promise<{ readonly ok: boolean; readonly found: string } | null> {
  const slack = openSlack(runtime, () => {
    throw new Error("A check takes nothing in");
  });
  return slack === null ? null : slack.check();
}

function channelsOf(slack: SlackChannel | null, delivery: Delivering): Channels {
  return {
    identify: (inbound) =>
      slack !== null && inbound.channel === "slack" ? slack.identify(inbound) : noChannels.identify(inbound),
    send: (messages) => delivery.send(messages),
    directPlaceOf: async (email) => (await slack?.directPlaceOf(email)) ?? null,
  };
}

/** `traffic` is there by the time something comes in. */
function openSlack(
  runtime: Runtime,
  traffic: () => Traffic,
  limits: { readonly callTimeoutMs?: number } = {},
): SlackChannel | null {
  const { config, store, system, log, directory } = runtime;
  const settings = config.secrets.slack;
  if (settings === null) return null;
  return slackChannel({
    ...limits,
    settings,
    system,
    log,
    publicUrl: config.server.publicUrl,
    take: (inbound) => traffic().inbox.take(inbound),
    answeredIn: store.conversation.answeredIn,
    formOf,
    home: async (person) => {
      const asker = askerAlone({ ...(await whoIsStill(runtime, person)), at: system.now() }, "home");
      const { cards } = await home(await homeDeps(runtime, traffic().channels), asker);
      return withForms(cards[0] ?? cardOf([]));
    },
    starters: async (person) => {
      const asker = { ...(await whoIsStill(runtime, person)), at: system.now() };
      return startersFor(await askDeps(runtime), asker, startersOffered);
    },
    accounts: store.accounts,
    personByEmail: async (email) => (await store.people.personByEmail(email))?.id ?? null,
    installations: store.installations,
    sharedChannels: async () => (await directory()).company.policy.slack.sharedChannels,
    pause: (ms) => wait(ms),
  });
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
