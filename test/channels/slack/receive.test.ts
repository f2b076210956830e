import { afterEach, expect, test, vi } from "vitest";
import { encodeAction } from "../../../src/channels/cards/block-kit-actions.ts";
import type { Form } from "../../../src/core/card.ts";
import type { Inbound } from "../../../src/core/inbound.ts";
import {
  bot,
  commandOf,
  eventOf,
  mentionOf,
  messageOf,
  submissionOf,
  tapOf,
} from "../../support/slack-payloads.ts";
import { ok, type PretendSlack, pretendSlack, refused, status } from "./support/pretend-slack.ts";
import { encoded, now, type SlackWorld, signatureOf, slackWorld } from "./support/slack-world.ts";

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const question = mentionOf({ text: `<@${bot}> how do I refund an order?` });
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
      required: false,
      most: 500,
      initial: null,
    },
  ],
};

test("an event is kept before it is acknowledged", async () => {
  const order: string[] = [];
  const world = await opened({
    take: async () => {
      await Promise.resolve();
      order.push("kept");
      return { isNew: true, answered: Promise.resolve() };
    },
  });
  const response = await world.post(question);
  order.push("acknowledged");
  expect(response.status).toBe(200);
  expect(order).toEqual(["kept", "acknowledged"]);
});

test("an event delivered three times at once is kept once", async () => {
  const world = await opened();
  const responses = await Promise.all([question, question, question].map(world.post));
  expect(responses.map((response) => response.status)).toEqual([200, 200, 200]);
  expect(world.taken).toHaveLength(1);
});

test("what cannot be kept is not acknowledged, so that Slack sends it again", async () => {
  const world = await opened({ take: () => Promise.reject(new Error("the database is away")) });
  expect((await world.post(question)).status).toBe(500);
  expect((await world.post(commandOf({}))).status).toBe(500);
});

test("unsigned, forged and old requests are refused", async () => {
  const world = await opened();
  const { body, type } = encoded(question);
  const fresh = Math.floor(Date.now() / 1000);
  const send = (headers: Record<string, string>) =>
    world.postRaw(body, { "Content-Type": type, ...headers }).then((response) => response.status);
  expect(await send({})).toBe(401);
  expect(await send(signatureOf(body, fresh, "another secret"))).toBe(401);
  expect(await send(signatureOf(`${body} `, fresh))).toBe(401);
  expect(await send(signatureOf(body, fresh - 301))).toBe(401);
  expect(await send({ ...signatureOf(body, fresh - 301), "X-Slack-Request-Timestamp": String(fresh) })).toBe(
    401,
  );
  expect(await send(signatureOf(body, fresh - 290))).toBe(200);
  expect(world.taken).toHaveLength(1);
});

test("without a signing secret nothing is taken over HTTP", async () => {
  const world = await opened({ settings: { signingSecret: null } });
  expect((await world.post(question)).status).toBe(404);
});

test("Slack's first question about the address is answered", async () => {
  const world = await opened();
  const response = await world.post({ type: "url_verification", challenge: "c1" });
  expect(await response.json()).toEqual({ challenge: "c1" });
});

test("a body that is no JSON is refused, and no word of it is logged", async () => {
  const world = await opened();
  const body = '{"event": secret words';
  const response = await world.postRaw(body, { "Content-Type": "application/json", ...signatureOf(body) });
  expect(response.status).toBe(400);
  expect(JSON.stringify(world.logged)).not.toContain("secret words");
});

test("what Slack sends and nobody needs is acknowledged at once", async () => {
  const world = await opened();
  for (const payload of [
    {},
    { type: "app_rate_limited", team_id: "T1" },
    eventOf({ type: "emoji_changed" }),
  ]) {
    expect((await world.post(payload)).status).toBe(200);
  }
  expect(world.taken).toEqual([]);
});

test("no text of a message is logged", async () => {
  const world = await opened();
  await world.post(question);
  await world.post(messageOf({ text: "how do I refund an order?" }));
  expect(JSON.stringify(world.logged)).not.toContain("refund");
});

test("a follow-up needs no mention where Cairn answered the same person", async () => {
  const asked: unknown[] = [];
  const world = await opened({
    answeredIn: async (thread) => {
      asked.push(thread);
      return thread.thread === "1795168000.000100" ? ["T1/U1"] : null;
    },
  });
  const reply = { text: "and abroad?", thread_ts: "1795168000.000100" };
  await world.post(messageOf(reply));
  await world.post(messageOf({ ...reply, user: "U2", ts: "1795168800.000200" }));
  await world.post(messageOf({ ...reply, text: "<@U2> what do you say?", ts: "1795168800.000300" }));
  await world.post(messageOf({ ...reply, thread_ts: "1795160000.000100", ts: "1795168800.000400" }));
  expect(world.taken.map(({ account, addressed }) => ({ account, addressed }))).toEqual([
    { account: "T1/U1", addressed: true },
    { account: "T1/U2", addressed: false },
    { account: "T1/U1", addressed: false },
  ]);
  expect(asked).toHaveLength(4);
});

test("chatter in a room is passed over without asking the database", async () => {
  const world = await opened({ answeredIn: () => Promise.reject(new Error("asked")) });
  expect((await world.post(messageOf({ text: "lunch?" }))).status).toBe(200);
});

test("in a room shared with other companies only our own people are heard, and only where it is allowed", async () => {
  const { pretend, ...world } = await withPretend({ sharedChannels: async () => ["C7"] });
  const shared = (fields: object) =>
    world.post(mentionOf({ text: `<@${bot}> hi there`, ...fields }, { is_ext_shared_channel: true }));
  await shared({ channel: "C6" });
  pretend.answers.push(ok({ user: { id: "U1", team_id: "T1", profile: {} } }));
  await shared({ channel: "C7", ts: "1795168800.000200" });
  pretend.answers.push(ok({ user: { id: "U9", team_id: "T1", is_stranger: true, profile: {} } }));
  await shared({ channel: "C7", ts: "1795168800.000300", user: "U9" });
  expect(world.taken.map(({ conversation, account }) => [conversation, account])).toEqual([
    ["T1/C7", "T1/U1"],
  ]);
});

test("elsewhere, too, somebody of another company is not answered, but a colleague of another workspace is", async () => {
  const { pretend, ...world } = await withPretend();
  const ask = (user: string, ts: string) =>
    world.post(mentionOf({ text: `<@${bot}> hi there`, user, user_team: "T9", ts }));
  pretend.answers.push(ok({ user: { id: "U8", team_id: "T9", profile: {} } }));
  await ask("U8", "1795168800.000100");
  pretend.answers.push(refused("user_not_visible"));
  await ask("U9", "1795168800.000200");
  pretend.answers.push(ok({ user: { id: "U2", team_id: "T1", profile: {} } }));
  await ask("U2", "1795168800.000300");
  expect(world.taken.map(({ account }) => account)).toEqual(["T1/U2"]);
});

test("with one token, whatever workspace a payload names is served as the token's own", async () => {
  const world = await withPretend();
  const elsewhere = { authorizations: [], team_id: "T2" };
  await world.post(mentionOf({ text: `<@${bot}> hi there` }, elsewhere));
  await world.post(
    mentionOf({ text: `<@${bot}> hi`, ts: "1795168800.000200" }, { authorizations: [], team_id: undefined }),
  );
  expect(world.taken.map(({ conversation }) => conversation)).toEqual(["T1/C1", "T1/C1"]);
});

test("until Slack has said whose the token is, payloads are taken all the same, and it is asked again", async () => {
  let time = now;
  const pretend = await pretendSlack();
  open.push(pretend);
  const system = { now: () => time, newId: () => "id", stopwatch: () => 0 };
  const world = await opened({ settings: { apiUrl: pretend.url }, system });
  pretend.answers.push(status(503));
  await world.slack.start();
  await world.post(question);
  expect(world.taken).toMatchObject([{ conversation: "T1/C1" }]);
  expect(pretend.calls).toHaveLength(1);
  time = new Date(now.getTime() + 10_000);
  pretend.answers.push(ok({ team_id: "T1", user_id: bot }));
  await world.post(mentionOf({ text: `<@${bot}> hi`, ts: "1795168800.000200" }));
  await vi.waitUntil(() => pretend.calls.length === 2);
  expect(pretend.calls.map(({ method }) => method)).toEqual(["auth.test", "auth.test"]);
});

test("a button that asks something first opens its form, and the form is the action", async () => {
  const { pretend, ...world } = await withPretend({ formOf: () => form });
  const value = encodeAction("ask.person", { answer: "a1" });
  expect((await world.post(tapOf({ action_id: "form:1", value }))).status).toBe(200);
  const [call] = pretend.calls;
  expect(call).toMatchObject({ method: "views.open", args: { trigger_id: "111.222.ccc" } });
  const view = JSON.parse(call?.args.view ?? "{}") as Record<string, unknown>;
  const values = { details: { answer: { type: "plain_text_input", value: "since Monday" } } };
  const response = await world.post(
    submissionOf({ private_metadata: view.private_metadata, state: { values } }),
  );
  expect([response.status, await response.text()]).toEqual([200, ""]);
  expect(world.taken.map(({ body, thread }) => ({ body, thread }))).toEqual([
    {
      body: { kind: "action", action: "ask.person", value: { answer: "a1", details: "since Monday" } },
      thread: "1795168800.000100",
    },
  ]);
});

test("a button that has nothing to ask any more is an ordinary tap", async () => {
  const world = await opened({ formOf: () => null });
  await world.post(tapOf({ action_id: "form:1", value: encodeAction("ask.person", { answer: "a1" }) }));
  expect(world.taken).toHaveLength(1);
});

test("when a form cannot be opened, the person is told to tap again", async () => {
  const { pretend, ...world } = await withPretend({ formOf: () => form });
  pretend.answers.push(refused("expired_trigger_id"));
  const value = encodeAction("ask.person", { answer: "a1" });
  const responseUrl = `${pretend.url}/reply`;
  expect(
    (await world.post(tapOf({ action_id: "form:1", value }, { response_url: responseUrl }))).status,
  ).toBe(200);
  await world.slack.stop();
  expect(pretend.calls.at(-1)).toMatchObject({ method: "/reply", args: { response_type: "ephemeral" } });
  expect(world.taken).toEqual([]);
});

test("whoever opens the App Home sees it, and the conversation offers questions for their role", async () => {
  const { pretend, ...world } = await withPretend();
  const user = { id: "U1", team_id: "T1", profile: { email: "dana@example.com" } };
  pretend.answers.push(ok({ user }));
  await world.post(eventOf({ type: "app_home_opened", user: "U1", channel: "D1", tab: "home" }));
  await world.slack.stop();
  expect(pretend.calls.at(-1)).toMatchObject({ method: "views.publish", args: { user_id: "U1" } });
  expect(pretend.calls.at(-1)?.args.view).toContain("Home of dana");
  await world.post(eventOf({ type: "app_home_opened", user: "U1", channel: "D1", tab: "messages" }));
  await world.slack.stop();
  expect(pretend.calls.at(-1)).toEqual({
    method: "assistant.threads.setSuggestedPrompts",
    args: {
      channel_id: "D1",
      prompts: JSON.stringify([{ title: "How do I refund an order?", message: "How do I refund an order?" }]),
      token: "xoxb-test",
    },
  });
});

test("a tap on the App Home is answered in the direct conversation, and the home shows the new state", async () => {
  const { pretend, ...world } = await withPretend();
  world.accounts.set("T1/U1", {
    channel: "slack",
    id: "T1/U1",
    person: "dana",
    standing: "member",
    direct: "T1/D1",
    timeZone: null,
    checkedAt: now,
  });
  const home = { container: { type: "view", view_id: "V1" }, channel: undefined, view: { type: "home" } };
  await world.post(tapOf({ action_id: "act:1", value: encodeAction("privacy.pause", {}) }, home));
  await world.slack.stop();
  expect(world.taken[0]).toMatchObject({ conversation: "T1/D1", reach: "direct" });
  expect(pretend.calls.map((call) => call.method)).toEqual(["views.publish"]);
});

test("a workspace that uninstalls the app is forgotten", async () => {
  const world = await opened({ settings: { botToken: null } });
  const data = { bot: { token: "xoxb-1", userId: bot } };
  world.installations.set("T1", {
    id: "T1",
    teamId: "T1",
    enterpriseId: null,
    data,
    at: now,
    revokedAt: null,
  });
  await world.post(question);
  await world.post(eventOf({ type: "app_uninstalled" }));
  await world.post(mentionOf({ text: `<@${bot}> still there?`, ts: "1795168800.000900" }));
  expect(world.taken).toHaveLength(1);
  expect(world.installations.get("T1")?.revokedAt).toEqual(now);
});

test("doctor sees when Slack takes the token no more", async () => {
  const { pretend, slack } = await withPretend();
  pretend.answers.push(refused("invalid_auth"));
  expect(await slack.check()).toEqual({ ok: false, found: "Slack does not answer: invalid_auth" });
});

test("after 700 ms without an answer Cairn shows that it is at work, and takes it back with the answer", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const { pretend, ...world } = await withPretend({
    take: async () => ({ isNew: true, answered }),
    pause: async (ms) => expect(ms).toBe(700),
  });
  pretend.answers.push((response, call) => {
    ok({})(response, call);
    answer();
  });
  await world.post(question);
  await world.slack.stop();
  expect(pretend.calls.map(({ method, args }) => [method, args.thread_ts, args.status])).toEqual([
    ["assistant.threads.setStatus", "1795168800.000100", "is looking it up…"],
    ["assistant.threads.setStatus", "1795168800.000100", ""],
  ]);
});

test.each([
  ["a command gets its sign where only its asker sees it, until the answer is there", "/commands/1", 2],
  ["the sign of a shortcut stays, since its address may stand for somebody's message", "/app/1", 1],
])("%s", async (_case, path, calls) => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const { pretend, ...world } = await withPretend({
    take: async () => ({ isNew: true, answered }),
    pause: async () => undefined,
  });
  pretend.answers.push((response, call) => {
    ok({})(response, call);
    answer();
  });
  await world.post(commandOf({ response_url: `${pretend.url}${path}` }));
  await world.slack.stop();
  const sign = { response_type: "ephemeral", replace_original: false };
  const takenBack = { delete_original: true };
  expect(pretend.calls).toMatchObject(
    [sign, takenBack].slice(0, calls).map((args) => ({ method: path, args })),
  );
  expect(pretend.calls).toHaveLength(calls);
});

test("an answer within 700 ms needs no sign, and neither does what was only overheard", async () => {
  const { pretend, ...world } = await withPretend({
    take: async (inbound: Inbound) => ({
      isNew: true,
      answered: inbound.addressed ? Promise.resolve() : new Promise(() => undefined),
    }),
    pause: async () => undefined,
    answeredIn: async () => [],
  });
  await world.post(messageOf({ text: "and abroad?", thread_ts: "1795168000.000100" }));
  await world.slack.stop();
  expect(pretend.calls).toEqual([]);
});

async function opened(deps: Parameters<typeof slackWorld>[0] = {}): Promise<SlackWorld> {
  const world = await slackWorld(deps);
  open.push(world);
  return world;
}

async function withPretend(
  deps: Parameters<typeof slackWorld>[0] = {},
): Promise<SlackWorld & { readonly pretend: PretendSlack }> {
  const pretend = await pretendSlack();
  open.push(pretend);
  const world = await opened({ ...deps, settings: { ...deps?.settings, apiUrl: pretend.url } });
  pretend.answers.push(ok({ team_id: "T1", user_id: bot }));
  await world.slack.start();
  pretend.calls.length = 0;
  return { ...world, pretend };
}
