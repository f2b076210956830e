import { sentences } from "../../src/core/card-text.ts";
import type { Inbound } from "../../src/core/inbound.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";

/** An event of the web chat, unless told otherwise. */
export function inboundOf(more: Partial<Inbound> & Pick<Inbound, "id" | "at" | "body">): Inbound {
  return {
    channel: "web",
    conversation: "c1",
    thread: null,
    account: null,
    person: null,
    reach: "direct",
    addressed: true,
    message: null,
    replyUrl: null,
    ...more,
  };
}

/** A message of Cairn's to the web chat, unless told otherwise. */
export function outgoing(
  more: Partial<OutgoingMessage> & Pick<OutgoingMessage, "id" | "at">,
): OutgoingMessage {
  return {
    channel: "web",
    conversation: "c1",
    thread: null,
    account: null,
    person: null,
    visibility: "everybody",
    replaces: null,
    replyUrl: null,
    event: null,
    card: sentences("Ask the lead."),
    outcome: null,
    ...more,
  };
}
