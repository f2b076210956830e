import type { Channel } from "./terms.ts";

/** One thing somebody said or tapped, in the same form whatever the channel. Plain JSON but for `at`. */
export interface Inbound {
  /** Unique for ever, made of the channel and the platform's own event id: the same event has the same id. */
  readonly id: string;
  readonly channel: Channel;
  /** A room or a direct conversation. */
  readonly conversation: string;
  readonly thread: string | null;
  /** Id of the person in Cairn's people; `null` when nobody there matches. */
  readonly person: string | null;
  readonly at: Date;
  readonly body: InboundBody;
}

export type InboundBody =
  | { readonly kind: "message"; readonly text: string }
  /** A tapped button. `value` comes from outside: the action's own schema checks it. */
  | { readonly kind: "action"; readonly action: string; readonly value: unknown };
