import { createHash } from "node:crypto";
import type { Inbound } from "../../core/inbound.ts";
import type { Envelope } from "./envelope.ts";

/** What an activity of Teams means to Cairn. */
export type Heard =
  | { readonly kind: "said"; readonly inbound: Inbound }
  /** Said in a thread without naming Cairn: meant for it only where it has answered there. */
  | {
      readonly kind: "overheard";
      readonly inbound: Inbound & { readonly thread: string };
      readonly speaksToAnother: boolean;
    }
  /** A button, or a form that was sent: Teams waits for what takes its place. */
  | { readonly kind: "tapped"; readonly inbound: Inbound; readonly from: "card" | "form" }
  /** A button behind which a form opens. */
  | {
      readonly kind: "form-wanted";
      readonly action: string;
      readonly value: Readonly<Record<string, string | number | boolean>>;
    }
  /** A card of ours is looked at: Teams asks for the newest one. */
  | { readonly kind: "looked-at"; readonly message: string }
  /** A thumb below a message of ours. */
  | { readonly kind: "judged"; readonly tap: Omit<Inbound, "body">; readonly isHelpful: boolean }
  /** Words typed into the search of the message extension. */
  | { readonly kind: "searched"; readonly account: string; readonly text: string; readonly most: number }
  /** "Ask Cairn about this message". */
  | { readonly kind: "asked-about"; readonly text: string; readonly id: string }
  /** Cairn was taken out of a conversation. */
  | { readonly kind: "left" }
  /** `isInvoke`: Teams waits for an answer, and hears that there is none. */
  | { readonly kind: "ignored"; readonly reason: string; readonly isInvoke: boolean };

/** An envelope with the instant at which it was opened. */
export interface Frame extends Envelope {
  readonly now: Date;
}

export function ignored(reason: string): Heard {
  return { kind: "ignored", reason, isInvoke: false };
}

/** Teams waits, but there is nothing that Cairn could answer. */
export function unanswerable(reason: string): Heard {
  return { kind: "ignored", reason, isInvoke: true };
}

/** Something said or tapped, at the place that the envelope names. */
export function inboundOf(
  frame: Frame,
  what: Pick<Inbound, "id" | "message" | "body"> & Partial<Pick<Inbound, "thread">>,
): Inbound {
  return { ...placeIn(frame), ...what };
}

/** The same without what was said. */
export function placeIn(frame: Frame): Omit<Inbound, "id" | "message" | "body"> {
  return {
    channel: "teams",
    conversation: frame.conversation,
    thread: frame.thread,
    account: frame.account,
    person: null,
    reach: frame.kind === "personal" ? "direct" : "room",
    addressed: true,
    replyUrl: null,
    at: frame.now,
  };
}

/** Ids of Teams are unique within a conversation. */
export function eventId({ conversation }: Frame, ...parts: readonly string[]): string {
  return ["teams:", conversation, ...parts.map((part) => `/${part}`)].join("");
}

export function shortHash(...texts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 12);
}
