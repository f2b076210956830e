import { sentences } from "../core/card-text.ts";
import type { Inbound } from "../core/inbound.ts";
import { replyWords } from "../core/messages/reply.ts";
import type { ConversationStore } from "../core/ports/conversation-store.ts";
import { type Result, shown } from "../core/result.ts";

/** Somebody deleted their question: its answers say so, and its words are forgotten. */
export async function withdrawAnswer(
  conversation: Pick<ConversationStore, "repliesTo">,
  { channel, conversation: room, message }: Inbound,
): Promise<Result> {
  const replies =
    message === null ? [] : await conversation.repliesTo({ channel, conversation: room, message });
  const events = [...new Set(replies.flatMap(({ event }) => event ?? []))];
  return {
    ...shown([]),
    facts: events.length === 0 ? [] : [{ kind: "question-withdrawn", events }],
    notices: replies
      // What only the asker saw in the room is gone with their next look; nobody can change it.
      .filter((reply) => reply.visibility === "everybody" || reply.conversation !== room)
      .map((reply) => ({
        id: `${reply.id}-withdrawn`,
        to: { kind: "place", place: { ...reply, reach: "room" } },
        card: sentences(replyWords.questionDeleted),
        replaces: reply.id,
      })),
  };
}
