import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeAction } from "../../../src/channels/cards/block-kit-actions.ts";
import { remembered } from "../../../src/channels/slack/forms.ts";
import { originOf } from "../../../src/channels/slack/frame.ts";
import type { Heard } from "../../../src/channels/slack/heard.ts";
import { plainWords } from "../../../src/channels/slack/plain-words.ts";
import { readPayload } from "../../../src/channels/slack/read-payload.ts";
import { replyUrls } from "../../../src/channels/slack/reply-url.ts";
import type { Inbound } from "../../../src/core/inbound.ts";
import {
  bot,
  commandOf,
  eventOf,
  mentionOf,
  messageOf,
  shortcutOf,
  submissionOf,
  tapOf,
} from "../../support/slack-payloads.ts";
import { now } from "./support/slack-world.ts";

const button = encodeAction("ask.helpful", { answer: "a1" });

test("a mention in a channel is a question, answered in its thread", () => {
  expect(said(mentionOf({ text: `<@${bot}> how do I refund &gt; 500?` }))).toMatchObject({
    channel: "slack",
    conversation: "T1/C1",
    thread: "1795168800.000100",
    account: "T1/U1",
    reach: "room",
    addressed: true,
    message: "1795168800.000100",
    body: { kind: "message", text: "how do I refund > 500?" },
  });
});

test("the mention and the message that carries it are one event", () => {
  const text = `<@${bot}> how do I refund an order?`;
  expect(said(messageOf({ text })).id).toBe(said(mentionOf({ text })).id);
});

test("a mention in a thread is answered in that thread", () => {
  const inbound = said(mentionOf({ text: `<@${bot}> and abroad?`, thread_ts: "1795168000.000100" }));
  expect(inbound.thread).toBe("1795168000.000100");
});

test("the name alone asks what Cairn can do", () => {
  expect(said(mentionOf({ text: `<@${bot}>` })).body).toEqual({ kind: "message", text: "" });
});

test("a direct message is a question, outside any thread", () => {
  const inbound = said(messageOf({ channel: "D1", channel_type: "im", text: "how do I refund?" }));
  expect(inbound).toMatchObject({ reach: "direct", thread: null, conversation: "T1/D1" });
});

test("a message with a file, or sent to the channel from a thread, is a question like any other", () => {
  for (const subtype of ["file_share", "thread_broadcast"]) {
    expect(said(messageOf({ subtype, text: `<@${bot}> what is this?` })).body.kind).toBe("message");
  }
});

test.each([
  ["to others in a room", messageOf({ text: "lunch?" })],
  ["by Cairn itself", messageOf({ user: bot, channel: "D1", text: "hello" })],
  ["by another app", messageOf({ bot_id: "B1", channel: "D1", text: "hello" })],
  ["when somebody joined", messageOf({ subtype: "channel_join", text: "joined" })],
  ["by a bot of the old kind", messageOf({ subtype: "bot_message", text: `<@${bot}> hi`, bot_id: "B2" })],
  ["with a file and no words", messageOf({ channel: "D1", subtype: "file_share", text: "" })],
  ["where nobody sees it", messageOf({ channel: "D1", text: "hi", hidden: true })],
])("a message said %s is not answered", (_case, payload) => {
  expect(read(payload).kind).toBe("ignored");
});

test("who belongs to another workspace is looked up before they are heard", () => {
  const told = (fields: object) => read(mentionOf({ text: `<@${bot}> hi`, ...fields }));
  expect(told({ user_team: "T1" })).toMatchObject({ kind: "said", fromElsewhere: false });
  expect(told({ user_team: "T9" })).toMatchObject({ kind: "said", fromElsewhere: true });
  expect(told({ source_team: "T9" })).toMatchObject({ kind: "said", fromElsewhere: true });
});

test("a reply in a thread without a mention is meant for Cairn only where it has spoken", () => {
  const heard = read(messageOf({ text: "and abroad?", thread_ts: "1795168000.000100" }));
  expect(heard).toMatchObject({ kind: "overheard", speaksToAnother: false });
  const toAda = read(messageOf({ text: "<@U2> you know?", thread_ts: "1795168000.000100" }));
  expect(toAda).toMatchObject({ kind: "overheard", speaksToAnother: true });
});

const before = { user: "U1", ts: "1795168800.000100", text: `<@${bot}> how do I refund?` };
const after = { ...before, text: `<@${bot}> how do I refund abroad?`, edited: { ts: "1795168900.000000" } };

test("a question in other words is asked again, in its place", () => {
  const inbound = said(change(after, before));
  expect(inbound).toMatchObject({
    id: "slack:T1/C1/1795168800.000100/1795168900.000000",
    message: "1795168800.000100",
    thread: "1795168800.000100",
    body: { kind: "edit", text: "how do I refund abroad?" },
  });
});

test("a link that Slack unfolds is no change", () => {
  expect(read(change({ ...before, attachments: [{}] }, before)).kind).toBe("ignored");
  expect(read(change({ ...after, text: before.text }, before)).kind).toBe("ignored");
});

test("a deleted question takes its answer along", () => {
  const deleted = messageOf({
    subtype: "message_deleted",
    hidden: true,
    deleted_ts: before.ts,
    previous_message: before,
    user: undefined,
    ts: "1795168950.000000",
  });
  expect(said(deleted)).toMatchObject({
    id: "slack:T1/C1/1795168800.000100/deleted",
    message: before.ts,
    body: { kind: "deletion" },
  });
  const tombstone = { user: "USLACKBOT", ts: before.ts, subtype: "tombstone", hidden: true, text: "gone" };
  expect(said(change(tombstone, before)).body).toEqual({ kind: "deletion" });
});

test("the slash command is answered to whoever typed it alone", () => {
  expect(said(commandOf({}))).toMatchObject({
    id: "slack:T1/C1/111.222.aaa",
    reach: "aside",
    thread: null,
    replyUrl: "https://hooks.slack.com/commands/T1/1/x",
    body: { kind: "message", text: "how do I refund an order?" },
  });
  expect(said(commandOf({ channel_id: "D1" })).reach).toBe("direct");
});

test("the slash command alone shows help", () => {
  expect(said(commandOf({ text: " " })).body).toEqual({ kind: "message", text: "help" });
});

test("the words of a message become the question of whoever asks about it", () => {
  expect(said(shortcutOf({}))).toMatchObject({
    account: "T1/U1",
    reach: "aside",
    body: { kind: "message", text: "can I get my money back?" },
  });
});

test("a tap is an action in the thread of the message", () => {
  expect(said(tapOf({ action_id: "act:1", value: button }))).toMatchObject({
    id: "slack:T1/C1/111.222.ccc",
    thread: "1795168800.000100",
    message: "1795168801.000100",
    reach: "room",
    replyUrl: null,
    body: { kind: "action", action: "ask.helpful", value: { answer: "a1" } },
  });
});

test("a tap on what only one person sees is answered by Slack's own address", () => {
  const container = {
    type: "message",
    message_ts: "1795168801.000100",
    channel_id: "C1",
    is_ephemeral: true,
  };
  const tapped = tapOf({ action_id: "act:1", value: button }, { container, message: undefined });
  expect(said(tapped)).toMatchObject({
    reach: "aside",
    thread: null,
    replyUrl: "https://hooks.slack.com/actions/T1/1/x",
  });
});

test("an answer is sent to no address but Slack's", () => {
  expect(said(commandOf({ response_url: "https://evil.example/commands" })).replyUrl).toBeNull();
  expect(said(commandOf({ response_url: "http://hooks.slack.com/commands" })).replyUrl).toBeNull();
});

test("a tap on the App Home is answered in the conversation with the app", () => {
  const home = { container: { type: "view", view_id: "V1" }, channel: undefined, view: { type: "home" } };
  const heard = read(tapOf({ action_id: "act:1", value: button }, home));
  expect(heard).toMatchObject({ kind: "said", tab: "home", inbound: { reach: "direct", message: null } });
});

test("an opened link and a button of another app do nothing", () => {
  expect(read(tapOf({ action_id: "link:1" })).kind).toBe("ignored");
  expect(read(tapOf({ action_id: "act:1", value: "click_me" })).kind).toBe("ignored");
});

test("a button that asks first brings a form, and the form brings the action", () => {
  const heard = read(tapOf({ action_id: "form:1", value: button }));
  if (heard.kind !== "asks-first") throw new Error("no form");
  const metadata = remembered(heard.inbound, heard.tab);
  const inbound = said(submissionOf({ private_metadata: metadata ?? "" }));
  expect(inbound).toMatchObject({
    id: "slack:view/T1/V1/1795168802.abc",
    conversation: "T1/C1",
    thread: "1795168800.000100",
    message: "1795168801.000100",
    body: { kind: "action", action: "ask.helpful", value: { answer: "a1" } },
  });
});

test("a form that was not opened by Cairn is nobody's", () => {
  expect(read(submissionOf({ private_metadata: "{}" })).kind).toBe("ignored");
  expect(read(submissionOf({ callback_id: "another" })).kind).toBe("ignored");
});

test("an installation for the whole organisation is named by its id", () => {
  const authorizations = [
    { enterprise_id: "E1", team_id: null, user_id: bot, is_bot: true, is_enterprise_install: true },
  ];
  const inbound = said(mentionOf({ text: `<@${bot}> hi there` }, { authorizations }));
  expect(inbound).toMatchObject({ conversation: "E1/C1", account: "E1/U1" });
});

test("uninstalling forgets the workspace, a person's own token does not", () => {
  expect(read(eventOf({ type: "app_uninstalled" })).kind).toBe("revoked");
  expect(read(eventOf({ type: "tokens_revoked", tokens: { bot: ["U0BOT"] } })).kind).toBe("revoked");
  expect(read(eventOf({ type: "tokens_revoked", tokens: { oauth: ["U1"] } })).kind).toBe("ignored");
});

test.each([
  ["<@U1|ada> asked", "@ada asked"],
  ["<@U1> asked", "@somebody asked"],
  ["see <https://a.example/x|the form>", "see the form"],
  ["see <https://a.example/x>", "see https://a.example/x"],
  ["write to <mailto:a@b.example|a@b.example>", "write to a@b.example"],
  ["in <#C1|general>, <!here>", "in #general, @here"],
  ["<!subteam^S1|@finance> decide", "@finance decide"],
  ["a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"],
  ["&amp;lt;", "&lt;"],
])("%s reads as %s", (marked, plain) => {
  expect(plainWords(marked)).toBe(plain);
});

test("whatever is typed becomes words that the database takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const words = plainWords(text);
      expect(words.isWellFormed() && !words.includes("\0")).toBe(true);
    }),
  );
});

test("any JSON at all is read, or ignored with a reason", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (payload) => {
      expect(typeof read(payload).kind).toBe("string");
      expect(typeof read({ type: "event_callback", team_id: "T1", event: payload }).kind).toBe("string");
    }),
  );
});

function change(message: object, previous: object) {
  const fields = { subtype: "message_changed", hidden: true, message, previous_message: previous };
  return messageOf({ ...fields, user: undefined, ts: "1795168950.000000" });
}

function said(payload: unknown): Inbound {
  const heard = read(payload);
  if (heard.kind !== "said") throw new Error(`${heard.kind}: ${"reason" in heard ? heard.reason : ""}`);
  return heard.inbound;
}

function read(payload: unknown): Heard {
  const { installation, team, botUser, isShared } = originOf(payload);
  return readPayload(payload, {
    installation: installation ?? "T1",
    team,
    botUser: botUser ?? bot,
    isShared,
    takesReplies: replyUrls(null, 1000).isOurs,
    now,
  });
}
