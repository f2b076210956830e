import { afterEach, beforeEach, expect, test } from "vitest";
import { buttonOf, wordsOf } from "../practice/support/practice-company.ts";
import { carryGaps, gapFiles, openGap, persist } from "../signals/support/gap-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const day = 86_400_000;

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z");
  await company.publish(gapFiles);
  await openGap(company);
});

afterEach(async () => {
  await company.close();
});

async function homeOf(person: string) {
  const messages = await company.say("home", { person });
  return { card: messages.at(-1)?.card, words: wordsOf(messages) };
}

test("the home says what is practised once the person was told, and one tap practises it", async () => {
  expect((await homeOf("ada")).words).not.toContain("Not sticking yet");
  await carryGaps(company);
  const { words, card } = await homeOf("ada");
  expect(words).toContain(
    "Gift vouchers · Vouchers over 500 euros: it comes back in your practice. Nobody else was told.",
  );
  const { action, value } = buttonOf(card, "Practise now");
  expect(wordsOf(await company.tap(action, value, { person: "ada" }))).toContain("voucher of 800 euros");
  expect((await homeOf("ben")).words).not.toContain("Not sticking yet");
});

test("what is contested says who decides and until when, and waits at the home of whoever does", async () => {
  await carryGaps(company);
  company.pass(14 * day);
  await persist(company);
  await carryGaps(company);
  expect((await homeOf("ada")).words).toContain("it still slips after the practice");
  await company.tap("signals.contest", { gap: "g1", words: "" }, { person: "ada" });
  expect((await homeOf("ada")).words).toContain("you contested it, and Pia Example decides by 23 Nov.");
  const pias = await homeOf("pia");
  expect(pias.words).toContain("Ada Example contests what was noticed. Please decide by 23 Nov.");
  const { action, value } = buttonOf(pias.card, "Look at it");
  const shown = await company.tap(action, value, { person: "pia" });
  expect(wordsOf(shown)).toContain("Please decide by 23 Nov");
  expect(wordsOf(await company.tap(action, value, { person: "mona" }))).toContain("Somebody else decides");
  const drop = buttonOf(shown.at(-1)?.card, "Drop it");
  await company.tap(drop.action, { ...drop.value, reason: "" }, { person: "pia" });
  expect((await homeOf("pia")).words).not.toContain("contests");
  expect((await homeOf("ada")).words).not.toContain("Not sticking yet");
});
