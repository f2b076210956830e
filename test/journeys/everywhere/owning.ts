import { expect } from "vitest";
import { jobDeps } from "../../../src/wiring/jobs.ts";
import { use } from "../../stewardship/support/steward-company.ts";
import { wholeTurn } from "../../support/whole-turn.ts";
import type { Chat } from "./chat.ts";
import type { Journeys } from "./features.ts";
import { newest, wordsWith } from "./talks.ts";

const hour = 3_600_000;

/** Two pages of Otto's are due for review; queues come on Tuesdays at nine. */
export const owning: Journeys<"owning"> = {
  "owner-queue": async (chat) => {
    await use(chat.company, "How do I replace a lost voucher?", 1);
    await use(chat.company, "How long can a customer return sale goods?", 2);
    await run(chat, "look-for-doubts");
    chat.company.pass(21 * hour);
    await run(chat, "send-queues");
    const { text, buttons } = await newest(chat.with("otto"));
    expect(text).toContain("Your pages to look at: 1 of 2");
    expect(buttons).toEqual(expect.arrayContaining(["Still correct", "Put off", "Hand over"]));
  },

  "still-correct": async (chat) => {
    const otto = chat.with("otto");
    await otto.press("Still correct", { ticked: "0,1,2" });
    expect(await wordsWith(otto)).toMatch(/still correct\. You are asked again by 18 Jan/i);
  },

  "put-off": async (chat) => {
    const otto = chat.with("otto");
    await otto.press("Put off", { length: "short", reason: "After the audit" });
    expect(await wordsWith(otto)).toMatch(/put off until 1\d Nov/i);
  },

  "hand-over": async (chat) => {
    const [otto, lea] = [chat.with("otto"), chat.with("lea")];
    chat.company.pass(15 * 24 * hour);
    await otto.say("my queue");
    await otto.press("Hand over", { to: "lea", what: "page", reason: "She sells" });
    expect((await newest(lea)).text).toContain("Otto Example handed");
  },
};

async function run(
  { company, traffic, settled }: Chat,
  job: "look-for-doubts" | "send-queues",
): Promise<void> {
  const { runtime } = company;
  await jobDeps(runtime, traffic).handlers[job]({}, runtime.system.now(), wholeTurn);
  await settled();
}
