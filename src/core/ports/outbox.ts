import type { Channel } from "../terms.ts";
import type { SentMessage } from "./conversation-store.ts";

/** Messages on their way to a platform. Where people fetch them (the web chat) nothing is ever waiting. */
export interface Outbox {
  /**
   * Messages that may be sent at `now`, the oldest of each conversation first, at most `limit`: waiting with
   * their time come, or taken before `abandonedBefore` by a process that never said what became of them. At
   * most one of each conversation, so that nothing overtakes; none of the conversations in `except`.
   */
  due(where: {
    readonly channels: readonly Channel[];
    readonly now: Date;
    readonly abandonedBefore: Date;
    readonly except: readonly string[];
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /** Takes one for sending, in one statement; `false`: somebody else has it or postponed it, or it is settled. */
  take(id: string, now: Date, abandonedBefore: Date): Promise<boolean>;
  /** Settles or postpones one that was taken. */
  settle(id: string, end: DeliveryEnd, now: Date): Promise<void>;
  /** How much is waiting and what was given up, for health, metrics and the administrator. */
  state(now: Date): Promise<OutboxState>;
  /** Given up since, newest first, without those in whose place something newer stands. */
  givenUp(since: Date, limit: number): Promise<readonly GivenUp[]>;
  /** Puts messages listed by `givenUp` behind what waits in their conversations; returns how many there were. */
  retry(ids: readonly string[], now: Date): Promise<number>;
}

/** A message with what is known of its way so far. */
export interface Delivery {
  readonly message: SentMessage;
  /** Times it was taken for sending. */
  readonly tries: number;
  /** Whether an earlier send may have arrived: look it up before it is sent again. */
  readonly isUncertain: boolean;
  /** Platform's id of the message that it replaces; `null`: that one never arrived, or there is none. */
  readonly replacesPlatformId: string | null;
}

export type DeliveryEnd =
  | { readonly kind: "sent"; readonly platformId: string | null; readonly mayBeDoubled: boolean }
  /** To be tried again at `at`; `isUncertain`: it may have arrived. */
  | { readonly kind: "later"; readonly at: Date; readonly problem: string; readonly isUncertain: boolean }
  | { readonly kind: "given-up"; readonly problem: string };

export interface OutboxState {
  readonly waiting: number;
  /** Age in milliseconds of the oldest that waits; 0 when none does. */
  readonly oldestMs: number;
  /** Given up within the last day. */
  readonly givenUp: number;
  /**
   * Sent again within the last day without knowing whether the first had arrived, where the platform has no
   * way to look.
   */
  readonly mayBeDoubled: number;
}

export interface GivenUp {
  readonly id: string;
  readonly channel: Channel;
  readonly conversation: string;
  readonly problem: string;
  readonly at: Date;
}
