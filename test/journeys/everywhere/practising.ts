import { expect } from "vitest";
import { pointKey } from "../../../src/practice/lessons/checklist.ts";
import { jobDeps } from "../../../src/wiring/jobs.ts";
import { wholeTurn } from "../../support/whole-turn.ts";
import type { Chat } from "./chat.ts";
import type { Journeys } from "./features.ts";
import { newest, wordsWith } from "./talks.ts";

const day = 86_400_000;

/** Published on a Friday; the first questions come on Monday. */
export const practising: Journeys<"practising"> = {
  "morning-card": async (chat) => {
    await look(chat);
    chat.company.pass(3 * day);
    await look(chat);
    const said = await chat.with("ada").seen();
    expect(said[0]?.text).toContain("What it keeps");
    expect(said.at(-1)?.text).toContain("Good morning. 2 questions");
    expect(said.at(-1)?.buttons).toContain("Don't know");
  },

  "tap-an-answer": async (chat) => {
    const ada = chat.with("ada");
    const before = (await ada.seen()).length;
    await ada.press("Don't know");
    const [feedback, next] = (await ada.seen()).slice(before - 1);
    expect(feedback?.text).toContain("Here is the answer");
    expect(next?.text ?? "").not.toBe("");
  },

  "type-an-answer": async (chat) => {
    const ada = chat.with("ada");
    for (let asked = 0; asked < 3 && !(await newest(ada)).buttons.includes("Check"); asked++) {
      await ada.press("Don't know");
    }
    await ada.press("Check", { answer: "3 working days" });
    expect((await ada.seen()).at(-2)?.text).toMatch(/^Right\n/);
  },

  "quiz-me": async (chat) => {
    const ben = chat.with("ben");
    await ben.say("quiz me on vouchers");
    expect(await wordsWith(ben)).toContain("Don't know");
    await ben.press("Stop here");
    expect((await newest(ben)).text).toMatch(/question/);
  },

  "path-and-progress": async (chat) => {
    const ada = chat.with("ada");
    await ada.say("my path");
    expect((await newest(ada)).text).toContain("Your path");
    await ada.say("my progress");
    expect((await newest(ada)).text).toContain("Vouchers");
  },

  checklist: async (chat) => {
    const ben = chat.with("ben");
    await ben.say("How do I replace a lost voucher?");
    await ben.press("Checklist: Replace a voucher");
    expect((await newest(ben)).text).toContain("The old voucher is blocked");
    await ben.press("Keep my ticks", { points: pointKey("The old voucher is blocked.") });
    expect((await newest(ben)).text).toContain("1 of 2 done");
    await ben.say("my checklists");
    expect((await newest(ben)).text).toContain("Replace a voucher (1 ticked)");
  },

  "decision-tree": async (chat) => {
    const ben = chat.with("ben");
    await ben.say("Who says yes to vouchers over 500 euros?");
    await ben.press("Walk me through: Who says yes?");
    await ben.press("Yes");
    expect((await newest(ben)).text).toContain("The billing lead says yes");
    await ben.press("Back");
    expect((await newest(ben)).buttons).toContain("No");
  },
};

async function look({ company, traffic, settled }: Chat): Promise<void> {
  const { runtime } = company;
  await jobDeps(runtime, traffic).handlers["plan-practice"]({}, runtime.system.now(), wholeTurn);
  await settled();
}
