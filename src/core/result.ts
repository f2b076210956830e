import type { Card } from "./card.ts";
import type { Fact } from "./facts.ts";
import type { Outcome } from "./outcome.ts";

/** What a capability gives back: `conversation/reply.ts` writes the facts and queues the cards, all or nothing. */
export interface Result {
  /** `null`: nothing was asked of a page (thanks, help, a list). */
  readonly outcome: Outcome | null;
  readonly facts: readonly Fact[];
  readonly cards: readonly Card[];
  /** Shown once to the person who asked, and kept nowhere: the messages are queued without their cards. */
  readonly sensitive: boolean;
}
