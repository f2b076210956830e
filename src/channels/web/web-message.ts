import type { Card } from "../../core/card.ts";
import { cardOf } from "../../core/card-text.ts";
import { chatWords } from "../../core/messages/web.ts";
import type { OutcomeKind } from "../../core/outcome.ts";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import { toAdaptiveCard } from "../cards/adaptive-card.ts";
import type { AdaptiveCard } from "../cards/adaptive-card-shape.ts";
import type { Growing } from "./reveal.ts";

/** One message as CONTRACTS.md describes it. */
export interface WebMessage {
  readonly id: string;
  readonly text: string;
  readonly card: AdaptiveCard;
  readonly outcome?: OutcomeKind;
  /** Id of an earlier message whose place it takes. */
  readonly replaces?: string;
}

/** `baseUrl` without a slash at the end. A private answer that was not kept says so instead. */
export function toWebMessage(message: OutgoingMessage, baseUrl: string): WebMessage {
  const card = message.card ?? notKept;
  return {
    id: message.id,
    text: card.summary,
    card: drawn(card, `m-${message.id}`, baseUrl),
    ...(message.outcome === null ? {} : { outcome: message.outcome }),
    ...(message.replaces === null ? {} : { replaces: message.replaces }),
  };
}

/** What there is of an answer so far; its id is that of what it answers. */
export function toGrowingMessage({ id, elements }: Growing, baseUrl: string): WebMessage {
  const card = cardOf(elements);
  return { id, text: card.summary, card: drawn(card, `g-${id}`, baseUrl) };
}

function drawn(card: Card, id: string, baseUrl: string): AdaptiveCard {
  const client = { kind: "web" } as const;
  return toAdaptiveCard(card, { baseUrl: baseUrl.replace(/\/+$/, ""), language: "en", id, client });
}

const notKept: Card = {
  summary: chatWords.privateAnswer,
  elements: [{ kind: "text", spans: [{ text: chatWords.privateAnswer }], quiet: true }],
};
