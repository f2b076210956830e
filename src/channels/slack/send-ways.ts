import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import { isDirect, localId } from "./heard.ts";

/** One way to bring a message to where it belongs. */
export type Way =
  /** By Slack's one-time address; `replaces`: in the place of the message that was tapped. */
  | { readonly kind: "reply"; readonly url: string; readonly replaces: boolean }
  | { readonly kind: "update"; readonly channel: string; readonly ts: string }
  | {
      readonly kind: "ephemeral";
      readonly channel: string;
      readonly user: string;
      readonly thread: string | null;
    }
  /** `channel` may be a user's id: Slack then takes the direct conversation. */
  | { readonly kind: "post"; readonly channel: string; readonly thread: string | null };

/**
 * The ways to send a message, the best first; the next is for when Slack lets nobody in by the one before.
 * What is for one person never goes where others read it: neither as a post in a room nor in the place of one.
 */
export function waysOf(message: OutgoingMessage, replacesPlatformId: string | null): readonly Way[] {
  const channel = localId(message.conversation);
  const user = message.account === null ? null : localId(message.account);
  const { replyUrl: url, thread } = message;
  const instead: Way[] =
    url !== null && message.replaces !== null ? [{ kind: "reply", url, replaces: true }] : [];
  const reply: Way[] = url === null ? [] : [{ kind: "reply", url, replaces: false }];
  const direct: Way[] = user === null ? [] : [{ kind: "post", channel: user, thread: null }];
  if (isForAsker(message)) {
    return [...instead, ...ephemeral(message, channel, user), ...reply, ...direct];
  }
  const update: Way[] =
    replacesPlatformId === null ? [] : [{ kind: "update", channel, ts: replacesPlatformId }];
  const post: Way = { kind: "post", channel, thread };
  return [...instead, ...update, post, ...reply, ...(isDirect(channel) ? direct : [])];
}

/** For one person where others read, too. */
export function isForAsker({
  visibility,
  conversation,
}: Pick<OutgoingMessage, "visibility" | "conversation">): boolean {
  return visibility === "asker" && !isDirect(localId(conversation));
}

/**
 * Slack shows an ephemeral only to somebody who is there at that moment: right after they spoke, but not when
 * Cairn speaks by itself. And it shows one in a thread only if the thread has replies already.
 */
function ephemeral({ event, thread }: OutgoingMessage, channel: string, user: string | null): readonly Way[] {
  if (user === null || event === null) return [];
  const isRootOfThread = thread !== null && event.includes(`/${thread}/`);
  return [{ kind: "ephemeral", channel, user, thread: isRootOfThread ? null : thread }];
}
