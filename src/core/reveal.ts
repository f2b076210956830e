import type { Element } from "./card.ts";
import type { Inbound } from "./inbound.ts";
import type { Visibility } from "./result.ts";

/** The beginning of a card of which the rest is still being made: whole sentences, each of them checked. */
export interface Revealed {
  readonly elements: readonly Element[];
  readonly visibility: Visibility;
}

/** Told what there is so far, again and again as it grows. Nobody waits for it, and it never throws. */
export type Reveal = (soFar: Revealed) => void;

/** What a channel does about one event while its answer is made. */
export interface Revealing {
  /** Nobody waits for it, and it never throws. */
  readonly show: (elements: readonly Element[]) => void;
  /** Nothing more is shown. Resolves when what was under way has ended, or soon after; never rejects. */
  readonly end: () => Promise<void>;
}

/** What a channel whose answers grow in their place gives to the conversation and to delivery. */
export interface Reveals {
  /** `null`: the platform has no way to show the beginning of an answer to this event. */
  readonly open: (inbound: Inbound) => Revealing | null;
  /** What stands of the answer to an event for sure; `null`: nobody knows. */
  readonly shown: (event: string) => readonly Element[] | null;
}

/**
 * Whether the beginning of an answer may be shown where the whole will stand: only as a new message, only to
 * those who may read the whole, and never among people who were talking to each other.
 */
export function mayReveal(
  { addressed, reach, body }: Pick<Inbound, "addressed" | "reach" | "body">,
  visibility: Visibility,
): boolean {
  if (!addressed || body.kind !== "message") return false;
  switch (reach) {
    case "direct":
      return true;
    case "room":
      return visibility === "everybody";
    case "aside":
      return false;
  }
}
