import { expect } from "vitest";
import { jobDeps } from "../../../src/wiring/jobs.ts";
import { append, openGap, persist, sign } from "../../signals/support/gap-company.ts";
import { wholeTurn } from "../../support/whole-turn.ts";
import type { Chat } from "./chat.ts";
import type { Journeys } from "./features.ts";
import { newest, wordsWith } from "./talks.ts";

const day = 86_400_000;

/** Ada and Ben were coached on a Friday, and a fortnight later it goes on; the digest comes on the Monday after. */
export const telling: Journeys<"telling"> = {
  "shown-first": async (chat) => {
    await openGap(chat.company);
    await openGap(chat.company, { id: "g2", person: "ben" });
    await carry(chat);
    chat.company.pass(14 * day);
    for (const person of ["ada", "ben"]) {
      const signs = [sign(chat.company, person, "missed"), sign(chat.company, person, "missed", 3)];
      await append(chat.company, signs);
    }
    await persist(chat.company);
    await persist(chat.company, "g2");
    await carry(chat);
    expect((await newest(chat.with("ada"))).text).toContain("What your manager would see");
    expect(await wordsWith(chat.with("mona"))).not.toContain("Ada Example");
  },

  contest: async (chat) => {
    const [ben, pia] = [chat.with("ben"), chat.with("pia")];
    await ben.press("Contest", { words: "I was on the old page." });
    expect(await wordsWith(ben)).toContain("Pia Example decides");
    expect((await newest(pia)).text).toContain("“I was on the old page.”");
    await pia.press("Drop it", { reason: "That page has moved." });
    expect(await wordsWith(ben)).toContain("That page has moved.");
  },

  digest: async (chat) => {
    chat.company.pass(3 * day);
    await carry(chat);
    const mona = chat.with("mona");
    const { text, buttons } = await newest(mona);
    expect(text).toContain("Ada Example");
    expect(text).not.toContain("Ben Example");
    expect(buttons).toEqual(
      expect.arrayContaining([
        "Assign practice",
        "Coached",
        "It is the page",
        "Not a gap",
        "Saw it done right",
      ]),
    );
    await mona.press("Saw it done right");
  },

  "assigned-practice": async (chat) => {
    await chat.with("mona").press("Assign practice");
    expect(await wordsWith(chat.with("mona"))).toContain("Ada Example is asked to practise it");
    await carry(chat);
    const ada = chat.with("ada");
    expect((await newest(ada)).text).toContain("Mona Example asks you to practise");
    await ada.press("Practise now");
    expect((await newest(ada)).text).toContain("voucher");
  },

  "told-my-manager": async (chat) => {
    const ada = chat.with("ada");
    await ada.say("what did you tell my manager?");
    expect(await wordsWith(ada)).toContain("Gift vouchers");
  },
};

async function carry({ company, traffic, settled }: Chat): Promise<void> {
  const { runtime } = company;
  await jobDeps(runtime, traffic).handlers["carry-gaps"]({}, runtime.system.now(), wholeTurn);
  await settled();
}
