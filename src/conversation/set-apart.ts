import { sentences } from "../core/card-text.ts";
import type { Inbound, Place } from "../core/inbound.ts";
import { replyWords } from "../core/messages/reply.ts";
import type { OutgoingMessage } from "../core/ports/conversation-store.ts";

/**
 * Where what only the asker may see is said. `here`: the channel shows it to them alone, in the room. A place:
 * it cannot, and they are alone with Cairn there. `null`: it cannot, and there is no such place.
 */
export type Apart = Place | "here" | null;

/**
 * The messages with those that only the asker may see taken to where nobody else reads them. The room is told
 * so, unless it is told something already, or the asker tapped: then their own screen says it.
 *
 * @param noteId id of the message that tells the room.
 */
export function setApart(
  messages: readonly OutgoingMessage[],
  { conversation, reach, body }: Pick<Inbound, "conversation" | "reach" | "body">,
  apart: Apart,
  noteId: string,
): readonly OutgoingMessage[] {
  if (apart === "here") return messages;
  const isPrivate = (message: OutgoingMessage) =>
    message.visibility === "asker" && message.conversation === conversation;
  const [first] = messages.filter(isPrivate);
  if (first === undefined) return messages;
  const moved = apart === null ? [] : messages.filter(isPrivate).map((message) => moveTo(apart, message));
  const staying = messages.filter((message) => !isPrivate(message));
  const isTold =
    reach !== "room" ||
    (apart !== null && body.kind === "action") ||
    staying.some(({ visibility }) => visibility === "everybody");
  if (isTold) return [...staying, ...moved];
  const words = apart === null ? replyWords.writeToMe : replyWords.wroteToYou;
  const note = { ...first, id: noteId, card: sentences(words), replaces: null, outcome: null };
  return [{ ...note, visibility: "everybody" }, ...staying, ...moved];
}

function moveTo({ conversation, thread }: Place, message: OutgoingMessage): OutgoingMessage {
  return { ...message, conversation, thread, replaces: null };
}
