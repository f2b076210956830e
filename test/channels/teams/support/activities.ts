import type { PretendMember } from "./pretend-teams.ts";

/** Activities in the shapes that Teams sends. */

export const appId = "11111111-2222-4333-8444-555555555555";
export const tenantId = "99999999-8888-4777-8666-555555555555";
/** Teams' id of the bot. */
export const botId = `28:${appId}`;
/** A channel of a team, where threads are. */
export const channelId = "19:general@thread.tacv2";

/** Where something is said: alone with Cairn, in a group chat, or in a thread of a channel. */
export type Spot =
  | { readonly kind: "personal" }
  | { readonly kind: "groupChat"; readonly id: string }
  | { readonly kind: "channel"; readonly thread: string };

export interface ActivityOptions {
  readonly from: PretendMember;
  readonly serviceUrl: string;
  readonly spot?: Spot;
  readonly id?: string;
  readonly tenant?: string;
}

let made = 0;

/** What every activity says; `fields` are its own. */
export function activityOf(
  { from, serviceUrl, spot = { kind: "personal" }, id, tenant = tenantId }: ActivityOptions,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  made += 1;
  const { channelData = {}, ...rest } = fields;
  return {
    id: id ?? `f:${made}`,
    channelId: "msteams",
    serviceUrl,
    timestamp: new Date(1_795_168_800_000 + made).toISOString(),
    localTimezone: "Europe/Dublin",
    locale: "en-IE",
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
    recipient: { id: botId, name: "Cairn" },
    conversation: { tenantId: tenant, ...conversationAt(spot, from) },
    channelData: { tenant: { id: tenant }, ...(channelData as object) },
    ...rest,
  };
}

function conversationAt(spot: Spot, from: PretendMember) {
  switch (spot.kind) {
    case "personal":
      return { conversationType: "personal", id: `a:${from.id}` };
    case "groupChat":
      return { conversationType: "groupChat", isGroup: true, id: spot.id };
    case "channel":
      return { conversationType: "channel", isGroup: true, id: `${channelId};messageid=${spot.thread}` };
  }
}

/** Something written. `named`: Cairn is mentioned before it. */
export function messageOf(
  options: ActivityOptions,
  text: string,
  { named = false }: { readonly named?: boolean } = {},
) {
  const mention = { type: "mention", mentioned: { id: botId, name: "Cairn" }, text: "<at>Cairn</at>" };
  return activityOf(options, {
    type: "message",
    textFormat: "plain",
    text: named ? `<at>Cairn</at> ${text}` : text,
    entities: [
      ...(named ? [mention] : []),
      { type: "clientInfo", locale: "en-IE", country: "IE", platform: "Web", timezone: "Europe/Dublin" },
    ],
  });
}

/** Something for whose answer Teams waits. */
export function invokeOf(options: ActivityOptions, name: string, value: unknown, replyToId?: string) {
  return activityOf(options, {
    type: "invoke",
    name,
    value,
    ...(replyToId === undefined ? {} : { replyToId }),
  });
}

/** A tapped `Action.Execute`. */
export function executeOf(options: ActivityOptions, verb: string, data: unknown, replyToId: string) {
  const value = { action: { type: "Action.Execute", verb, data }, trigger: "manual" };
  return invokeOf(options, "adaptiveCard/action", value, replyToId);
}

/** The app was added by somebody for themselves. */
export function installationOf(options: ActivityOptions, action: "add" | "remove" = "add") {
  return activityOf(options, { type: "installationUpdate", action });
}
