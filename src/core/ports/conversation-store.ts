import type { Card } from "../card.ts";
import type { Fact } from "../facts.ts";
import type { Inbound, Place } from "../inbound.ts";
import type { OutcomeKind } from "../outcome.ts";
import type { Visibility } from "../result.ts";
import type { Channel } from "../terms.ts";

export interface ConversationStore {
  /** Keeps an event before it is acknowledged, in one statement; `false`: it was there already. */
  receive(inbound: Inbound, now: Date): Promise<boolean>;
  /**
   * Takes an event to answer it, in one statement: `claimed` by this call, already `done`, or `busy` in other
   * hands. One that was only received is free; a claim older than `leaseMs` that was never finished is taken over.
   */
  claim(inbound: Inbound, now: Date, leaseMs: number): Promise<"claimed" | "done" | "busy">;
  /** Events received or claimed at or before `before` and never finished. Not those tried five times. */
  unfinished(before: Date, limit: number): Promise<readonly Inbound[]>;
  /**
   * Marks an event as done and forgets what it said. Throws AlreadyDoneError when somebody else finished it
   * first (its claim was taken over): the transaction is then rolled back, so nothing is said twice.
   */
  finish(event: string, now: Date): Promise<void>;
  /** As if one by one. Call it in a transaction: whoever meets a ConflictError must leave nothing behind. */
  append(facts: readonly Fact[]): Promise<void>;
  queue(messages: readonly OutgoingMessage[]): Promise<void>;
  /** By our id; `null` when there is none. */
  message(id: string): Promise<SentMessage | null>;
  messagesFor(event: string): Promise<readonly SentMessage[]>;
  /** What was said in reply to a message of somebody, by the platform's id of it, the last of each place. */
  repliesTo(said: {
    readonly channel: Channel;
    readonly conversation: string;
    readonly message: string;
  }): Promise<readonly SentMessage[]>;
  /** A message of ours by the platform's id; `null` when we know none. */
  messageAt(where: {
    readonly channel: Channel;
    readonly conversation: string;
    readonly platformId: string;
  }): Promise<SentMessage | null>;
  /** Accounts that Cairn answered in a thread; `null`: it never spoke there. */
  answeredIn(thread: {
    readonly channel: Channel;
    readonly conversation: string;
    readonly thread: string;
  }): Promise<readonly (string | null)[] | null>;
  /**
   * What was said in a conversation after a message, oldest first, with what went to the person's inbox;
   * `after` null: from the start.
   */
  messagesAfter(place: {
    readonly channel: Channel;
    readonly conversation: string;
    readonly person: string | null;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<readonly SentMessage[]>;
  /** Blanks what people asked and what they were told before an instant; outcomes and citations stay. */
  forgetText(before: Date): Promise<{ readonly answers: number; readonly messages: number }>;
}

/** Conversation in which a person of the web chat gets what Cairn says by itself, whatever else is open. */
export const inbox = "inbox";

export interface OutgoingMessage extends Omit<Place, "reach"> {
  readonly id: string;
  readonly visibility: Visibility;
  /** Id of our message whose place it takes; `null`: a new one. */
  readonly replaces: string | null;
  /** One-time address of the platform for this reply; `null` where there is none. */
  readonly replyUrl: string | null;
  /** The event it answers; `null`: Cairn speaks by itself. */
  readonly event: string | null;
  /** `null`: a sensitive answer, shown once and not kept. */
  readonly card: Card | null;
  readonly outcome: OutcomeKind | null;
  readonly at: Date;
}

export interface SentMessage extends OutgoingMessage {
  readonly sequence: number;
}
