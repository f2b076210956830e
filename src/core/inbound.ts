import type { Channel } from "./terms.ts";

/** One thing somebody said or tapped, in the same form whatever the channel. Plain JSON but for `at`. */
export interface Inbound {
  /** Unique for ever, made of the channel and the platform's own ids: the same event has the same id. */
  readonly id: string;
  readonly channel: Channel;
  /** A room or a direct conversation. */
  readonly conversation: string;
  readonly thread: string | null;
  /** Who spoke, as the channel names them; `null` where the channel names our people itself. */
  readonly account: string | null;
  /** Id of the person in Cairn's people; `null` when nobody there matches, or not yet looked up. */
  readonly person: string | null;
  readonly reach: Reach;
  /** `false`: overheard in a thread in which Cairn answered somebody else. Only an answer is worth saying then. */
  readonly addressed: boolean;
  /** The platform's id of the message said, or of the one tapped on; `null` where it has none. */
  readonly message: string | null;
  /** One-time address at which the platform takes a reply to this event; `null` where it gives none. */
  readonly replyUrl: string | null;
  readonly at: Date;
  readonly body: InboundBody;
}

/**
 * Who sees what is said. `direct`: the person alone. `room`: everybody there. `aside`: the person alone, in a
 * room where others talk: a slash command, a shortcut, a tap on something only they see.
 */
type Reach = "direct" | "room" | "aside";

export type InboundBody =
  | { readonly kind: "message"; readonly text: string }
  /** Other words for an earlier message: the answer to it is replaced. */
  | { readonly kind: "edit"; readonly text: string }
  /** An earlier message is gone: so is the answer to it. */
  | { readonly kind: "deletion" }
  /** Somebody installed Cairn for themselves: they are told what it is, and what it keeps. */
  | { readonly kind: "arrival" }
  /** A tapped button. `value` comes from outside: the action's own schema checks it. */
  | { readonly kind: "action"; readonly action: string; readonly value: unknown };

/** Where something was said, and to whom: enough to answer there later. */
export type Place = Pick<Inbound, "channel" | "conversation" | "thread" | "account" | "person" | "reach">;

export function placeOf({ channel, conversation, thread, account, person, reach }: Place): Place {
  return { channel, conversation, thread, account, person, reach };
}

/** The thread within the conversation where there is one: what belongs together as one talk. */
export function talkOf({ conversation, thread }: Pick<Inbound, "conversation" | "thread">): string {
  return thread === null ? conversation : `${conversation}#${thread}`;
}
