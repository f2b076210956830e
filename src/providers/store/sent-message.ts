import type { Card } from "../../core/card.ts";
import type { OutcomeKind } from "../../core/outcome.ts";
import type { OutgoingMessage, SentMessage } from "../../core/ports/conversation-store.ts";
import type { Channel } from "../../core/terms.ts";
import { Prisma } from "./generated/client.ts";
import type { OutgoingMessageModel } from "./generated/models.ts";
import { toJson, toText } from "./json.ts";

export function toSentMessage(row: OutgoingMessageModel): SentMessage {
  return {
    id: row.id,
    sequence: row.sequence,
    channel: row.channel as Channel,
    conversation: row.conversation,
    thread: row.thread,
    account: row.account,
    person: row.personId,
    visibility: row.visibility === "asker" ? "asker" : "everybody",
    replaces: row.replacesId,
    replyUrl: row.replyUrl,
    event: row.eventId,
    card: row.card as Card | null,
    outcome: row.outcome as OutcomeKind | null,
    at: row.queuedAt,
  };
}

/** @param line whether it is the first to be sent in its conversation, and whether another follows it. */
export function fromOutgoingMessage(
  message: OutgoingMessage,
  { isFirst, isFollowed }: { readonly isFirst: boolean; readonly isFollowed: boolean },
): Prisma.OutgoingMessageCreateManyInput {
  return {
    id: message.id,
    channel: message.channel,
    conversation: toText(message.conversation),
    thread: message.thread,
    account: message.account,
    personId: message.person,
    visibility: message.visibility,
    replacesId: message.replaces,
    replyUrl: message.replyUrl,
    eventId: message.event === null ? null : toText(message.event),
    card: message.card === null ? Prisma.DbNull : toJson(message.card),
    text: message.card === null ? null : toText(message.card.summary),
    outcome: message.outcome,
    queuedAt: message.at,
    // Where people fetch their messages, ours is the only id there is.
    ...(isSentTo(message.channel)
      ? { delivery: "waiting", dueAt: isFirst ? message.at : null, isFollowed }
      : { platformId: message.id }),
  };
}

/** Whether messages are sent to a channel. From the others people fetch them. */
export function isSentTo(channel: Channel): boolean {
  switch (channel) {
    case "slack":
    case "teams":
      return true;
    case "web":
    case "cli":
      return false;
  }
}
