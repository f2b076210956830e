import { createHash } from "node:crypto";
import { z } from "zod";
import type { Inbound } from "../../core/inbound.ts";

/** What a payload of Slack means to Cairn. */
export type Heard =
  | (Heeded & { readonly kind: "said"; readonly inbound: Inbound; readonly tab: Tab })
  /** Said in a thread without naming Cairn: meant for it only where it has answered there. */
  | (Heeded & {
      readonly kind: "overheard";
      readonly inbound: Inbound & { readonly thread: string };
      readonly speaksToAnother: boolean;
    })
  /** A button that may ask something first. `trigger` opens a modal within three seconds. */
  | (Heeded & {
      readonly kind: "asks-first";
      readonly inbound: Inbound & { readonly body: { readonly kind: "action" } };
      readonly trigger: string;
      readonly responseUrl: string | null;
      readonly tab: Tab;
    })
  /** A button above which something is still to be filled in. */
  | (Heeded & {
      readonly kind: "unfilled";
      readonly inbound: Inbound;
      readonly responseUrl: string | null;
    })
  | { readonly kind: "opened"; readonly account: string; readonly tab: "home" }
  | {
      readonly kind: "opened";
      readonly account: string;
      readonly conversation: string;
      readonly tab: "messages";
    }
  /** The tokens of a workspace no longer hold. */
  | { readonly kind: "revoked"; readonly reason: string }
  /** Slack leaves events out, because there are too many. */
  | { readonly kind: "limited" }
  | { readonly kind: "ignored"; readonly reason: string };

/** What is to be found out before somebody is heard. */
interface Heeded {
  /** In a room that is shared with other companies. */
  readonly isShared: boolean;
  /** The payload names another workspace than ours as the speaker's: Slack's word on the account decides. */
  readonly fromElsewhere: boolean;
}

/** `home`: on the App Home, which shows the new state afterwards. */
export type Tab = "home" | null;

/** What is known about a payload apart from what it says. */
export interface Frame {
  /** Id of the organisation for org-wide installations, else of the workspace. */
  readonly installation: string;
  /** The workspace whose people are ours; `null`: not known, or all those of an organisation. */
  readonly team: string | null;
  /** The app's own user; `null`: not known. */
  readonly botUser: string | null;
  /** A room shared with other companies. */
  readonly isShared: boolean;
  /** Whether an address is one of Slack's own for replies. */
  readonly takesReplies: (url: string) => boolean;
  readonly now: Date;
}

export function ignored(reason: string): Heard {
  return { kind: "ignored", reason };
}

/** Ids and timestamps travel into the database and into ids of ours: nothing but what Slack makes. */
export const slackId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
export const timestamp = z.string().regex(/^\d{1,12}\.\d{1,8}$/);
export const trigger = z.string().regex(/^[\w.:-]{1,200}$/);

export function conversationOf(frame: Frame, channel: string): string {
  return `${frame.installation}/${channel}`;
}

export function accountOf(frame: Frame, user: string): string {
  return `${frame.installation}/${user}`;
}

/** The part after the installation: the channel of a conversation, the user of an account. */
export function localId(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

export function installationOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf("/")));
}

/** Alone with somebody: a direct conversation, or the user's id where its own is not known yet. */
export function isDirect(channel: string): boolean {
  return /^[DUW]/.test(channel);
}

export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** Whether a list of rooms names one, as `C1` or as `T1/C1`. */
export function isListed(rooms: readonly string[], conversation: string): boolean {
  return rooms.includes(conversation) || rooms.includes(localId(conversation));
}

/** Whether a payload says that somebody belongs to another workspace than ours. */
export function isElsewhere({ team }: Frame, teams: readonly (string | null | undefined)[]): boolean {
  return team !== null && teams.some((one) => !!one && one !== team);
}

/** An address for replies, where it is Slack's own. */
export function replyUrl(frame: Frame, url: string | null | undefined): string | null {
  return typeof url === "string" && frame.takesReplies(url) ? url : null;
}
