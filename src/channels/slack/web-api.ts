import { webApi } from "@slack/bolt";
import type { boltLog } from "./bolt-log.ts";

/**
 * Methods of Slack's Web API that are called, with the scopes each needs. A test holds the manifest against
 * this table, so a call cannot be added without its scope, nor a scope without its call.
 */
export const webMethods = {
  "auth.test": [],
  "auth.revoke": [],
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.startStream": ["chat:write"],
  "chat.appendStream": ["chat:write"],
  "chat.stopStream": ["chat:write"],
  "conversations.info": ["channels:read", "groups:read", "mpim:read"],
  "conversations.history": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "conversations.replies": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "conversations.open": ["im:write"],
  "users.info": ["users:read", "users:read.email"],
  "users.lookupByEmail": ["users:read.email"],
  "views.open": [],
  "views.publish": [],
  "assistant.threads.setStatus": ["chat:write"],
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
} as const satisfies Record<string, readonly string[]>;

export type WebMethod = keyof typeof webMethods;

/** One call. Throws the client's errors; never tries again by itself. */
export type WebApi = (
  token: string,
  method: WebMethod,
  args: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** A call that has no answer by then is given up. */
export const callTimeoutMs = 10_000;

export function createWebApi(
  apiUrl: string | null,
  logger: ReturnType<typeof boltLog>,
  timeoutMs: number,
): WebApi {
  const client = new webApi.WebClient(undefined, { ...clientOptions(apiUrl, logger), timeout: timeoutMs });
  return (token, method, args) => client.apiCall(method, { ...args, token });
}

/** The client retries ten times over half an hour by default, posts included: that doubles messages. */
export function clientOptions(
  apiUrl: string | null,
  logger: ReturnType<typeof boltLog>,
): webApi.WebClientOptions {
  return {
    ...apiAddress(apiUrl),
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
  };
}

/** Where calls go; a stand-in for Slack may be given with or without `/api/` at its end. */
export function apiAddress(apiUrl: string | null): Pick<webApi.WebClientOptions, "slackApiUrl"> {
  if (apiUrl === null) return {};
  const base = apiUrl.replace(/\/+$/, "");
  return { slackApiUrl: base.endsWith("/api") ? `${base}/` : `${base}/api/` };
}
