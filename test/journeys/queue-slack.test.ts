import { afterEach, beforeEach, expect, test } from "vitest";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { stewardFiles, use } from "../stewardship/support/steward-company.ts";
import type { PretendMessage } from "../support/pretend-slack.ts";
import { openSlackCompany, type SlackCompany } from "../support/slack-company.ts";
import { messageOf } from "../support/slack-payloads.ts";
import { buttonsIn, tapButton } from "../support/slack-taps.ts";
import { wholeTurn } from "../support/whole-turn.ts";

let world: SlackCompany;
const hour = 3_600_000;

/** A third page of Otto's, asked for least. */
const files = {
  ...stewardFiles,
  "sops/sales/deliveries.md": stewardFiles["sops/sales/vouchers.md"]
    .replace("title: Gift vouchers", "title: Deliveries")
    .replace("Replace a lost voucher {#lost}", "Trace a parcel {#trace}")
    .replaceAll("voucher", "parcel"),
};

beforeEach(async () => {
  // A Monday at noon: queues come on Tuesdays at nine.
  const emails = { U2: "ben@example.com", U4: "otto@example.com" };
  world = await openSlackCompany(emails, { startsAt: "2026-11-02T12:00:00Z" });
  await world.company.publish(files);
  await use(world.company, "How long can a customer return sale goods?", 3);
  await use(world.company, "How do I replace a lost voucher?", 2);
  await use(world.company, "How do I trace a parcel?", 1);
  await run("look-for-doubts");
  world.company.pass(21 * hour);
});

afterEach(async () => {
  await world.close();
});

test("the week's queue is one message: each is decided with a tap, and the next one stands in its place", async () => {
  await run("send-queues");
  const card = newest();
  expect(card?.text).toContain("Your pages to look at: 1 of 3\nReturns at the counter");
  expect(buttonsIn(card?.blocks).map(({ text }) => text.text)).toEqual([
    "Still correct",
    "Edit",
    "Next page",
    "Put off",
    "Hand over",
    "Retire",
  ]);
  await tapButton(world, card, "Still correct", { user: "U4" });
  expect(newest()?.text).toContain("Tick each that still holds.");
  await tapButton(world, newest(), "Still correct", { user: "U4", typed: "0,1,2" });
  expect(newest()?.text).toMatch(/^Still correct\. You are asked again by 18 Jan/);
  expect(newest()?.text).toContain("2 of 3\nGift vouchers");
  await tapButton(world, newest(), "Still correct", { user: "U4" });
  await tapButton(world, newest(), "Still correct", { user: "U4" });
  expect(newest()?.text).toContain("That was everything. Thank you.");
  expect(newest()?.ts).toBe(card?.ts);
});

test("“my queue” goes on from the page that was decided, and comes round to what was skipped", async () => {
  await world.event(
    messageOf({
      channel: "DU4",
      channel_type: "im",
      user: "U4",
      ts: "1795500000.000100",
      text: "my queue",
    }),
  );
  await tapButton(world, newest(), "Next page", { user: "U4" });
  expect(newest()?.text).toContain("2 of 3\nGift vouchers");
  await tapButton(world, newest(), "Still correct", { user: "U4" });
  expect(newest()?.text).toContain("2 of 2\nDeliveries");
  await tapButton(world, newest(), "Still correct", { user: "U4" });
  expect(newest()?.text).toContain("A page to look at\nReturns at the counter");
});

async function run(job: "look-for-doubts" | "send-queues"): Promise<void> {
  const { runtime } = world.company;
  await jobDeps(runtime, world.traffic).handlers[job]({}, runtime.system.now(), wholeTurn);
  await world.settled();
}

/** The last message that Otto was sent. */
function newest(): PretendMessage | undefined {
  return world.slack.messages.findLast(({ channel }) => channel === "DU4");
}
