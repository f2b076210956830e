import { z } from "zod";
import type { Inbound } from "../../core/inbound.ts";
import {
  accountOf,
  conversationOf,
  type Frame,
  type Heard,
  ignored,
  isDirect,
  replyUrl,
  slackId,
  timestamp,
  trigger,
} from "./heard.ts";
import { plainWords, withoutMention } from "./plain-words.ts";

const command = z.object({
  command: z.string(),
  text: z.string().nullish(),
  channel_id: slackId,
  user_id: slackId,
  trigger_id: trigger,
  response_url: z.string().nullish(),
});

const shortcut = z.object({
  callback_id: z.string(),
  trigger_id: trigger,
  channel: z.object({ id: slackId }),
  user: z.object({ id: slackId }),
  message: z.object({
    ts: timestamp,
    thread_ts: timestamp.nullish(),
    text: z.string().nullish(),
  }),
  response_url: z.string().nullish(),
});

/** What can be typed or chosen from a menu; the manifest offers exactly these. */
export const slashCommand = "/cairn";
export const messageShortcut = "ask_about_message";

/** `/cairn how do I …`: answered to whoever typed it alone. Without a question it shows help. */
export function fromCommand(payload: unknown, frame: Frame): Heard {
  const parsed = command.safeParse(payload);
  if (!parsed.success) return ignored("a command that cannot be read");
  if (parsed.data.command !== slashCommand) return ignored("a command of another name");
  const { channel_id: channel, user_id: user, trigger_id: id, text, response_url: url } = parsed.data;
  return aside(frame, { channel, user, id, text: plainWords(text ?? "") || "help", url, thread: null });
}

/** "Ask Cairn about this": the words of the message are the question of whoever chose it. */
export function fromShortcut(payload: unknown, frame: Frame): Heard {
  const parsed = shortcut.safeParse(payload);
  if (!parsed.success) return ignored("a shortcut that cannot be read");
  if (parsed.data.callback_id !== messageShortcut) return ignored("a shortcut of another name");
  const { channel, user, message, trigger_id: id, response_url: url } = parsed.data;
  const text = plainWords(withoutMention(message.text ?? "", frame.botUser));
  return aside(frame, {
    channel: channel.id,
    user: user.id,
    id,
    text,
    url,
    thread: message.thread_ts ?? null,
  });
}

function aside(
  frame: Frame,
  what: {
    readonly channel: string;
    readonly user: string;
    readonly id: string;
    readonly text: string;
    readonly url: string | null | undefined;
    readonly thread: string | null;
  },
): Heard {
  const conversation = conversationOf(frame, what.channel);
  const inbound: Inbound = {
    id: `slack:${conversation}/${what.id}`,
    channel: "slack",
    conversation,
    thread: what.thread,
    account: accountOf(frame, what.user),
    person: null,
    reach: isDirect(what.channel) ? "direct" : "aside",
    addressed: true,
    message: null,
    replyUrl: replyUrl(frame, what.url),
    at: frame.now,
    body: { kind: "message", text: what.text },
  };
  return { kind: "said", inbound, isShared: frame.isShared, fromElsewhere: false, tab: null };
}
