import type { Card } from "../card.ts";
import type { Fact } from "../facts.ts";
import type { Inbound } from "../inbound.ts";
import type { OutcomeKind } from "../outcome.ts";
import type { Channel } from "../terms.ts";

export interface ConversationStore {
  /**
   * Takes an event, in one statement: `claimed` by this call, already `done`, or `busy` in other hands.
   * A claim older than `leaseMs` that was never finished is taken over.
   */
  claim(inbound: Inbound, now: Date, leaseMs: number): Promise<"claimed" | "done" | "busy">;
  /** Events claimed at or before `before` and never finished: what a crash left. Not those tried five times. */
  unfinished(before: Date, limit: number): Promise<readonly Inbound[]>;
  /**
   * Marks an event as done and forgets what it said. Throws AlreadyDoneError when somebody else finished it
   * first (its claim was taken over): the transaction is then rolled back, so nothing is said twice.
   */
  finish(event: string, now: Date): Promise<void>;
  append(facts: readonly Fact[]): Promise<void>;
  queue(messages: readonly OutgoingMessage[]): Promise<void>;
  messagesFor(event: string): Promise<readonly SentMessage[]>;
  /** What was said in a conversation after a message, oldest first; `after` null: from the start. */
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

export interface OutgoingMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly conversation: string;
  readonly thread: string | null;
  readonly person: string | null;
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
