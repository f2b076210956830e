import type { Card } from "../../core/card.ts";
import { toAdaptiveCard } from "../cards/adaptive-card.ts";
import type { AdaptiveCard } from "../cards/adaptive-card-shape.ts";
import { cappedText } from "../cards/shorten-card.ts";
import { messageEntities } from "./entities.ts";

export interface Drawn {
  /** Start of the addresses of our own pages, without a slash at the end. */
  readonly baseUrl: string;
  /** Our id of the message. */
  readonly message: string;
  /** Teams' id of the one person who looks at it alone; `null`: several do, and all see the same. */
  readonly user: string | null;
}

/** What stands in notifications and in the list of chats. */
const summaryMost = 300;

/** A card as a message of Teams, with its sources and thumbs: well below the 80 KB that Teams surely takes. */
export function toActivity(card: Card, drawn: Drawn): object {
  const entities = messageEntities(card, { baseUrl: drawn.baseUrl, isGenerated: card.isGenerated === true });
  const isJudged = card.elements.some(({ kind }) => kind === "verdict");
  return {
    type: "message",
    summary: cappedText(card.summary.replace(/\s+/g, " ").trim(), summaryMost),
    attachments: [cardAttachment(toTeamsCard(card, drawn))],
    ...(entities.length === 0 ? {} : { entities }),
    ...(isJudged ? { channelData: { feedbackLoop: { type: "default" } } } : {}),
  };
}

/** The card alone, as an answer to a tap takes it. */
export function toTeamsCard(card: Card, { baseUrl, message, user }: Drawn): AdaptiveCard {
  const refresh = user === null ? null : { message, users: [user] };
  return toAdaptiveCard(card, {
    baseUrl,
    language: "en",
    id: `m-${message}`,
    client: { kind: "teams", refresh },
  });
}

export function cardAttachment(content: AdaptiveCard): object {
  return { contentType: "application/vnd.microsoft.card.adaptive", content };
}

/** While the answer is on its way. */
export const typing = { type: "typing" } as const;
