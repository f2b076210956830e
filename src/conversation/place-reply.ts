import type { Card } from "../core/card.ts";
import { sentences } from "../core/card-text.ts";
import type { Inbound } from "../core/inbound.ts";
import { replyWords } from "../core/messages/reply.ts";
import { inbox, type OutgoingMessage, type SentMessage } from "../core/ports/conversation-store.ts";
import type { StorePorts } from "../core/ports/store.ts";
import type { System } from "../core/ports/system.ts";
import type { Result, Visibility } from "../core/result.ts";
import { type Apart, setApart } from "./set-apart.ts";

export interface PlaceReplyDeps {
  readonly store: Pick<StorePorts, "conversation">;
  readonly system: Pick<System, "newId">;
  /** Joins to every button what has to be asked before it acts. */
  readonly withForms: (card: Card) => Card;
  /** Where what only the asker may see is said in reply to an event. */
  readonly apart: (inbound: Inbound) => Promise<Apart>;
}

interface Spoken {
  readonly inbound: Inbound;
  readonly result: Result;
  readonly at: Date;
}

/** The messages in reply to who spoke: where each stands, who sees it, and whose place it takes. */
export async function placeReply(deps: PlaceReplyDeps, spoken: Spoken): Promise<readonly OutgoingMessage[]> {
  const messages = await placeHere(deps, spoken);
  if (messages.every(({ visibility }) => visibility === "everybody")) return messages;
  return setApart(messages, spoken.inbound, await deps.apart(spoken.inbound), deps.system.newId());
}

async function placeHere(
  deps: PlaceReplyDeps,
  { inbound, result, at }: Spoken,
): Promise<readonly OutgoingMessage[]> {
  const visibility = visibilityIn(inbound, result.visibility);
  const earlier = result.cards.length === 0 ? null : await earlierMessage(deps, inbound, result);
  const outcome = result.outcome?.kind ?? null;
  const below = (card: Card, id: string = deps.system.newId()): OutgoingMessage => {
    return { ...toReply(inbound, { id, at, card: deps.withForms(card) }), visibility, outcome };
  };
  const [first, ...others] = result.cards.map((card, place) => below(card, result.messageIds?.[place]));
  if (first === undefined || earlier === null) return first === undefined ? [] : [first, ...others];
  if (earlier.visibility === visibility || inbound.reach !== "room") {
    return [inPlaceOf(earlier, first), ...others];
  }
  if (inbound.body.kind !== "edit" || earlier.visibility === "asker") return [first, ...others];
  // What everybody saw gives way to what only the asker may see.
  const moved = below(sentences(replyWords.answeredPrivately));
  return [{ ...inPlaceOf(earlier, moved), visibility: "everybody" }, first, ...others];
}

function inPlaceOf({ id, conversation, thread }: SentMessage, message: OutgoingMessage): OutgoingMessage {
  return { ...message, conversation, thread, replaces: id };
}

/** A message to who spoke, below what they said. */
export function toReply(
  inbound: Inbound,
  { id, at, card }: Pick<OutgoingMessage, "id" | "at" | "card">,
): OutgoingMessage {
  const { channel, conversation, thread, account, person, replyUrl, id: event } = inbound;
  const place = { channel, conversation, thread, account, person, replyUrl, event };
  const visibility = visibilityIn(inbound, "asker");
  return { ...place, id, at, card, visibility, replaces: null, outcome: null };
}

/** Where nobody else listens there is nobody to keep anything from. */
function visibilityIn({ reach }: Inbound, wanted: Visibility): Visibility {
  switch (reach) {
    case "direct":
      return "everybody";
    case "room":
      return wanted;
    case "aside":
      return "asker";
  }
}

/** The message whose place the answer takes: the one tapped on, or the answer to the words before the edit. */
async function earlierMessage(
  { store }: PlaceReplyDeps,
  inbound: Inbound,
  { place }: Result,
): Promise<SentMessage | null> {
  const { channel, conversation, message, body } = inbound;
  if (message === null) return null;
  switch (body.kind) {
    case "edit": {
      const replies = await store.conversation.repliesTo({ channel, conversation, message });
      return replies[0] ?? null;
    }
    case "action":
      return place === "instead" ? tappedMessage(store, inbound, message) : null;
    case "message":
    case "arrival":
    case "deletion":
      return null;
  }
}

/** In the web chat, what Cairn said by itself is shown in whatever conversation of the person is open. */
async function tappedMessage(
  { conversation: messages }: PlaceReplyDeps["store"],
  { channel, conversation, person }: Inbound,
  platformId: string,
): Promise<SentMessage | null> {
  const here = await messages.messageAt({ channel, conversation, platformId });
  if (here !== null || channel !== "web" || person === null) return here;
  const news = await messages.messageAt({ channel, conversation: inbox, platformId });
  return news?.person === person ? news : null;
}
