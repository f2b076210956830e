import { expect } from "vitest";
import type { Talk } from "./chat.ts";
import type { Journeys } from "./features.ts";
import { has, newest, wordsWith } from "./talks.ts";

const lost = "how do I replace a lost voucher?";
const large = "who approves a voucher over 500 euros?";

/** A day with questions, in any channel that has what a journey needs. */
export const asking: Journeys<"asking"> = {
  "first-meeting": async (chat) => {
    expect(await wordsWith(chat.with("eve"))).toContain("What it keeps");
  },

  ask: async (chat) => {
    const ada = chat.with("ada");
    await ada.say(lost);
    const answer = await newest(ada);
    expect(answer.text).toContain("Block the old voucher in Tillkeeper.");
    expect(answer.text).toContain("Gift vouchers v1");
    expect(answer.buttons).toEqual(expect.arrayContaining(["Helpful", "Not it", "Ask a person"]));
  },

  "follow-up": async (chat) => {
    const ada = chat.with("ada");
    await ada.say("and a voucher over 500 euros?");
    expect((await newest(ada)).text).toContain("only when the billing lead says yes");
  },

  helpful: async (chat) => {
    const ben = chat.with("ben");
    await ben.say(lost);
    await ben.press("Helpful");
    expect(await wordsWith(ben)).toContain("Thank you. Noted for Gift vouchers v1.");
  },

  "wrong-page": (chat) =>
    notIt(chat.with("ben"), "Wrong page", /No other page comes close|Is it one of these/),
  unclear: (chat) =>
    notIt(chat.with("cleo"), "Unclear", /Next to it on the page|That is all the page says|order number/),
  outdated: (chat) => notIt(chat.with("dan"), "Outdated", /When one more person reports Gift vouchers/),

  abstained: async (chat) => {
    const dan = chat.with("dan");
    await dan.say("how do I feed the office parrot on holidays?");
    expect((await newest(dan)).text).toContain("No page answers this");
    expect((await newest(dan)).buttons).toContain("Ask a person");
  },

  clarify: async (chat) => {
    const dan = chat.with("dan");
    await dan.say("gift vouchers");
    expect((await newest(dan)).text).toContain("Which of these do you mean?");
    const [first = ""] = (await newest(dan)).buttons;
    await dan.press(first);
    expect((await newest(dan)).text).toContain("Block the old voucher");
  },

  "ask-a-person": async (chat) => {
    const [cleo, otto] = [chat.with("cleo"), chat.with("otto")];
    await cleo.say(lost);
    await cleo.press("Ask a person");
    expect(await wordsWith(cleo)).toContain("The question is with Otto Example");
    expect((await newest(otto)).text).toContain("Cleo Example asks you");
    await otto.press("Answer", { text: "Block it first, then call the shop.", note: false });
    expect(await wordsWith(cleo)).toContain("Block it first, then call the shop.");
  },

  decision: async (chat) => {
    const [dan, otto] = [chat.with("dan"), chat.with("otto")];
    await dan.say(large);
    await dan.press("Ask for the decision", { details: "May order 4711 get a voucher of 800 euros?" });
    expect((await newest(otto)).text).toContain("May order 4711 get a voucher of 800 euros?");
    await otto.press("Approve", { reason: "They are a good customer." });
    expect(await wordsWith(dan)).toMatch(/Approved by Otto Example[\s\S]*They are a good customer/);
  },

  reword: async (chat) => {
    const ben = chat.with("ben");
    await ben.say(lost);
    const { length } = await ben.seen();
    await has(chat.special.reword)("ben", large);
    expect(await ben.seen()).toHaveLength(length);
    expect((await newest(ben)).text).toContain("only when the billing lead says yes");
  },

  "take-back": async (chat) => {
    const ben = chat.with("ben");
    await ben.say(lost);
    await has(chat.special.takeBack)("ben");
    expect((await newest(ben)).text).not.toContain("Block the old voucher");
  },

  room: async (chat) => {
    const ada = has(chat.room)("ada");
    await ada.say(lost);
    await ada.say("and a voucher over 500 euros?");
    const words = await wordsWith(has(chat.room)("ben"));
    expect(words).toMatch(/Block the old voucher[\s\S]*only when the billing lead says yes/);
  },

  "private-in-room": async (chat) => {
    await has(chat.room)("pia").say("what is the band of analysts?");
    expect(await wordsWith(has(chat.room)("ben"))).not.toContain("48,000");
    const pias = (await wordsWith(has(chat.room)("pia"))) + (await wordsWith(chat.with("pia")));
    expect(pias).toContain("48,000");
  },

  command: async (chat) => {
    await has(chat.special.command)("mona", lost);
    expect(await wordsWith(has(chat.room)("mona"))).toContain("Block the old voucher");
  },

  "ask-about": async (chat) => {
    await has(chat.special.askAbout)("eve", lost);
    const eves = (await wordsWith(has(chat.room)("eve"))) + (await wordsWith(chat.with("eve")));
    expect(eves).toContain("Block the old voucher");
  },

  search: async (chat) => {
    expect(await has(chat.special.search)("ada", "lost voucher")).toEqual(
      expect.arrayContaining([expect.stringContaining("Gift vouchers")]),
    );
    expect(await has(chat.special.search)("ada", "band of analysts")).toEqual([]);
  },

  thumb: async (chat) => {
    const mona = chat.with("mona");
    await mona.say(lost);
    await has(chat.special.thumb)("mona", true);
    expect(await wordsWith(mona)).toContain("Thank you. Noted for Gift vouchers v1.");
  },

  help: async (chat) => {
    const ada = chat.with("ada");
    for (const [words, answer] of [
      ["help", "You can also say"],
      ["my last answers", "Gift vouchers"],
      ["what changed this week", "Gift vouchers"],
    ] as const) {
      await ada.say(words);
      const { text, buttons } = await newest(ada);
      expect([text, ...buttons].join("\n")).toContain(answer);
    }
  },

  home: async (chat) => {
    const ada = chat.with("ada");
    await ada.say("home");
    expect((await newest(ada)).text).toContain("Your preferences");
  },

  "home-tab": async (chat) => {
    expect(await has(chat.special.homeTab)("ada")).toContain("Your preferences");
  },

  preferences: async (chat) => {
    const ada = chat.with("ada");
    await ada.say("preferences");
    await ada.press("Change", { quizTime: "14:30" });
    expect(await wordsWith(ada)).toContain("Questions come after 14:30 your time.");
  },

  stop: async (chat) => {
    const eve = chat.with("eve");
    await eve.say("stop messages");
    expect((await newest(eve)).text).toContain("Stopped.");
    await eve.press("Let Cairn write again");
    expect(await wordsWith(eve)).toContain("Cairn may write to you first again");
  },

  "my-data": async (chat) => {
    const ada = chat.with("ada");
    await ada.say("my data");
    expect((await newest(ada)).text).toContain("What is stored about you");
  },
};

async function notIt(talk: Talk, reason: string, answer: RegExp): Promise<void> {
  await talk.say(lost);
  await talk.press("Not it");
  await talk.press(reason);
  expect(await wordsWith(talk)).toMatch(answer);
}
