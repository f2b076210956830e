import { setTimeout as wait } from "node:timers/promises";
import { startersFor } from "../ask/starters.ts";
import { type SlackChannel, slackChannel } from "../channels/slack/app.ts";
import { formOf, withForms } from "../conversation/forms.ts";
import { home } from "../conversation/home.ts";
import { askerAlone } from "../core/asker.ts";
import { cardOf } from "../core/card-text.ts";
import type { Runtime } from "../runtime.ts";
import type { Traffic } from "../traffic.ts";
import { askDeps } from "./ask.ts";
import { homeDeps } from "./conversation.ts";
import { whoIsStill } from "./people.ts";

/** Questions offered in an empty conversation. */
const startersOffered = 4;

/**
 * Slack, joined to the conversation; `null`: it is off.
 *
 * @param traffic is there by the time something comes in.
 */
export function openSlack(
  runtime: Runtime,
  traffic: () => Pick<Traffic, "inbox" | "channels">,
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
    beginnings: store.beginnings,
    personByEmail: async (email) => (await store.people.personByEmail(email))?.id ?? null,
    installations: store.installations,
    sharedChannels: async () => (await directory()).company.policy.slack.sharedChannels,
    pause: (ms) => wait(ms),
  });
}
