import { z } from "zod";
import type { Inbound, InboundBody } from "../../core/inbound.ts";
import { ownMessages } from "./find-message.ts";
import {
  accountOf,
  conversationOf,
  type Frame,
  type Heard,
  ignored,
  isDirect,
  isElsewhere,
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
  metadata: z.object({ event_type: z.string().nullish() }).nullish().catch(null),
});
type Written = z.infer<typeof written>;

const before = written.partial();
type Before = z.infer<typeof before>;

const posted = written.extend({ channel: slackId });
const changed = z.object({
  channel: slackId,
  message: written,
  previous_message: before.nullish(),
});
const removed = z.object({
  channel: slackId,
  deleted_ts: timestamp,
  previous_message: before.nullish(),
});
const anyMessage = z.object({ subtype: z.string().nullish() });

/** A message that names the app in a room. The same message comes as `message.channels` too, under the same id. */
export function fromAppMention(event: unknown, frame: Frame): Heard {
  const parsed = posted.safeParse(event);
  if (!parsed.success) return ignored("a mention that cannot be read");
  const { channel, ...message } = parsed.data;
  return question(frame, channel, message, { isMention: true });
}

/** A message event of any subtype. */
export function fromMessage(event: unknown, frame: Frame): Heard {
  const { subtype } = anyMessage.catch({}).parse(event);
  switch (subtype ?? "plain") {
    case "plain":
    case "file_share":
    case "me_message":
    case "thread_broadcast": {
      const parsed = posted.safeParse(event);
      if (!parsed.success) return ignored("a message that cannot be read");
      const { channel, ...message } = parsed.data;
      return question(frame, channel, message, { isMention: false });
    }
    case "message_changed":
      return edit(event, frame);
    case "message_deleted":
      return deletion(event, frame);
  }
  return ignored("a message of a kind that asks nothing");
}

function question(
  frame: Frame,
  channel: string,
  message: Written,
  { isMention }: { readonly isMention: boolean },
): Heard {
  const raw = message.text ?? "";
  const isByName = mentions(raw, frame.botUser);
  const isNamed = isMention || isByName;
  // Slack says that the app is named: where its name is not the one we know, it is the first.
  const text = plainWords(withoutMention(raw, isMention && !isByName ? null : frame.botUser));
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
  const { channel, message, previous_message: earlier } = parsed.data;
  if (message.subtype === "tombstone") {
    const { thread_ts } = message;
    return deleted(frame, channel, message.ts, { ...earlier, ...(thread_ts ? { thread_ts } : {}) });
  }
  // Slack also calls it a change when it unfurls a link or counts replies.
  const isNew = message.text !== earlier?.text && (message.edited || typeof earlier?.text === "string");
  if (!isNew) return ignored("a change that says nothing new");
  const raw = message.text ?? "";
  const isNamed = mentions(raw, frame.botUser) || mentions(earlier?.text ?? "", frame.botUser);
  const text = plainWords(withoutMention(raw, frame.botUser));
  const id = `slack:${conversationOf(frame, channel)}/${message.ts}/${message.edited?.ts ?? shortHash(raw)}`;
  return heard(frame, channel, message, { id, body: { kind: "edit", text }, isNamed, message: message.ts });
}

function deletion(event: unknown, frame: Frame): Heard {
  const parsed = removed.safeParse(event);
  if (!parsed.success) return ignored("a deletion that cannot be read");
  const { channel, deleted_ts: message, previous_message: earlier } = parsed.data;
  return deleted(frame, channel, message, earlier ?? {});
}

/** What stood there may not be told; an answer to it is found by its place alone. */
function deleted(frame: Frame, channel: string, message: string, earlier: Before): Heard {
  const id = `slack:${conversationOf(frame, channel)}/${message}/deleted`;
  const isNamed = typeof earlier.text !== "string" || mentions(earlier.text, frame.botUser);
  const gone = { ...earlier, ts: message, subtype: null, hidden: false };
  return heard(frame, channel, gone, { id, body: { kind: "deletion" }, isNamed, message });
}

const questionKinds = [undefined, null, "file_share", "me_message", "thread_broadcast"];

function heard(
  frame: Frame,
  channel: string,
  message: Written,
  what: Pick<Inbound, "id" | "body"> & { readonly isNamed: boolean; readonly message: string },
): Heard {
  if (message.bot_id) return ignored("said by an app");
  if (message.metadata?.event_type === ownMessages) return ignored("said by Cairn itself");
  if (!message.user && what.body.kind !== "deletion") return ignored("said by nobody");
  if (message.user && message.user === frame.botUser) return ignored("said by Cairn itself");
  if (message.user === "USLACKBOT") return ignored("said by Slack itself");
  if (message.hidden || !questionKinds.includes(message.subtype)) return ignored("a message nobody sees");
  const direct = isDirect(channel);
  const inbound = {
    id: what.id,
    channel: "slack",
    conversation: conversationOf(frame, channel),
    thread: direct ? replyIn(message) : (message.thread_ts ?? message.ts),
    account: message.user ? accountOf(frame, message.user) : null,
    person: null,
    reach: direct ? "direct" : "room",
    addressed: true,
    message: what.message,
    replyUrl: null,
    at: frame.now,
    body: what.body,
  } satisfies Inbound;
  const fromElsewhere = isElsewhere(frame, [message.user_team, message.source_team]);
  const heeded = { isShared: frame.isShared, fromElsewhere };
  if (direct || what.isNamed) return { ...heeded, kind: "said", inbound, tab: null };
  const thread = replyIn(message);
  if (thread === null) return ignored("said in a room to others");
  const toAnother = speaksToAnother(message.text ?? "", frame.botUser);
  return { ...heeded, kind: "overheard", inbound: { ...inbound, thread }, speaksToAnother: toAnother };
}

/** The thread somebody replied in; `null`: outside any, or its first message. */
function replyIn({ ts, thread_ts: root }: Written): string | null {
  return root && root !== ts ? root : null;
}
