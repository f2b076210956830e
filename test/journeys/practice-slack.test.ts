import { afterEach, beforeEach, expect, test } from "vitest";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { onlyItems } from "../practice/support/practice-company.ts";
import type { PretendMessage } from "../support/pretend-slack.ts";
import { openSlackCompany, type SlackCompany } from "../support/slack-company.ts";
import { messageOf } from "../support/slack-payloads.ts";
import { buttonsIn, tapButton } from "../support/slack-taps.ts";
import { wholeTurn } from "../support/whole-turn.ts";

let world: SlackCompany;
const day = 86_400_000;

beforeEach(async () => {
  world = await openSlackCompany({ U1: "ada@example.com", U4: "otto@example.com" });
});

afterEach(async () => {
  await world.close();
});

/** Publishes on a Friday at ten; the first questions come on Monday. */
async function openShop(...items: readonly string[]): Promise<void> {
  await world.company.publish(onlyItems(...items));
  await look();
  world.company.pass(3 * day);
  await look();
}

async function look(): Promise<void> {
  const { runtime } = world.company;
  await jobDeps(runtime, world.traffic).handlers["plan-practice"]({}, runtime.system.now(), wholeTurn);
  await world.settled();
}

test("a morning in Slack: consent, a card, right with one tap in its place, the next one below", async () => {
  await openShop("block-first", "what-you-need");
  expect(direct().map(({ text }) => text.split("\n")[0])).toEqual([
    "Before Cairn first writes to you",
    "Good morning. 2 questions, about a minute.",
  ]);
  const seen = direct().length;
  await answer(direct().at(-1));
  const [feedback, next] = direct().slice(seen - 1);
  expect(feedback).toMatchObject({ updates: 1 });
  expect(feedback?.text).toMatch(/^(Not right|Right)\n/);
  expect(next?.text).toContain("2 of 2 · Gift vouchers");
  await answer(next);
  expect(direct().at(-1)?.text).toContain("Done for today\n");
});

test("what is ticked and typed on the card comes with the tap, and is graded", async () => {
  await openShop("how-soon");
  await tapButton(world, direct().at(-1), "Check", { typed: "3 working days" });
  expect(direct().at(-2)?.text).toMatch(/^Right\n/);
  expect(direct().at(-1)?.text).toContain("Done for today\nRight.");
});

test("a second tap at once is no second attempt", async () => {
  await openShop("block-first");
  const card = direct().at(-1);
  await Promise.all([
    tapButton(world, card, "Block the old voucher"),
    tapButton(world, card, "Issue a new voucher"),
  ]);
  const attempts = await world.company.runtime.store.practice.attemptsOf("ada", new Date(0));
  expect(attempts).toHaveLength(1);
});

test("whoever stops goes on at the same place, and “quiz me” in a direct message does, too", async () => {
  await openShop("block-first", "how-soon");
  await tapButton(world, direct().at(-1), "Stop here");
  expect(direct().at(-1)?.text).toContain("2 questions left.");
  await world.event(
    messageOf({ channel: "DU1", channel_type: "im", user: "U1", ts: "1795500000.000100", text: "quiz me" }),
  );
  expect(direct().at(-1)?.text).toContain("You have 2 questions open. Here is the next one.");
});

test("practice asked for in a room is seen by nobody else", async () => {
  await openShop("block-first");
  await world.event(messageOf({ type: "app_mention", channel: "C1", text: "<@U0BOT> quiz me on vouchers" }));
  expect(world.slack.messages.filter(({ channel }) => channel === "C1")).toMatchObject([{ user: "U1" }]);
});

test("an unopened card is put in the place of the last, so that nobody ever has two", async () => {
  await openShop("block-first");
  world.company.pass(day);
  await look();
  expect(direct()).toHaveLength(2);
  expect(direct().at(-1)).toMatchObject({ updates: 1 });
});

function direct(): readonly PretendMessage[] {
  return world.slack.messages.filter(({ channel }) => channel === "DU1");
}

/** Answers what is asked, somehow. */
async function answer(message: PretendMessage | undefined): Promise<void> {
  const isChoice = buttonsIn(message?.blocks).some(({ text }) => text.text === "Block the old voucher");
  await tapButton(world, message, isChoice ? "Block the old voucher" : "Don't know");
}
