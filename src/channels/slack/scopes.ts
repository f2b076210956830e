import { webMethods } from "./web-api.ts";

/** Events that the manifest subscribes to, with the scopes each needs. */
export const subscriptions = {
  app_mention: ["app_mentions:read"],
  "message.channels": ["channels:history"],
  "message.groups": ["groups:history"],
  "message.im": ["im:history"],
  "message.mpim": ["mpim:history"],
  app_home_opened: [],
  tokens_revoked: [],
  app_uninstalled: [],
} as const satisfies Record<string, readonly string[]>;

/** Slash commands and shortcuts. */
const menuScopes = ["commands"];

/** What the app must be allowed to do, and nothing more. */
export const botScopes: readonly string[] = [
  ...new Set([...Object.values(subscriptions).flat(), ...Object.values(webMethods).flat(), ...menuScopes]),
].sort();
