import { setTimeout as wait } from "node:timers/promises";
import { findPages } from "../ask/find-pages.ts";
import { type TeamsChannel, teamsChannel } from "../channels/teams/channel.ts";
import { formOf } from "../conversation/forms.ts";
import type { Runtime } from "../runtime.ts";
import type { Traffic } from "../traffic.ts";
import { askDeps } from "./ask.ts";
import { whoIsStill } from "./people.ts";

/**
 * Teams, joined to the conversation; `null`: it is off. Without a registration it is there for the playground,
 * where the web chat is, too, and nobody but this computer is served.
 *
 * @param traffic is there by the time something comes in.
 */
export function openTeams(
  runtime: Runtime,
  traffic: () => Pick<Traffic, "inbox">,
  limits: { readonly callTimeoutMs?: number } = {},
): TeamsChannel | null {
  const { config, store, system, log } = runtime;
  const settings = config.secrets.teams;
  if (settings === null && !(config.webChat && config.server.isLocal)) return null;
  return teamsChannel({
    ...limits,
    settings,
    system,
    log,
    publicUrl: config.server.publicUrl,
    take: (inbound) => traffic().inbox.take(inbound),
    messages: store.conversation,
    formOf,
    findPages: async (person, text, most) => {
      const asker = { ...(await whoIsStill(runtime, person)), at: system.now() };
      return findPages(await askDeps(runtime), asker, { text, most });
    },
    accounts: store.accounts,
    references: store.references,
    beginnings: store.beginnings,
    personByEmail: async (email) => (await store.people.personByEmail(email))?.id ?? null,
    pause: (ms) => wait(ms),
  });
}
