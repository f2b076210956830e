import type { OutgoingMessage } from "./conversation-store.ts";

/** What a channel does for delivery. It never throws and never tries again by itself. */
export interface Transport {
  /**
   * Sends one message, or puts it in the place of another.
   *
   * @param replacesPlatformId the platform's id of the message to replace; `null`: post a new one.
   */
  send(message: OutgoingMessage, replacesPlatformId: string | null): Promise<SendResult>;
  /** Whether a message arrived whose send had no known end. */
  find(message: OutgoingMessage): Promise<FindResult>;
  readonly pace: Pace;
}

export type SendResult =
  | { readonly kind: "sent"; readonly platformId: string | null }
  /** The platform asks for patience with everything in `scope`. */
  | { readonly kind: "wait"; readonly ms: number; readonly scope: "conversation" | "workspace" }
  /** It did not arrive, and may when tried again. */
  | { readonly kind: "failed"; readonly problem: string }
  /** Nobody knows whether it arrived. */
  | { readonly kind: "unknown"; readonly problem: string }
  /** It will never arrive: nobody may post there any more. */
  | { readonly kind: "refused"; readonly problem: string };

export type FindResult =
  | { readonly kind: "found"; readonly platformId: string }
  | { readonly kind: "absent" }
  /** The platform has no way to look this one up. */
  | { readonly kind: "no-look-up" }
  | { readonly kind: "failed"; readonly problem: string };

/** Sends per second that a platform takes, and how many at once after a quiet time. */
export interface Pace {
  readonly conversation: Rate;
  /** What a conversation takes over longer times; every rate holds. Left out: as much as at once. */
  readonly longer?: readonly Rate[];
  readonly workspace: Rate;
  /** Which workspace a conversation is in: it shares one limit. */
  readonly workspaceOf: (conversation: string) => string;
}

interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}
