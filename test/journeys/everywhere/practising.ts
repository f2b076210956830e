import { expect } from "vitest";
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
};

async function look({ company, traffic, settled }: Chat): Promise<void> {
  const { runtime } = company;
  await jobDeps(runtime, traffic).handlers["plan-practice"]({}, runtime.system.now(), wholeTurn);
  await settled();
}
