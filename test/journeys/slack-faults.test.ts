import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { haste } from "../support/hurried.ts";
import type { PretendMessage, PretendSlack } from "../support/pretend-slack.ts";
import { openSlackCompany, type SlackCompany } from "../support/slack-company.ts";
import { slackPages } from "../support/slack-pages.ts";
import { bot, commandOf, mentionOf, tapOf } from "../support/slack-payloads.ts";

/**
 * The whole product on a Slack that misbehaves: in the end there is exactly one answer, or the administrator
 * sees why there is none and can send it once the cause is gone.
 */

type Fault = NonNullable<ReturnType<PretendSlack["fault"]>>;

const emails = { U1: "ada@example.com", U3: "cleo@example.com", U4: "otto@example.com" };
const question = mentionOf({ text: `<@${bot}> how do I replace a lost voucher?` });

let world: SlackCompany;

beforeEach(async () => {
  world = await openSlackCompany(emails, { callTimeoutMs: 150, settles: "tried" });
  await world.company.publish(slackPages);
});

afterEach(async () => {
  await world.close();
});

test("asked to slow down, Cairn waits as long as Slack says, and answers once", async () => {
  let askedAt = 0;
  failing("chat.postMessage", { kind: "rate-limited", seconds: 10 }, 1, () => {
    askedAt = performance.now();
  });
  await say(question);
  await untilNothingWaits();
  expect(shown()).toHaveLength(1);
  expect((shown()[0]?.at ?? 0) - askedAt).toBeGreaterThanOrEqual(10_000 / haste);
});

test.each<[string, Fault, number]>([
  ["Slack fails before the answer stands there", { kind: "status", status: 503 }, 2],
  ["Slack says it had an error of its own", { kind: "error", error: "internal_error" }, 2],
  ["the answer arrives, and Slack's word of it is lost", { kind: "lost" }, 1],
  ["Slack takes the call and never answers", { kind: "hang" }, 2],
])("when %s, there is one answer", async (_case, fault, posts) => {
  failing("chat.postMessage", fault, 1);
  await say(question);
  await untilNothingWaits();
  expect(shown()).toMatchObject([{ channel: "C1", thread: "1795168800.000100" }]);
  expect(world.slack.calls.get("chat.postMessage")).toBe(posts);
  expect(await givenUp()).toEqual([]);
});

test("when the look-up fails, too, nothing is posted again until it is known what arrived", async () => {
  const faults: Record<string, Fault[]> = {
    "chat.postMessage": [{ kind: "lost" }],
    "conversations.replies": [
      { kind: "rate-limited", seconds: 1 },
      { kind: "status", status: 500 },
      { kind: "hang" },
    ],
  };
  world.slack.fault = (method) => faults[method]?.shift() ?? null;
  await say(question);
  await untilNothingWaits();
  expect(shown()).toHaveLength(1);
  expect(world.slack.calls.get("conversations.replies")).toBe(4);
});

test.each([
  ["it is said once more, and counted", 1, 1, 0],
  ["when that is lost, too, the outbox says so and it is not said a third time", 2, 0, 1],
])("what only one person sees cannot be looked up: %s", async (_case, lost, doubled, stated) => {
  failing("chat.postEphemeral", { kind: "lost" }, lost);
  await say(mentionOf({ user: "U3", text: `<@${bot}> what is the band of analysts?` }));
  await untilNothingWaits();
  expect(shown().map(({ user }) => user)).toEqual(["U3", "U3"]);
  const { store, system } = world.company.runtime;
  const { mayBeDoubled, givenUp } = await store.outbox.state(system.now());
  expect({ mayBeDoubled, givenUp }).toEqual({ mayBeDoubled: doubled, givenUp: stated });
});

test("when Slack stays away for hours, the administrator sees it and sends the answer later, once", async () => {
  world.slack.fault = () => ({ kind: "status", status: 503 });
  await say(question);
  await untilNothingWaits(600_000);
  expect(await givenUp()).toMatchObject([{ conversation: "T1/C1" }]);
  expect(shown()).toEqual([]);
  await sendAgain();
  expect(shown()).toHaveLength(1);
});

test.each([
  ["token_revoked", "install it again"],
  ["invalid_auth", "SLACK_BOT_TOKEN"],
  ["account_inactive", "install the app again"],
])(
  "after %s nothing is tried blindly, the outbox says what to do, and then there is one answer",
  async (error, advice) => {
    world.slack.fault = () => ({ kind: "error", error });
    await say(question);
    await untilNothingWaits();
    const [stated] = await givenUp();
    expect(stated?.problem).toContain(advice);
    expect(world.slack.calls.get("chat.postMessage")).toBe(1);
    await sendAgain();
    expect(shown()).toHaveLength(1);
  },
);

test.each([
  ["the channel was archived meanwhile", "is_archived", "archived"],
  ["Cairn was removed from the channel", "not_in_channel", "/invite"],
  ["the channel is gone", "channel_not_found", "/invite"],
  ["only some may post there", "restricted_action", "does not let me post"],
])("when %s, whoever asked is told alone, once, with the reason", async (_case, error, reason) => {
  closed("C1", error);
  await say(question);
  await untilNothingWaits();
  expect(shown()).toMatchObject([{ channel: "DU1", thread: null }]);
  expect(shown()[0]?.text).toContain(reason);
  expect(JSON.stringify(shown()[0]?.blocks)).toContain("Block the old voucher");
  expect(await givenUp()).toEqual([]);
});

test.each(["is_archived", "not_in_channel"])(
  "after %s, too, an answer whose end is not known is looked for before it is said again",
  async (error) => {
    closed("C1", error, [{ kind: "lost" }]);
    await say(question);
    await untilNothingWaits();
    expect(shown()).toMatchObject([{ channel: "DU1" }]);
  },
);

test("when nobody can be told, the outbox says so", async () => {
  world.slack.fault = (method) =>
    method.startsWith("chat.") ? { kind: "error", error: "channel_not_found" } : null;
  await say(question);
  await untilNothingWaits();
  expect(shown()).toEqual([]);
  expect((await givenUp())[0]?.problem).toContain("invite it");
});

test("an answer cannot be shared where Cairn is not, nobody is told that it was, and the asker hears why", async () => {
  closed("C1", "not_in_channel");
  const response_url = world.slack.replyUrl("C1", "U1");
  await world.command(fields(commandOf({ text: "how do I replace a lost voucher?", response_url })));
  await untilNothingWaits();
  expect(shown()).toMatchObject([{ channel: "C1", user: "U1" }]);
  await share(shown()[0], response_url);
  await untilNothingWaits();
  expect(shown().filter(({ channel, user }) => channel === "C1" && user === null)).toEqual([]);
  const [told] = shown().filter(({ channel }) => channel === "DU1");
  expect(told?.text).toContain("I may not post in that room");
  expect(shown().filter(({ text }) => text.includes("Everybody here can read it"))).toEqual([]);
});

test("an answer is not shared into a room that turns out to be another company's, too", async () => {
  await world.command(fields(commandOf({ text: "how do I replace a lost voucher?" })));
  world.slack.sharedChannels.add("C1");
  await share(shown()[0], world.slack.replyUrl("C1", "U1"));
  await untilNothingWaits();
  expect(shown().filter(({ channel, user }) => channel === "C1" && user === null)).toEqual([]);
  expect(shown().filter(({ channel }) => channel === "DU1")).toHaveLength(1);
});

test("when Slack cannot say who asks, they read what everybody may", async () => {
  failing("users.info", { kind: "status", status: 503 }, 9);
  await say(mentionOf({ user: "U3", text: `<@${bot}> what is the band of analysts?` }));
  await say(
    mentionOf({ user: "U3", ts: "1795168900.000100", text: `<@${bot}> how do I replace a lost voucher?` }),
  );
  await untilNothingWaits();
  expect(shown()).toHaveLength(2);
  expect(shown()[0]?.text).not.toContain("48,000");
  expect(shown()[1]?.text).toContain("Block the old voucher");
});

test("in a storm of all of these, every question has its one answer", async () => {
  const kinds: readonly Fault[] = [
    { kind: "status", status: 502 },
    { kind: "lost" },
    { kind: "hang" },
    { kind: "error", error: "fatal_error" },
    { kind: "rate-limited", seconds: 1 },
  ];
  const met = new Map<string, number>();
  world.slack.fault = (method, form) => {
    const place = Number((form.get("channel") ?? "").slice(1));
    const count = met.get(`${method} ${place}`) ?? 0;
    met.set(`${method} ${place}`, count + 1);
    // Each room meets the same trouble twice; the look-ups meet it, too.
    return count < 2 && Number.isInteger(place) ? (kinds[(place + count) % kinds.length] ?? null) : null;
  };
  const rooms = Array.from({ length: 30 }, (_, place) => `C${place}`);
  await Promise.all(rooms.map((channel) => say(mentionOf({ channel, text: question.event.text }))));
  await untilNothingWaits();
  expect(
    shown()
      .map(({ channel }) => channel)
      .sort(),
  ).toEqual([...rooms].sort());
  expect(await givenUp()).toEqual([]);
}, 60_000);

function shown(): readonly PretendMessage[] {
  return world.slack.messages;
}

async function say(payload: object): Promise<void> {
  expect(await world.event(payload)).toBe(200);
}

/** The next calls of a method go wrong, `times` of them. */
function failing(method: string, fault: Fault, times: number, onFault: () => void = () => {}): void {
  let left = times;
  world.slack.fault = (called) => {
    if (called !== method || left === 0) return null;
    left--;
    onFault();
    return fault;
  };
}

/** Slack lets nobody into a room; `elsewhere`: what goes wrong with the next posts to other places. */
function closed(channel: string, error: string, elsewhere: Fault[] = []): void {
  world.slack.fault = (method, form) => {
    if (method.startsWith("/")) return null;
    if (form.get("channel") !== channel)
      return method === "chat.postMessage" ? (elsewhere.shift() ?? null) : null;
    // Whoever may not post in an archived room may read it all the same.
    return method.startsWith("chat.") || error !== "is_archived" ? { kind: "error", error } : null;
  };
}

/** Time passes until nothing is on its way any more: it has arrived, or was given up. */
async function untilNothingWaits(stepMs = 5_000): Promise<void> {
  const { store, system } = world.company.runtime;
  const isDone = async () => {
    await world.settled();
    if ((await store.outbox.state(system.now())).waiting === 0) return true;
    world.company.pass(stepMs);
    return false;
  };
  await vi.waitUntil(isDone, { timeout: 15_000, interval: 20 });
}

function givenUp() {
  return world.company.runtime.store.outbox.givenUp(new Date(0), 10);
}

/** What the administrator does when the cause is gone. */
async function sendAgain(): Promise<void> {
  world.slack.fault = () => null;
  const { store, system } = world.company.runtime;
  const ids = (await givenUp()).map(({ id }) => id);
  expect(await store.outbox.retry(ids, system.now())).toBe(1);
  await untilNothingWaits();
}

const blocksSchema = z.array(z.object({ elements: z.array(z.unknown()).default([]) }));
const buttonSchema = z.object({
  action_id: z.string(),
  value: z.string(),
  text: z.object({ text: z.string() }),
});

/** Taps "Share it here" on an answer that only its asker sees. */
async function share(message: PretendMessage | undefined, response_url: string): Promise<void> {
  const elements = blocksSchema.parse(message?.blocks).flatMap((block) => block.elements);
  const buttons = elements.flatMap((one) => buttonSchema.safeParse(one).data ?? []);
  const button = buttons.find(({ text }) => text.text === "Share it here");
  if (message === undefined || button === undefined) throw new Error("Nothing offers to share it");
  const { action_id, value } = button;
  const container = {
    type: "message",
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: true,
  };
  await world.interaction(tapOf({ action_id, value }, { container, message: undefined, response_url }));
}

function fields(command: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(command).map(([name, value]) => [name, String(value)]));
}
