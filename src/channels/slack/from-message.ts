import { z } from "zod";
import type { Inbound, InboundBody } from "../../core/inbound.ts";
import {
  accountOf,
  conversationOf,
  type Frame,
  type Heard,
  ignored,
  isDirect,
  shortHash,
  slackId,
  timestamp,
} from "./heard.ts";
import { mentions, plainWords, speaksToAnother, withoutMention } from "./plain-words.ts";

const written = z.object({
  user: slackId.nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  hidden: z.boolean().nullish(),
  text: z.string().nullish(),
  ts: timestamp,
  thread_ts: timestamp.nullish(),
  edited: z.object({ ts: timestamp }).nullish(),
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
});
type Written = z.infer<typeof written>;

const posted = written.extend({ channel: slackId });
const changed = z.object({
  channel: slackId,
  message: written,
  previous_message: written.partial().nullish(),
});
const removed = z.object({
  channel: slackId,
  deleted_ts: timestamp,
  previous_message: written.partial().nullish(),
});
const anyMessage = z.object({ subtype: z.string().nullish() });

/** A message that names the app in a room. The same message comes as `message.channels` too, under the same id. */
export function fromAppMention(event: unknown, frame: Frame): Heard {
  const parsed = posted.safeParse(event);
  if (!parsed.success) return ignored("a mention that cannot be read");
  const { channel, ...message } = parsed.data;
  return question(frame, channel, message, true);
}

/** A message event of any subtype. */
export function fromMessage(event: unknown, frame: Frame): Heard {
  const { subtype } = anyMessage.catch({}).parse(event);
  switch (subtype ?? "plain") {
    case "plain":
    case "file_share":
    case "thread_broadcast": {
      const parsed = posted.safeParse(event);
      if (!parsed.success) return ignored("a message that cannot be read");
      const { channel, ...message } = parsed.data;
      return question(frame, channel, message, mentions(message.text ?? "", frame.botUser));
    }
    case "message_changed":
      return edit(event, frame);
    case "message_deleted":
      return deletion(event, frame);
  }
  return ignored("a message of a kind that asks nothing");
}

function question(frame: Frame, channel: string, message: Written, isNamed: boolean): Heard {
  const raw = message.text ?? "";
  const text = spoken(raw, frame, isNamed);
  if (text === "" && !isNamed) return ignored("nothing was said");
  const conversation = conversationOf(frame, channel);
  // A mention that was added by an edit is the same question in other words.
  const id = `slack:${conversation}/${message.ts}/${message.edited?.ts ?? shortHash(raw)}`;
  const body: InboundBody = { kind: message.edited ? "edit" : "message", text };
  return heard(frame, channel, message, { id, body, isNamed, message: message.ts });
}

function edit(event: unknown, frame: Frame): Heard {
  const parsed = changed.safeParse(event);
  if (!parsed.success) return ignored("a change that cannot be read");
  const { channel, message, previous_message: before } = parsed.data;
  const conversation = conversationOf(frame, channel);
  if (message.subtype === "tombstone") {
    const id = `slack:${conversation}/${message.ts}/deleted`;
    const isNamed = mentions(before?.text ?? "", frame.botUser);
    const author = { ...message, user: before?.user ?? null, subtype: null, hidden: false };
    return heard(frame, channel, author, { id, body: { kind: "deletion" }, isNamed, message: message.ts });
  }
  // Slack also calls it a change when it unfurls a link or counts replies.
  if (!message.edited || message.text === before?.text) return ignored("a change that says nothing new");
  const isNamed = mentions(message.text ?? "", frame.botUser) || mentions(before?.text ?? "", frame.botUser);
  const text = spoken(message.text ?? "", frame, isNamed);
  const id = `slack:${conversation}/${message.ts}/${message.edited.ts}`;
  return heard(frame, channel, message, { id, body: { kind: "edit", text }, isNamed, message: message.ts });
}

function deletion(event: unknown, frame: Frame): Heard {
  const parsed = removed.safeParse(event);
  if (!parsed.success) return ignored("a deletion that cannot be read");
  const { channel, deleted_ts: message, previous_message: before } = parsed.data;
  const id = `slack:${conversationOf(frame, channel)}/${message}/deleted`;
  const isNamed = mentions(before?.text ?? "", frame.botUser);
  const author = { ...before, ts: message, hidden: false };
  return heard(frame, channel, author, { id, body: { kind: "deletion" }, isNamed, message });
}

function spoken(raw: string, frame: Frame, isNamed: boolean): string {
  return plainWords(isNamed || frame.botUser !== null ? withoutMention(raw, frame.botUser) : raw);
}

const questionKinds = [undefined, null, "file_share", "thread_broadcast"];

function heard(
  frame: Frame,
  channel: string,
  message: Written,
  what: Pick<Inbound, "id" | "body"> & { readonly isNamed: boolean; readonly message: string },
): Heard {
  if (message.bot_id) return ignored("said by an app");
  if (!message.user || message.user === frame.botUser) return ignored("said by nobody, or by Cairn itself");
  if (message.user === "USLACKBOT") return ignored("said by Slack itself");
  if (message.hidden || !questionKinds.includes(message.subtype)) return ignored("a message nobody sees");
  if (isFromOutside(frame, message)) return ignored("said by somebody of another company");
  const direct = isDirect(channel);
  const inbound = {
    id: what.id,
    channel: "slack",
    conversation: conversationOf(frame, channel),
    thread: message.thread_ts ?? (direct ? null : message.ts),
    account: accountOf(frame, message.user),
    person: null,
    reach: direct ? "direct" : "room",
    addressed: true,
    message: what.message,
    replyUrl: null,
    at: frame.now,
    body: what.body,
  } satisfies Inbound;
  const { isShared } = frame;
  if (direct || what.isNamed) return { kind: "said", inbound, isShared, tab: null };
  const { thread_ts: thread } = message;
  if (!thread || thread === message.ts) return ignored("said in a room to others");
  const toAnother = speaksToAnother(message.text ?? "", frame.botUser);
  return { kind: "overheard", inbound: { ...inbound, thread }, speaksToAnother: toAnother, isShared };
}

/** Workspaces of one organisation share their people, so there the look-up of the account decides. */
function isFromOutside(frame: Frame, message: Written): boolean {
  if (frame.enterprise !== null || frame.team === null) return false;
  return [message.user_team, message.source_team].some((team) => team && team !== frame.team);
}
