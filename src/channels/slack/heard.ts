import { createHash } from "node:crypto";
import { z } from "zod";
import type { Inbound } from "../../core/inbound.ts";

/** What a payload of Slack means to Cairn. */
export type Heard =
  /** `isShared`: said in a room that is shared with other companies. */
  | { readonly kind: "said"; readonly inbound: Inbound; readonly isShared: boolean; readonly tab: Tab }
  /** Said in a thread without naming Cairn: meant for it only where it has answered there. */
  | {
      readonly kind: "overheard";
      readonly inbound: Inbound & { readonly thread: string };
      readonly speaksToAnother: boolean;
      readonly isShared: boolean;
    }
  /** A button that may ask something first. `trigger` opens a modal within three seconds. */
  | {
      readonly kind: "asks-first";
      readonly inbound: Inbound & { readonly body: { readonly kind: "action" } };
      readonly trigger: string;
      readonly responseUrl: string | null;
      readonly tab: Tab;
    }
  | { readonly kind: "opened"; readonly account: string; readonly conversation: string; readonly tab: "home" }
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

/** `home`: on the App Home, which shows the new state afterwards. */
export type Tab = "home" | null;

/** What is known about a payload apart from what it says. */
export interface Frame {
  /** Id of the organisation for org-wide installations, else of the workspace. */
  readonly installation: string;
  readonly team: string | null;
  readonly enterprise: string | null;
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

/** An address for replies, where it is Slack's own. */
export function replyUrl(frame: Frame, url: string | null | undefined): string | null {
  return typeof url === "string" && frame.takesReplies(url) ? url : null;
}
