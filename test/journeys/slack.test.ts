import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { jobDeps } from "../../src/wiring/jobs.ts";
import type { PretendMessage } from "../support/pretend-slack.ts";
import { openSlackCompany, type SlackCompany } from "../support/slack-company.ts";
import { submitModal } from "../support/slack-modal.ts";
import {
  bot,
  commandOf,
  eventOf,
  mentionOf,
  messageOf,
  shortcutOf,
  tapOf,
} from "../support/slack-payloads.ts";
import { buttonsIn, tapButton } from "../support/slack-taps.ts";
import { wholeTurn } from "../support/whole-turn.ts";

const people = `people:
  - { id: ada, name: Ada Example, email: ada@example.com, roles: [agent], team: billing, timeZone: UTC }
  - { id: ben, name: Ben Example, email: ben@example.com, roles: [agent], team: billing, timeZone: UTC }
  - { id: cleo, name: Cleo Example, email: cleo@example.com, roles: [analyst], team: finance, timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@example.com, roles: [lead], team: billing, timeZone: UTC }
  - { id: dan, name: Dan Example, email: dan@example.com, roles: [lead], team: billing, timeZone: UTC }
`;

const vouchers = `---
title: Gift vouchers
owner: otto
deputy: dan
approver: otto
approval: [large]
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.
3. Issue a new voucher.

## Vouchers over 500 euros {#large}

A voucher of more than 500 euros is issued only when the billing lead says yes.
`;

const salaries = `---
title: Salary bands
audience: [finance]
---
## Bands of analysts

An analyst's band begins at 48,000 euros and is looked at each spring.
`;

const others = Object.fromEntries(
  ["parking", "keys", "visitors", "printers", "kitchen", "post", "bicycles", "lockers"].map((topic) => [
    `sops/office/${topic}.md`,
    `# Office: ${topic}\n\n## Who looks after ${topic}\n\nThe front desk looks after ${topic} and keeps the list.\n\n## Report trouble with ${topic}\n\nWrite to the front desk before noon.\n`,
  ]),
);

const emails = {
  U1: "ada@example.com",
  U2: "ben@example.com",
  U3: "cleo@example.com",
  U4: "otto@example.com",
  U5: "dan@example.com",
  U9: "stranger@example.com",
};

let world: SlackCompany;

beforeEach(async () => {
  world = await openSlackCompany(emails);
  await world.company.publish({
    "people.yaml": people,
    "sops/sales/vouchers.md": vouchers,
    "sops/pay/salaries.md": salaries,
    ...others,
  });
});

afterEach(async () => {
  await world.close();
});

test("a mention is answered once in its thread, with its citation, however often Slack delivers it", async () => {
  const mention = mentionOf({ text: `<@${bot}> how do I replace a lost voucher?` });
  await Promise.all([1, 2, 3].map((retry) => say(mention, retry)));
  // Slack delivers the same words once more, as a message of the channel.
  await say(messageOf({ text: `<@${bot}> how do I replace a lost voucher?` }));
  expect(shown()).toHaveLength(1);
  expect(shown()[0]).toMatchObject({ channel: "C1", thread: "1795168800.000100", user: null });
  expect(JSON.stringify(shown()[0]?.blocks)).toContain(
    "https://cairn.example.com/pages/sales/vouchers/v1#lost",
  );
});

test("a follow-up in the thread needs no mention, and people who talk to each other are left alone", async () => {
  await say(mentionOf({ text: `<@${bot}> how do I replace a lost voucher?` }));
  const inThread = { thread_ts: "1795168800.000100", ts: "1795168810.000100" };
  await say(messageOf({ ...inThread, text: "and a voucher over 500 euros?" }));
  expect(shown().map(({ thread }) => thread)).toEqual(["1795168800.000100", "1795168800.000100"]);
  await say(
    messageOf({ ...inThread, ts: "1795168811.000100", user: "U2", text: "lunch at noon, everybody?" }),
  );
  await say(messageOf({ ts: "1795168812.000100", user: "U2", text: "how do I replace a lost voucher?" }));
  expect(shown()).toHaveLength(2);
});

test("an edited question is answered anew in the same place, and a deleted one takes its answer back", async () => {
  await say(messageOf({ channel: "D1", channel_type: "im", text: "how do I replace a lost voucher?" }));
  const edited = { type: "message", user: "U1", ts: "1795168800.000100", text: "who looks after parking?" };
  await say(
    messageOf({
      channel: "D1",
      channel_type: "im",
      subtype: "message_changed",
      message: { ...edited, edited: { user: "U1", ts: "1795168805.000000" } },
      previous_message: { ...edited, text: "how do I replace a lost voucher?" },
    }),
  );
  expect(shown()).toHaveLength(1);
  expect(shown()[0]).toMatchObject({ updates: 1, thread: null });
  expect(shown()[0]?.text).toContain("front desk looks after parking");
  await say(
    messageOf({
      channel: "D1",
      channel_type: "im",
      subtype: "message_deleted",
      deleted_ts: "1795168800.000100",
      previous_message: edited,
    }),
  );
  expect(shown()[0]?.text).toBe("The question was deleted, so the answer is withdrawn.");
});

test("what not everybody may read goes to the asker alone, and is as if it were not there for others", async () => {
  const asked = "what is the band of analysts?";
  await say(mentionOf({ user: "U3", text: `<@${bot}> ${asked}` }));
  expect(shown()).toMatchObject([{ user: "U3" }]);
  expect(shown()[0]?.text).toContain("48,000");
  await say(mentionOf({ user: "U1", ts: "1795168900.000100", text: `<@${bot}> ${asked}` }));
  expect(shown()[1]?.text).not.toContain("48,000");
});

test("somebody nobody knows reads what everybody may, and is told so at home", async () => {
  await say(mentionOf({ user: "U9", text: `<@${bot}> how do I replace a lost voucher?` }));
  expect(shown()[0]?.text).toContain("Block the old voucher");
  await say(eventOf({ type: "app_home_opened", user: "U9", channel: "D9", tab: "home" }));
  await world.traffic.slack?.stop();
  expect(JSON.stringify(world.slack.views.get("U9"))).toContain("does not find your e-mail address");
});

test("on the App Home, what has to be filled in first opens its form", async () => {
  await say(eventOf({ type: "app_home_opened", user: "U1", channel: "D1", tab: "home" }));
  const home = await vi.waitUntil(() => world.slack.views.get("U1"));
  const change = buttonsIn(home).find(({ text }) => text.text === "Change");
  if (change === undefined) throw new Error("The App Home has no preferences");
  const { action_id, value } = change;
  const view = { type: "home", id: "V1", hash: "1.1" };
  await world.interaction(
    tapOf({ action_id, value }, { container: { type: "view", view_id: "V1" }, view, channel: null }),
  );
  expect(world.slack.views.get("modal")).toMatchObject({ title: { text: "Your preferences" } });
});

test("the slash command answers aside, and one tap shares what everybody may read", async () => {
  await world.command(fields(commandOf({ text: "how do I replace a lost voucher?" })));
  expect(shown()).toMatchObject([{ user: "U1" }]);
  await tapButton(world, shown()[0], "Share it here", { container: { is_ephemeral: true } });
  expect(shown().filter(({ user }) => user === null)).toHaveLength(1);
  expect(shown().filter(({ user }) => user === null)[0]?.text).toContain("Block the old voucher");
});

test("the shortcut on a message asks its words, for who tapped alone", async () => {
  await world.interaction(
    shortcutOf({
      message: { type: "message", user: "U2", ts: "1.1", text: "how do I replace a lost voucher?" },
    }),
  );
  expect(shown()).toMatchObject([{ user: "U1" }]);
});

test("thanks for an answer is noted for who tapped, and the last tap counts", async () => {
  await say(mentionOf({ text: `<@${bot}> how do I replace a lost voucher?` }));
  await tapButton(world, shown()[0], "Helpful");
  await tapButton(world, shown()[0], "Not it");
  await tapButton(world, shown()[0], "Helpful");
  expect(shown()[1]).toMatchObject({ user: "U1" });
  const answers = await world.company.runtime.store.ask.answersOf("ada", 1);
  const feedback = await world.company.runtime.store.ask.feedbackOn(answers[0]?.id ?? "");
  expect(feedback.at(-1)).toMatchObject({ verdict: "helpful", person: "ada" });
});

test("ask a person: the owner is told what is stored, then asked; the reply comes back to the thread", async () => {
  await say(mentionOf({ text: `<@${bot}> how do I replace a lost voucher?` }));
  await tapButton(world, shown()[0], "Ask a person");
  const [consent, asked] = inDirect("U4");
  expect(consent?.text).toContain("writes to you");
  expect(asked?.text).toContain("how do I replace a lost voucher?");
  await say(
    messageOf({
      channel: "DU4",
      channel_type: "im",
      user: "U4",
      ts: "1795169000.000100",
      thread_ts: asked?.ts,
      text: "The till prints a new one. Ask me at the desk.",
    }),
  );
  const answer = shown().find(({ thread, text }) => thread !== null && text.includes("The till prints"));
  expect(answer).toMatchObject({ channel: "C1" });
  expect(answer?.text).toContain("Otto Example");
});

test("who does not answer within thirty working minutes is passed over, and both sides see it", async () => {
  await say(mentionOf({ text: `<@${bot}> how do I replace a lost voucher?` }));
  await tapButton(world, shown()[0], "Ask a person");
  world.company.pass(31 * 60_000);
  await jobDeps(world.company.runtime, world.traffic).handlers["offer-requests"](
    {},
    world.company.runtime.system.now(),
    wholeTurn,
  );
  await world.settled();
  expect(inDirect("U5").at(-1)?.text).toContain("how do I replace a lost voucher?");
  expect(inDirect("U4").at(-1)).toMatchObject({ updates: 1 });
});

test("a decision is asked for with a form, given with a reason, and told to who asked", async () => {
  await say(
    messageOf({ channel: "D1", channel_type: "im", text: "who says yes to vouchers over 500 euros?" }),
  );
  await tapButton(world, shown()[0], "Ask for the decision", { container: { channel_id: "D1" } });
  await submit("U1", { details: "A voucher of 800 euros for the Lindgren order" });
  const asked = inDirect("U4").at(-1);
  expect(asked?.text).toContain("800 euros");
  await tapButton(world, asked, "Approve", { user: "U4" });
  await submit("U4", { reason: "The order was ours to lose" });
  const told = shown().filter(({ channel }) => channel === "D1");
  expect(told.at(-1)?.text).toContain("The order was ours to lose");
  const [decision] = await world.company.runtime.store.handover.decisionsOn("sales/vouchers", 5);
  expect(decision).toMatchObject({ about: { version: 1, section: "large" } });
  expect(decision?.steps.at(-1)).toMatchObject({ kind: "decided", verdict: "approved", person: "otto" });
});

test("nothing is said in a channel shared with another company", async () => {
  const mention = mentionOf({ text: `<@${bot}> how do I replace a lost voucher?` });
  await say({ ...mention, is_ext_shared_channel: true });
  expect(shown()).toEqual([]);
});

test("an event that a crash left kept but unanswered is answered by the next look, once", async () => {
  const { store, system } = world.company.runtime;
  const inbound = {
    id: "slack:left",
    channel: "slack",
    conversation: "T1/C1",
    thread: "1.0",
    account: "T1/U1",
    person: null,
    reach: "room",
    addressed: true,
    message: "1.0",
    replyUrl: null,
    at: system.now(),
    body: { kind: "message", text: "how do I replace a lost voucher?" },
  } as const;
  await store.conversation.receive(inbound, system.now());
  const { handlers } = jobDeps(world.company.runtime, world.traffic);
  await Promise.all([1, 2].map(() => handlers["sweep-unfinished"]({}, system.now(), wholeTurn)));
  await world.settled();
  expect(shown()).toHaveLength(1);
});

test("a hundred events, each delivered three times at once, get a hundred answers", async () => {
  const events = Array.from({ length: 100 }, (_, number) =>
    mentionOf({
      channel: `C${number % 50}`,
      ts: `1795168800.${String(number).padStart(6, "0")}`,
      text: `<@${bot}> how do I replace a lost voucher?`,
    }),
  );
  await Promise.all(events.flatMap((event) => [0, 1, 2].map((retry) => say(event, retry))));
  expect(new Set(shown().map(({ thread }) => thread)).size).toBe(100);
  expect(shown()).toHaveLength(100);
}, 60_000);

function shown(): readonly PretendMessage[] {
  return world.slack.messages;
}

function inDirect(user: string): readonly PretendMessage[] {
  return shown().filter(({ channel }) => channel === `D${user}`);
}

async function say(payload: object, retry = 0): Promise<void> {
  expect(await world.event(payload, retry)).toBe(200);
}

/** Fills in the modal that was opened last and submits it. */
function submit(user: string, filled: Readonly<Record<string, string>>): Promise<void> {
  return submitModal(world, user, world.slack.views.get("modal"), filled);
}

function fields(command: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(command).map(([name, value]) => [name, String(value)]));
}
