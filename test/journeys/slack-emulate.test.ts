import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { botScopes } from "../../src/channels/slack/scopes.ts";
import { freePort } from "../support/free-port.ts";
import { type JoinedCompany, joinSlack } from "../support/slack-company.ts";
import { slackPages } from "../support/slack-pages.ts";
import { bot, eventOf, mentionOf, messageOf } from "../support/slack-payloads.ts";

/** The whole product on a Slack that keeps what is posted, with exactly the permissions of the manifest. */
let emulator: Emulator;
let world: JoinedCompany;
let team: string;
let self: string;
let ada: string;
let room: string;

beforeAll(async () => {
  emulator = await createEmulator({
    service: "slack",
    port: await freePort(),
    seed: {
      slack: {
        users: [
          { name: "cairn", email: "cairn@example.com" },
          { name: "ada", email: "ada@example.com" },
        ],
        channels: [{ name: "billing" }],
        tokens: [
          { token: "xoxb-cairn", user: "cairn", scopes: [...botScopes] },
          { token: "xoxp-ada", user: "ada" },
        ],
        strict_scopes: true,
      },
    },
  });
  world = await joinSlack({ SLACK_API_URL: `${emulator.url}/api/`, SLACK_BOT_TOKEN: "xoxb-cairn" });
  await world.company.publish(slackPages);
  const { team_id, user_id } = await api("auth.test", {});
  team = team_id;
  ada = user_id;
  self = (await api("users.lookupByEmail", { email: "cairn@example.com" })).user.id;
  const { channels } = await api("conversations.list", {});
  room = channels.find(({ name }: { readonly name: string }) => name === "billing").id;
});

afterAll(async () => {
  await world.close();
  await emulator.close();
});

test("a mention becomes an answer in its thread, and a follow-up there needs no mention", async () => {
  const question = await write(room, `<@${bot}> how do I replace a lost voucher?`);
  await deliver(mentionOf(question));
  // Slack delivers it once more, and again as a message of the channel.
  await deliver(mentionOf(question));
  await deliver(messageOf(question));
  const [answer, ...more] = await repliesTo(question.ts);
  expect(more).toEqual([]);
  expect(answer).toMatchObject({ user: self });
  expect(answer.text).toContain("Block the old voucher in Tillkeeper");
  expect(JSON.stringify(answer.blocks)).toContain("/pages/sales/vouchers/v1#lost");

  const followUp = await write(room, "and a voucher over 500 euros?", question.ts);
  await deliver(messageOf(followUp));
  const second = (await repliesTo(question.ts)).at(-1);
  expect(second).toMatchObject({ user: self });
  expect(second.text).toContain("only when the billing lead says yes");
});

test("what people say to each other in the room is not answered", async () => {
  const chatter = await write(room, "how do I replace a lost voucher?");
  await deliver(messageOf(chatter));
  expect(await repliesTo(chatter.ts)).toEqual([]);
});

test("a direct message is answered where it was written, an edit in place of the answer", async () => {
  const { channel } = await api("conversations.open", { users: self });
  const question = await write(channel.id, "how do I replace a lost voucher?");
  await deliver(messageOf({ ...question, channel_type: "im" }));
  const [answer] = await answersIn(channel.id);
  expect(answer.text).toContain("Block the old voucher in Tillkeeper");
  expect(answer.thread_ts).toBeUndefined();

  const { channel: _channel, ...before } = question;
  const edited = {
    ...before,
    text: "who looks after parking?",
    edited: { user: ada, ts: "1795168805.000000" },
  };
  const change = { subtype: "message_changed", message: edited, previous_message: before };
  await deliver(messageOf({ ...change, channel: channel.id, channel_type: "im", ts: "1795168805.000100" }));
  const answers = await answersIn(channel.id);
  expect(answers).toMatchObject([{ ts: answer.ts }]);
  expect(answers[0].text).toContain("front desk looks after parking");
});

test("a deleted question takes its answer back", async () => {
  const question = await write(room, `<@${bot}> who looks after bicycles?`);
  await deliver(mentionOf(question));
  expect((await repliesTo(question.ts))[0].text).toContain("front desk looks after bicycles");
  const { channel, ...before } = question;
  const deletion = { subtype: "message_deleted", deleted_ts: question.ts, previous_message: before };
  await deliver(messageOf({ ...deletion, channel, user: undefined, ts: "1795168950.000100" }));
  const replies = await repliesTo(question.ts);
  expect(replies.map(({ text }: Written) => text)).toEqual([
    "The question was deleted, so the answer is withdrawn.",
  ]);
});

test("whoever opens the App Home has one published that Slack takes", async () => {
  const view = JSON.stringify({ type: "home", blocks: [] });
  await deliver(eventOf({ type: "app_home_opened", user: ada, channel: "D1", tab: "home" }));
  await world.traffic.slack?.stop();
  // Slack gives no home back, but refuses one that would replace another than the last.
  const other = await api("views.publish", { user_id: ada, view, hash: "another" }, "xoxb-cairn");
  expect(other).toMatchObject({ ok: false, error: "hash_conflict" });
});

type Written = Readonly<Record<"channel" | "ts" | "user" | "text", string>> & { readonly thread_ts?: string };

/** Writes as Ada, and gives what Slack tells its apps of it. */
async function write(channel: string, text: string, thread?: string): Promise<Written> {
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  const { ts } = await api("chat.postMessage", { channel, text, ...inThread });
  return { channel, ts, user: ada, text, ...inThread };
}

/** As Slack delivers it in the workspace of this emulator. */
async function deliver(payload: object): Promise<void> {
  const here = JSON.stringify(payload).replaceAll('"T1"', JSON.stringify(team)).replaceAll(bot, self);
  expect(await world.event(JSON.parse(here))).toBe(200);
}

async function repliesTo(ts: string) {
  const { messages } = await api("conversations.replies", { channel: room, ts });
  return messages.slice(1).filter(({ user }: { readonly user: string }) => user === self);
}

async function answersIn(channel: string) {
  const { messages } = await api("conversations.history", { channel });
  return messages.filter(({ user }: { readonly user: string }) => user === self);
}

// biome-ignore lint/suspicious/noExplicitAny: answers of a test's own calls
async function api(method: string, args: Record<string, string>, token = "xoxp-ada"): Promise<any> {
  const response = await fetch(`${emulator.url}/api/${method}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(args),
  });
  return response.json();
}
