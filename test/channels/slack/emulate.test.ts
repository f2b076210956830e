import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeAction } from "../../../src/channels/cards/block-kit-actions.ts";
import { botScopes } from "../../../src/channels/slack/scopes.ts";
import type { Form } from "../../../src/core/card.ts";
import { sentences } from "../../../src/core/card-text.ts";
import type { Inbound } from "../../../src/core/inbound.ts";
import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import { freePort } from "../../support/free-port.ts";
import { bot, commandOf, eventOf, mentionOf, messageOf, tapOf } from "../../support/slack-payloads.ts";
import { now, type SlackWorld, slackWorld } from "./support/slack-world.ts";

/** A Slack that keeps what is posted, with exactly the permissions of the manifest. */
let emulator: Emulator;
let world: SlackWorld;
let dana: string;
let room: string;
let team: string;

const form: Form = {
  title: "Ask a person",
  submit: "Send",
  intro: null,
  fields: [
    {
      name: "details",
      label: "Details",
      kind: "text",
      lines: "many",
      required: true,
      most: 500,
      initial: null,
    },
  ],
};

beforeAll(async () => {
  emulator = await createEmulator({
    service: "slack",
    port: await freePort(),
    seed: {
      slack: {
        users: [
          { name: "cairn", email: "cairn@example.com" },
          { name: "dana", email: "dana@example.com" },
        ],
        channels: [{ name: "finance" }],
        tokens: [
          { token: "xoxb-cairn", user: "cairn", scopes: [...botScopes] },
          { token: "xoxp-test", user: "dana" },
        ],
        strict_scopes: true,
      },
    },
  });
  world = await slackWorld({
    settings: { apiUrl: `${emulator.url}/api`, botToken: "xoxb-cairn" },
    formOf: (action) => (action === "ask.person" ? form : null),
  });
  dana = (await api("users.lookupByEmail", { email: "dana@example.com" })).user.id;
  team = (await api("auth.test", {})).team_id;
  await world.slack.start();
  const { channels } = await api("conversations.list", {});
  room = channels.find((one: { name: string }) => one.name === "finance").id;
});
afterAll(async () => {
  await world.close();
  await emulator.close();
});

test("a mention is answered in its thread, and the answer is found again and updated in place", async () => {
  const asked = await api("chat.postMessage", { channel: room, text: `<@${bot}> how do I refund?` });
  const text = `<@${bot}> how do I refund?`;
  await post(mentionOf({ text, channel: room, user: dana, ts: asked.ts }));
  const inbound = await world.slack.identify(lastTaken());
  expect(inbound).toMatchObject({ person: "dana", thread: asked.ts, conversation: `${team}/${room}` });

  const answer = messageTo(inbound, { id: "answer-1" });
  const sent = await world.slack.transport.send(answer, null);
  expect(sent.kind).toBe("sent");
  const platformId = sent.kind === "sent" ? sent.platformId : null;
  expect(await world.slack.transport.find(answer)).toEqual({ kind: "found", platformId });
  expect(await world.slack.transport.find({ ...answer, id: "another" })).toEqual({ kind: "absent" });

  const update = messageTo(inbound, { id: "answer-2", replaces: "answer-1", card: sentences("In 14 days.") });
  expect(await world.slack.transport.send(update, platformId)).toEqual({ kind: "sent", platformId });
  const { messages } = await api("conversations.replies", { channel: room, ts: asked.ts });
  expect(messages.map((one: { text: string }) => one.text).slice(1)).toEqual(["In 14 days."]);
});

test("a direct message is answered where it was written", async () => {
  const place = await world.slack.directPlaceOf("dana@example.com");
  const channel = place?.conversation.split("/")[1] ?? "";
  expect(place).toMatchObject({ person: "dana", reach: "direct" });
  await post(messageOf({ channel, channel_type: "im", user: dana, text: "how do I refund?" }));
  const inbound = await world.slack.identify(lastTaken());
  expect((await world.slack.transport.send(messageTo(inbound, { id: "dm-1" }), null)).kind).toBe("sent");
  const history = await api("conversations.history", { channel });
  expect(history.messages[0]).toMatchObject({ text: "Refund within 30 days." });
  expect(await world.slack.directPlaceOf("nobody@example.com")).toBeNull();
});

test("the slash command is answered to whoever typed it alone", async () => {
  await post(commandOf({ channel_id: room, user_id: dana }));
  const inbound = await world.slack.identify(lastTaken());
  const before = (await api("conversations.history", { channel: room })).messages.length;
  const sent = await world.slack.transport.send(messageTo(inbound, { id: "e-1", visibility: "asker" }), null);
  expect(sent).toMatchObject({ kind: "sent", platformId: expect.stringMatching(/^\d+\.\d+$/) });
  expect((await api("conversations.history", { channel: room })).messages).toHaveLength(before);
});

test("the App Home is published for whoever opens it", async () => {
  await post(eventOf({ type: "app_home_opened", user: dana, channel: "D1", tab: "home" }));
  await world.slack.stop();
  expect(world.logged.filter(({ line }) => line.includes("Home"))).toEqual([]);
});

test("a button that asks something first opens a modal while its trigger lives", async () => {
  const { trigger_id } = await api("views.generateTriggerId", { user_id: dana }, "xoxb-cairn");
  const value = encodeAction("ask.person", { answer: "a1" });
  const user = { id: dana, team_id: team };
  const response = await post(tapOf({ action_id: "form:1", value }, { trigger_id, user }));
  expect(response.status).toBe(200);
  expect(world.logged.filter(({ line }) => line.includes("form"))).toEqual([]);
  // A trigger opens one modal and no more: it was used.
  const again = await post(tapOf({ action_id: "form:1", value }, { trigger_id, user }));
  expect(again.status).toBe(200);
  expect(world.logged.filter(({ line }) => line === "Slack opened no form")).toHaveLength(1);
});

test("doctor sees whether Slack takes the token", async () => {
  expect(await world.slack.check()).toEqual({ ok: true, found: "Slack answers; 1 workspace" });
});

/** In the workspace of this emulator. */
function post(payload: object): Promise<Response> {
  return world.post(JSON.parse(JSON.stringify(payload).replaceAll('"T1"', JSON.stringify(team))));
}

function lastTaken(): Inbound {
  const last = world.taken.at(-1);
  if (last === undefined) throw new Error("nothing was taken");
  return last;
}

function messageTo(inbound: Inbound, fields: Partial<OutgoingMessage>): OutgoingMessage {
  const { channel, conversation, thread, account, person, id: event } = inbound;
  return {
    ...{ id: "m1", channel, conversation, thread, account, person, event },
    visibility: "everybody",
    replaces: null,
    replyUrl: null,
    card: sentences("Refund within 30 days."),
    outcome: "answered",
    at: now,
    ...fields,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: answers of a test's own calls
async function api(method: string, args: Record<string, string>, token = "xoxp-test"): Promise<any> {
  const response = await fetch(`${emulator.url}/api/${method}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(args),
  });
  return response.json();
}
