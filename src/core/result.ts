import type { Card } from "./card.ts";
import { sentences } from "./card-text.ts";
import type { Fact } from "./facts.ts";
import type { Place } from "./inbound.ts";
import type { Outcome } from "./outcome.ts";

/** What a capability gives back: `conversation/reply.ts` writes the facts and queues the cards, all or nothing. */
export interface Result {
  /** `null`: nothing was asked of a page (thanks, help, a list). */
  readonly outcome: Outcome | null;
  readonly facts: readonly Fact[];
  /** To who spoke, where they spoke. */
  readonly cards: readonly Card[];
  /** Ids of the cards' messages, for whoever will replace them later; left out: any. */
  readonly messageIds?: readonly string[];
  /**
   * `everybody`: may be read by everybody in the conversation. `asker`: for who spoke alone, because it says
   * something about them or stands on a page that not everybody may read.
   */
  readonly visibility: Visibility;
  /** `instead`: the first card takes the place of the message that was tapped on. */
  readonly place: "below" | "instead";
  /** Shown once to the person who asked, and kept nowhere: the messages are queued without their cards. */
  readonly sensitive: boolean;
  /** To others, or elsewhere. */
  readonly notices: readonly Notice[];
}

export type Visibility = "everybody" | "asker";

/** Something Cairn says by itself, or to somebody else than who spoke. */
export interface Notice {
  /** Id of the message, so that it can be replaced later. */
  readonly id: string;
  readonly to:
    | { readonly kind: "person"; readonly person: string }
    | { readonly kind: "place"; readonly place: Place };
  readonly card: Card;
  /** Id of an earlier message whose place it takes; `null`: a new one. */
  readonly replaces: string | null;
}

/** Cards in reply and nothing else: the usual result of a command. */
export function shown(cards: readonly Card[], visibility: Visibility = "asker"): Result {
  return { outcome: null, facts: [], cards, visibility, place: "below", sensitive: false, notices: [] };
}

/** Sentences in reply for who spoke alone, and nothing else happens. */
export function inSentences(...lines: readonly string[]): Result {
  return shown([sentences(...lines)]);
}
