import { afterEach, beforeEach, expect, test } from "vitest";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { append, gapFiles, openGap, persist, sign } from "../signals/support/gap-company.ts";
import type { PretendMessage } from "../support/pretend-slack.ts";
import { openSlackCompany, type SlackCompany } from "../support/slack-company.ts";
import { submitModal } from "../support/slack-modal.ts";
import { messageOf } from "../support/slack-payloads.ts";
import { buttonsIn, tapButton } from "../support/slack-taps.ts";
import { wholeTurn } from "../support/whole-turn.ts";

let world: SlackCompany;
const hour = 3_600_000;
const day = 24 * hour;

beforeEach(async () => {
  world = await openSlackCompany({
    U1: "ada@example.com",
    U4: "otto@example.com",
    U6: "mona@example.com",
    U7: "pia@example.com",
  });
  await world.company.publish(gapFiles);
});

afterEach(async () => {
  await world.close();
});

async function carry(): Promise<void> {
  const { runtime } = world.company;
  await jobDeps(runtime, world.traffic).handlers["carry-gaps"]({}, runtime.system.now(), wholeTurn);
  await world.settled();
}

/** Coached on a Friday at ten, shown a fortnight later; the digest comes on the Monday after. */
async function shownToAda(): Promise<void> {
  await openGap(world.company);
  await carry();
  world.company.pass(14 * day);
  await append(world.company, [
    sign(world.company, "ada", "missed"),
    sign(world.company, "ada", "missed", 3),
  ]);
  await persist(world.company);
  await carry();
}

test("coached, shown, told and acted on in Slack", async () => {
  await shownToAda();
  expect(direct("U1").map(({ text }) => text.split("\n")[0])).toEqual([
    "Before Cairn first writes to you",
    "Gift vouchers · Vouchers over 500 euros: not sticking yet",
    "What your manager would see",
  ]);
  expect(direct("U6")).toEqual([]);
  world.company.pass(3 * day);
  await carry();
  const digest = direct("U6").at(-1);
  expect(digest?.text).toContain("Misses by week: ▁▁▁▁▁▁▁█ rising");
  expect(buttonsIn(digest?.blocks).map(({ text }) => text.text)).toEqual([
    "Assign practice",
    "Coached",
    "It is the page",
    "Not a gap",
    "Saw it done right",
  ]);
  await tapButton(world, digest, "Assign practice", { user: "U6" });
  expect(direct("U6").at(-1)?.text).toContain("Ada Example is asked to practise it");
  await carry();
  expect(direct("U1").at(-1)?.text).toContain("Mona Example asks you to practise");
  await tapButton(world, direct("U1").at(-1), "Practise now", { user: "U1" });
  expect(direct("U1").at(-1)?.text).toContain("A customer wants a voucher of 800 euros");
});

test("a contest is written in a form, and decided by somebody else than the manager", async () => {
  await shownToAda();
  await tapButton(world, direct("U1").at(-1), "Contest", { user: "U1" });
  await submit("U1", { words: "I was on the old page." });
  expect(direct("U1").at(-1)?.text).toContain("It is held back. Pia Example decides");
  expect(direct("U7").at(-1)?.text).toContain("“I was on the old page.”");
  await tapButton(world, direct("U7").at(-1), "Drop it", { user: "U7" });
  await submit("U7", { reason: "That page has moved." });
  expect(direct("U1").at(-1)?.text).toContain("The reason: That page has moved.");
  world.company.pass(3 * day);
  await carry();
  expect(direct("U6")).toEqual([]);
});

test("“what did you tell my manager” is answered in a direct message", async () => {
  await world.event(
    messageOf({
      channel: "DU1",
      channel_type: "im",
      user: "U1",
      ts: "1795500000.000100",
      text: "what did you tell my manager?",
    }),
  );
  expect(direct("U1").at(-1)?.text).toContain("your manager was told nothing");
});

function direct(user: string): readonly PretendMessage[] {
  return world.slack.messages.filter(({ channel }) => channel === `D${user}`);
}

/** Fills in the modal that was opened last, and submits it. */
function submit(user: string, filled: Readonly<Record<string, string>>): Promise<void> {
  return submitModal(world, user, world.slack.views.get("modal"), filled);
}
