import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waysOf } from "../../../src/channels/slack/send-ways.ts";
import type { Card } from "../../../src/core/card.ts";
import { sentences } from "../../../src/core/card-text.ts";
import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import { hangUp, ok, type PretendSlack, pretendSlack, refused, status } from "./support/pretend-slack.ts";
import { now, type SlackWorld, slackWorld } from "./support/slack-world.ts";

let pretend: PretendSlack;
let world: SlackWorld;

beforeEach(async () => {
  pretend = await pretendSlack();
  world = await slackWorld({ settings: { apiUrl: pretend.url } });
});
afterEach(async () => {
  await world.close();
  await pretend.close();
});

const cited: Card = {
  summary: "Refund within 30 days.",
  elements: [
    { kind: "text", spans: [{ text: "Refund within 30 days." }] },
    {
      kind: "citation",
      label: "Refunds v7 · Over 500",
      detail: "effective 2 Oct 2026",
      trust: "verified",
      url: "/pages/refunds/v7#over-500",
    },
  ],
};

test("an answer is posted into its thread, with our id and without previews of links", async () => {
  expect(await send({})).toEqual({ kind: "sent", platformId: "1795168810.000100" });
  const [call] = pretend.calls;
  expect(call).toMatchObject({
    method: "chat.postMessage",
    args: { channel: "C1", thread_ts: "1795168800.000100", unfurl_links: "false", unfurl_media: "false" },
  });
  expect(JSON.parse(call?.args.metadata ?? "")).toEqual({
    event_type: "cairn_message",
    event_payload: { id: "m1" },
  });
});

test("what is for one person in a room is shown to them alone", async () => {
  pretend.answers.push(ok({ message_ts: "1795168811.000100" }));
  expect(await send({ visibility: "asker" })).toEqual({ kind: "sent", platformId: "1795168811.000100" });
  expect(pretend.calls[0]).toMatchObject({
    method: "chat.postEphemeral",
    args: { user: "U1", thread_ts: "1795168800.000100" },
  });
});

test("Slack hides an ephemeral in a thread without replies, so it stands in the room", async () => {
  await send({ visibility: "asker", event: "slack:T1/C1/1795168800.000100/abc" });
  expect(pretend.calls[0]?.args.thread_ts).toBeUndefined();
});

test("where the app may not post, what is for one person goes by Slack's address, then to them directly", async () => {
  pretend.answers.push(refused("not_in_channel"), status(404), ok({ ts: "9.9" }));
  const replyUrl = `${pretend.url}/reply`;
  expect(await send({ visibility: "asker", replyUrl })).toEqual({ kind: "sent", platformId: "9.9" });
  expect(pretend.calls.map((call) => [call.method, call.args.channel])).toEqual([
    ["chat.postEphemeral", "C1"],
    ["/reply", undefined],
    ["chat.postMessage", "U1"],
  ]);
});

test("what Cairn says to one person by itself goes to them directly, since an ephemeral may be missed", async () => {
  await send({ visibility: "asker", event: null });
  expect(pretend.calls.map((call) => [call.method, call.args.channel])).toEqual([["chat.postMessage", "U1"]]);
});

test("a message takes the place of another, or stands below where that one is gone", async () => {
  await send({ replaces: "m0" }, "5.5");
  pretend.answers.push(refused("message_not_found"));
  await send({ replaces: "m0" }, "5.5");
  expect(pretend.calls.map((call) => [call.method, call.args.ts])).toEqual([
    ["chat.update", "5.5"],
    ["chat.update", "5.5"],
    ["chat.postMessage", undefined],
  ]);
});

test("what is for one person never takes the place of what everybody reads", async () => {
  await send({ replaces: "m0", visibility: "asker" }, "5.5");
  expect(pretend.calls.map((call) => call.method)).toEqual(["chat.postEphemeral"]);
});

test("whatever the place, what is for one person is posted to no room and replaces nothing there", () => {
  const text = fc.option(fc.constantFrom("1.1", "2.2"), { nil: null });
  const places = fc.record({
    conversation: fc.constantFrom("T1/C1", "T1/G1"),
    thread: text,
    account: fc.option(fc.constant("T1/U1"), { nil: null }),
    replaces: text,
    replyUrl: fc.option(fc.constant("https://hooks.slack.com/x"), { nil: null }),
    event: text,
  });
  fc.assert(
    fc.property(places, text, (place, replaced) => {
      const ways = waysOf(messageOf({ ...place, visibility: "asker" }), replaced);
      const open = ways.filter(
        (way) => way.kind === "update" || (way.kind === "post" && way.channel !== "U1"),
      );
      expect(open).toEqual([]);
    }),
  );
});

test("a tapped ephemeral is replaced by Slack's own address", async () => {
  const replyUrl = `${pretend.url}/reply`;
  const end = await send({ replaces: "m0", visibility: "asker", replyUrl }, "5.5");
  expect(end).toEqual({ kind: "sent", platformId: null });
  expect(pretend.calls[0]).toMatchObject({ method: "/reply", args: { replace_original: true } });
});

test("an answer goes to no address but Slack's", async () => {
  for (const replyUrl of ["https://evil.example/steal", "http://hooks.slack.com/steal", "file:///steal"]) {
    const end = await send({ visibility: "asker", replyUrl, replaces: "m0" });
    expect(end.kind).toBe("sent");
  }
  expect(new Set(pretend.calls.map((call) => call.method))).toEqual(new Set(["chat.postEphemeral"]));
});

test("when Slack asks for patience, everything to that workspace waits as long as it says", async () => {
  pretend.answers.push(status(429, { "Retry-After": "7" }));
  expect(await send({})).toEqual({ kind: "wait", ms: 7000, scope: "workspace" });
  expect(pretend.calls).toHaveLength(1);
});

test("patience without a time is half a minute", async () => {
  pretend.answers.push(status(429), refused("ratelimited"));
  expect(await send({})).toMatchObject({ kind: "wait", ms: 30_000 });
  expect(await send({})).toMatchObject({ kind: "wait", ms: 30_000 });
});

test.each([
  ["a server error", status(503)],
  ["an internal error", refused("internal_error")],
  ["a fatal error", refused("fatal_error")],
  ["a connection that ends", hangUp()],
  ["a page of a proxy", ok({ ok: undefined })],
])(
  "after %s nobody knows whether a post arrived, and it is not sent again blindly",
  async (_case, answer) => {
    pretend.answers.push(answer);
    expect((await send({})).kind).toBe("unknown");
    expect(pretend.calls).toHaveLength(1);
  },
);

test("a connection that hangs is given up, and nobody knows", async () => {
  const patient = await slackWorld({ settings: { apiUrl: pretend.url }, callTimeoutMs: 50 });
  pretend.answers.push(() => undefined);
  expect(await patient.slack.transport.send(messageOf({}), null)).toEqual({
    kind: "unknown",
    problem: "TimeoutError",
  });
  await patient.close();
});

test("the same update may be made again without looking", async () => {
  pretend.answers.push(status(503));
  expect((await send({ replaces: "m0" }, "5.5")).kind).toBe("failed");
});

test("a connection that never came about has delivered nothing", async () => {
  const closed = await pretendSlack();
  await closed.close();
  const away = await slackWorld({ settings: { apiUrl: closed.url } });
  expect(await away.slack.transport.send(messageOf({}), null)).toEqual({
    kind: "failed",
    problem: "ECONNREFUSED",
  });
  await away.close();
});

test.each([
  ["not_in_channel", "Add me there with /invite"],
  ["channel_not_found", "Add me there with /invite"],
  ["is_archived", "archived"],
  ["restricted_action_read_only_channel", "does not let me post"],
  ["restricted_action_thread_locked", "thread is locked"],
])("after %s whoever asked is told alone, with the reason", async (code, reason) => {
  pretend.answers.push(refused(code));
  // Nothing can stand in its place later: it is not where its row says.
  expect(await send({})).toEqual({ kind: "sent", platformId: null });
  expect(pretend.calls.map(({ args }) => args.channel)).toEqual(["C1", "U1"]);
  expect(pretend.calls[1]?.args.text).toContain(reason);
  expect(pretend.calls[1]?.args.text).toContain("Refund within 30 days.");
});

test.each([
  ["channel_not_found", "invite it"],
  ["is_archived", "archived"],
  ["restricted_action", "administrator"],
])("after %s, with nobody to tell, it says what to do, and sends nothing more", async (code, advice) => {
  for (const fields of [{ account: null }, { replaces: "m0" }, { conversation: "T1/D1", account: null }]) {
    pretend.answers.push(refused(code));
    const end = await send(fields);
    expect(end.kind).toBe("refused");
    expect("problem" in end ? end.problem : "").toContain(advice);
  }
  expect(pretend.calls).toHaveLength(3);
});

test("what Cairn says by itself in a room shared with another company reaches whom it is for, alone", async () => {
  pretend.answers.push(ok({ channel: { is_ext_shared: true } }));
  expect(await send({ event: null })).toEqual({ kind: "sent", platformId: null });
  pretend.answers.push(ok({ channel: { is_pending_ext_shared: true } }));
  expect(await send({ event: null, account: null })).toMatchObject({ kind: "refused" });
  expect(pretend.calls.map(({ method, args }) => [method, args.channel])).toEqual([
    ["conversations.info", "C1"],
    ["chat.postMessage", "U1"],
    ["conversations.info", "C1"],
  ]);
  expect(pretend.calls[1]?.args.text).toContain("shared with another company");
});

test("where an administrator allowed it, and in rooms of our own, it is said in the room", async () => {
  const allowed = await slackWorld({
    settings: { apiUrl: pretend.url },
    sharedChannels: async () => ["T1/C1"],
  });
  await allowed.slack.transport.send(messageOf({ event: null }), null);
  await allowed.close();
  pretend.answers.push(ok({ channel: { is_ext_shared: false } }));
  await send({ event: null });
  pretend.answers.push(refused("missing_scope"));
  await send({ event: null });
  const posts = pretend.calls.filter(({ method }) => method === "chat.postMessage");
  expect(posts.map(({ args }) => args.channel)).toEqual(["C1", "C1", "C1"]);
});

test("when Slack cannot say whose a room is, nothing is said there yet", async () => {
  pretend.answers.push(status(503));
  expect(await send({ event: null })).toEqual({ kind: "failed", problem: "http_503" });
  expect(pretend.calls).toHaveLength(1);
});

test.each([
  ["user_is_bot", "bot"],
  ["missing_scope", "manifest/slack.yaml"],
  ["some_new_error", "refused"],
])("after %s it says what to do, and sends nothing more", async (code, advice) => {
  pretend.answers.push(refused(code));
  const end = await send({});
  expect(end.kind).toBe("refused");
  expect("problem" in end ? end.problem : "").toContain(advice);
  expect(pretend.calls).toHaveLength(1);
});

test.each(["token_revoked", "account_inactive", "invalid_auth"])(
  "after %s the workspace is given up loudly",
  async (code) => {
    const owned = await slackWorld({ settings: { apiUrl: pretend.url, botToken: null } });
    owned.installations.set("T1", {
      id: "T1",
      teamId: "T1",
      enterpriseId: null,
      data: { bot: { token: "xoxb-1", userId: "U0BOT" } },
      at: now,
      revokedAt: null,
    });
    pretend.answers.push(refused(code));
    expect((await owned.slack.transport.send(messageOf({}), null)).kind).toBe("refused");
    expect(owned.installations.get("T1")?.revokedAt).toEqual(now);
    expect(owned.logged.filter((entry) => entry.level === "error")).toHaveLength(1);
    expect((await owned.slack.transport.send(messageOf({}), null)).kind).toBe("refused");
    expect(pretend.calls).toHaveLength(1);
    await owned.close();
  },
);

test("a card that Slack cannot draw is drawn simpler, and at last said in words with its sources", async () => {
  pretend.answers.push(refused("invalid_blocks"), refused("invalid_blocks"), ok({ ts: "3.3" }));
  expect(await send({ card: cited })).toEqual({ kind: "sent", platformId: "3.3" });
  const last = pretend.calls.at(-1);
  expect(last?.args.blocks).toBeUndefined();
  expect(last?.args.text).toContain("Refund within 30 days.");
  expect(last?.args.text).toContain(`${world.url}/pages/refunds/v7#over-500`);
});

test("a Slack without folds is not asked to draw them again", async () => {
  pretend.answers.push(refused("invalid_blocks"));
  await send({});
  await send({});
  expect(pretend.calls).toHaveLength(3);
});

test("a private answer that was not kept cannot be sent", async () => {
  expect((await send({ card: null })).kind).toBe("refused");
  expect(pretend.calls).toHaveLength(0);
});

test("a post whose end is not known is found by our id", async () => {
  const messages = [{ ts: "1.1" }, { ts: "2.2", metadata: { event_payload: { id: "m1" } } }];
  pretend.answers.push(ok({ messages: [], response_metadata: { next_cursor: "next" } }), ok({ messages }));
  expect(await find({})).toEqual({ kind: "found", platformId: "2.2" });
  expect(pretend.calls[1]).toMatchObject({
    method: "conversations.replies",
    args: { ts: "1795168800.000100", include_all_metadata: "true", cursor: "next" },
  });
});

test("outside threads it is looked for in the conversation", async () => {
  pretend.answers.push(ok({ messages: [] }));
  expect(await find({ conversation: "T1/D1", thread: null })).toEqual({ kind: "absent" });
  expect(pretend.calls[0]?.method).toBe("conversations.history");
});

test("what only one person saw cannot be looked up", async () => {
  expect(await find({ visibility: "asker" })).toEqual({ kind: "no-look-up" });
  pretend.answers.push(refused("missing_scope"), refused("missing_scope"));
  expect(await find({})).toEqual({ kind: "no-look-up" });
});

test("what nobody lets into its room is looked for where one person was told instead", async () => {
  const messages = [{ ts: "2.2", metadata: { event_payload: { id: "m1" } } }];
  pretend.answers.push(refused("not_in_channel"), ok({ channel: { id: "D1" } }), ok({ messages }));
  expect(await find({})).toEqual({ kind: "found", platformId: "2.2" });
  expect(pretend.calls.at(-1)).toMatchObject({ method: "conversations.history", args: { channel: "D1" } });
  pretend.answers.push(ok({ messages: [] }), ok({ channel: { id: "D1" } }), ok({ messages: [] }));
  expect(await find({})).toEqual({ kind: "absent" });
  pretend.answers.push(ok({ messages: [] }), refused("internal_error"));
  expect(await find({})).toEqual({ kind: "failed", problem: "internal_error" });
});

test("a look-up that fails says so", async () => {
  pretend.answers.push(status(429, { "Retry-After": "3" }));
  expect(await find({})).toEqual({ kind: "failed", problem: "ratelimited" });
});

test("conversations of one workspace share its pace", () => {
  expect(world.slack.transport.pace.workspaceOf("T1/C1")).toBe("T1");
});

function send(fields: Partial<OutgoingMessage>, replacesPlatformId: string | null = null) {
  return world.slack.transport.send(messageOf(fields), replacesPlatformId);
}

function find(fields: Partial<OutgoingMessage>) {
  return world.slack.transport.find(messageOf(fields));
}

function messageOf(fields: Partial<OutgoingMessage>): OutgoingMessage {
  return {
    id: "m1",
    channel: "slack",
    conversation: "T1/C1",
    thread: "1795168800.000100",
    account: "T1/U1",
    person: "dana",
    visibility: "everybody",
    replaces: null,
    replyUrl: null,
    event: "slack:T1/C1/1795168805.000100/abc",
    card: sentences("Refund within 30 days."),
    outcome: "answered",
    at: now,
    ...fields,
  };
}
