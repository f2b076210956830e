import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { type SlackChannel, type SlackDeps, slackChannel } from "../../../../src/channels/slack/app.ts";
import { sentences } from "../../../../src/core/card-text.ts";
import type { Inbound } from "../../../../src/core/inbound.ts";
import type { Account, AccountStore } from "../../../../src/core/ports/account-store.ts";
import type { Installation, InstallationStore } from "../../../../src/core/ports/installation-store.ts";
import { closeServer } from "../../../support/close-server.ts";
import { noBeginnings } from "../../../support/no-beginnings.ts";

const signingSecret = "a signing secret for tests";
export const now = new Date("2026-11-20T10:00:00Z");

/** A channel on a loopback server, with what it was told to keep. */
export interface SlackWorld {
  readonly slack: SlackChannel;
  readonly taken: Inbound[];
  readonly accounts: Map<string, Account>;
  readonly installations: Map<string, Installation & { revokedAt: Date | null }>;
  readonly logged: { level: string; line: string; fields: object }[];
  readonly url: string;
  /** Posts a signed payload: events as JSON, everything else as a form. */
  readonly post: (payload: unknown) => Promise<Response>;
  readonly postRaw: (body: string, headers: Record<string, string>) => Promise<Response>;
  readonly close: () => Promise<void>;
}

export async function slackWorld(
  deps: Partial<Omit<SlackDeps, "settings">> & { readonly settings?: Partial<SlackDeps["settings"]> } = {},
): Promise<SlackWorld> {
  const taken: Inbound[] = [];
  const seen = new Set<string>();
  const accounts = new Map<string, Account>();
  const installations = new Map<string, Installation & { revokedAt: Date | null }>();
  const logged: SlackWorld["logged"] = [];
  const note = (level: string) => (fields: object, line: string) => {
    logged.push({ level, line, fields });
  };
  const app = express();
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { settings, ...others } = deps;
  const slack = slackChannel({
    system: { now: () => now, newId: () => "id", stopwatch: () => 0 },
    log: { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") },
    publicUrl: url,
    take: async (inbound) => {
      const isNew = !seen.has(inbound.id);
      seen.add(inbound.id);
      if (isNew) taken.push(inbound);
      return { isNew, answered: Promise.resolve() };
    },
    answeredIn: async () => null,
    formOf: () => null,
    home: async (person) => sentences(`Home of ${person ?? "somebody"}`),
    starters: async () => ["How do I refund an order?"],
    accounts: memoryAccounts(accounts),
    personByEmail: async (email) => (email.startsWith("dana@") ? "dana" : null),
    installations: memoryInstallations(installations),
    sharedChannels: async () => [],
    beginnings: noBeginnings,
    pause: () => new Promise(() => undefined),
    ...others,
    settings: {
      signingSecret,
      botToken: "xoxb-test",
      appToken: null,
      oauth: null,
      apiUrl: "http://127.0.0.1:9",
      ...settings,
    },
  });
  app.use(slack.router);
  const postRaw = (body: string, headers: Record<string, string>) =>
    fetch(`${url}/slack/events`, { method: "POST", body, headers });
  return {
    slack,
    taken,
    accounts,
    installations,
    logged,
    url,
    postRaw,
    post: (payload) => {
      const { body, type } = encoded(payload);
      return postRaw(body, { "Content-Type": type, ...signatureOf(body) });
    },
    close: async () => {
      await slack.stop();
      await closeServer(server);
    },
  };
}

/** The headers with which Slack vouches for a body; `at` in seconds. */
export function signatureOf(body: string, at = Math.floor(Date.now() / 1000), secret = signingSecret) {
  const hash = createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex");
  return { "X-Slack-Request-Timestamp": String(at), "X-Slack-Signature": `v0=${hash}` };
}

/** As Slack sends it: events are JSON, commands are forms, interactions a form with JSON in it. */
export function encoded(payload: unknown): { readonly body: string; readonly type: string } {
  const form = "application/x-www-form-urlencoded";
  const fields = typeof payload === "object" && payload !== null ? payload : {};
  if ("command" in fields) {
    const flat = Object.entries(fields).map(([name, value]) => [name, String(value)]);
    return { body: new URLSearchParams(Object.fromEntries(flat)).toString(), type: form };
  }
  const isEvent = "event" in fields || !("type" in fields) || fields.type === "url_verification";
  const body = JSON.stringify(payload);
  if (isEvent) return { body, type: "application/json" };
  return { body: new URLSearchParams({ payload: body }).toString(), type: form };
}

function memoryAccounts(kept: Map<string, Account>): AccountStore {
  return {
    account: async (_channel, id) => kept.get(id) ?? null,
    saveAccount: async (account) => void kept.set(account.id, account),
    accountsOf: async (person) => [...kept.values()].filter((one) => one.person === person),
  };
}

function memoryInstallations(
  kept: Map<string, Installation & { revokedAt: Date | null }>,
): InstallationStore {
  return {
    save: async (installation) => void kept.set(installation.id, { ...installation, revokedAt: null }),
    installation: async (id) => {
      const found = kept.get(id);
      return found === undefined || found.revokedAt !== null ? null : found;
    },
    all: async () => [...kept.values()],
    revoke: async (id, at) => {
      const found = kept.get(id);
      if (found !== undefined) kept.set(id, { ...found, revokedAt: at });
    },
  };
}
