import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import { startsAt } from "./clock.ts";

/** A message as a capability's reply queues it. */
export function outgoing(id: string, other: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id,
    channel: "slack",
    conversation: "T1/C1",
    thread: null,
    account: "T1/U1",
    person: null,
    visibility: "everybody",
    replaces: null,
    replyUrl: null,
    event: null,
    card: { summary: id, elements: [{ kind: "text", spans: [{ text: id }] }] },
    outcome: null,
    at: new Date(startsAt),
    ...other,
  };
}
