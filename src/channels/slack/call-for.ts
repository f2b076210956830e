import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import { metadataOf } from "./find-message.ts";
import type { Way } from "./send-ways.ts";

/** What a message looks like to Slack. */
export interface Rendered {
  readonly text: string;
  readonly blocks?: readonly unknown[];
}

/** The call of the Web API that brings a message by this way. */
export function callFor(
  way: Exclude<Way, { readonly kind: "reply" }>,
  shown: Rendered,
  message: Pick<OutgoingMessage, "id">,
) {
  const { channel } = way;
  const metadata = metadataOf(message);
  switch (way.kind) {
    case "update":
      // Without blocks, Slack would leave those of before in their place.
      return {
        method: "chat.update",
        args: { blocks: [], ...shown, channel, ts: way.ts, metadata },
      } as const;
    case "ephemeral": {
      const args = { ...shown, channel, user: way.user, ...inThread(way.thread) };
      return { method: "chat.postEphemeral", args } as const;
    }
    case "post": {
      const quiet = { mrkdwn: false, unfurl_links: false, unfurl_media: false };
      const args = { ...shown, channel, ...inThread(way.thread), metadata, ...quiet };
      return { method: "chat.postMessage", args } as const;
    }
  }
}

function inThread(thread: string | null) {
  return thread === null ? {} : { thread_ts: thread };
}
