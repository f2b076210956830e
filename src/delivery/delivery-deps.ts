import type { Outbox } from "../core/ports/outbox.ts";
import type { System } from "../core/ports/system.ts";
import type { Transport } from "../core/ports/transport.ts";
import type { Channel } from "../core/terms.ts";
import type { Reason } from "./retry.ts";

export interface DeliveryDeps {
  readonly outbox: Outbox;
  /** Channels that are sent to; messages of the others are none of its business. */
  readonly transports: Partial<Record<Channel, Transport>>;
  readonly system: System;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly wait: Wait;
  /** For logs and metrics. Carries no words that people wrote. */
  readonly report: (event: DeliveryEvent) => void;
}

/** Ends after so many milliseconds, or when the signal is aborted, in whatever way. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export type DeliveryEvent =
  | (Told & {
      readonly kind: "sent";
      readonly tries: number;
      /** From when it was queued. */
      readonly waitedMs: number;
      /** It was sent a second time where nobody could look whether the first had arrived. */
      readonly mayBeDoubled: boolean;
    })
  | (Told & {
      readonly kind: "postponed";
      readonly tries: number;
      readonly at: Date;
      readonly isUncertain: boolean;
      readonly problem: string;
    })
  /** Nobody will see this message unless somebody acts. */
  | (Told & { readonly kind: "given-up"; readonly tries: number; readonly problem: string })
  /** The database failed, or a transport threw; it goes on by itself. `id` null: while looking what is due. */
  | {
      readonly kind: "trouble";
      readonly doing: "look" | "take" | "send" | "settle";
      readonly id: string | null;
      readonly error: unknown;
    };

interface Told {
  readonly id: string;
  readonly channel: Channel;
  readonly conversation: string;
  readonly reason: Reason;
}
