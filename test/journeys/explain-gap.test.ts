import { afterEach, beforeEach, expect, test } from "vitest";
import { buttonOf, inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import {
  append,
  carryGaps,
  close,
  gapFiles,
  openGap,
  persist,
  sign,
} from "../signals/support/gap-company.ts";
import { runCairn } from "../support/run-cairn.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const day = 86_400_000;

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z");
  await company.publish(gapFiles);
});

afterEach(async () => {
  await company.close();
});

/** Ada misses it on three days, is coached, it persists, Mona is told, and it closes. */
async function wholeLife(): Promise<void> {
  await append(
    company,
    [0, 1, 2].map((ago) => sign(company, "ada", "missed", ago)),
  );
  await append(company, [sign(company, "ada", "right", 1), sign(company, "ada", "unclear", 1)]);
  await openGap(company);
  await carryGaps(company);
  company.pass(14 * day);
  await persist(company);
  await carryGaps(company);
  company.pass(7 * day - day / 8);
  await carryGaps(company);
  await close(company, "recalls");
}

async function cairn(...words: readonly string[]) {
  const now = company.runtime.system.now().toISOString();
  const { code, text, errors } = await runCairn(company.runtime, [...words, "--now", now]);
  return { code, text: text + errors };
}

test("a gap is explained: what was counted, by which rule, who was told when, and how it ended", async () => {
  await wholeLife();
  const explained = JSON.parse((await cairn("explain", "g1", "--json")).text);
  expect(explained).toMatchObject({
    kind: "personal",
    about: "sales/vouchers#large",
    person: "ada",
    openedAt: "2026-11-02T12:00:00.000Z",
    closing: "recalls",
    rule: { name: "less-than-predicted", figures: { tries: 6, missed: 4, statistic: 7.5, threshold: 7 } },
    signals: [
      { kind: "missed", count: 3, days: 3, first: "2026-10-31", last: "2026-11-02" },
      { kind: "right", count: 1, days: 1 },
    ],
    versions: [1],
    personToldAt: "2026-11-02T12:00:00.000Z",
    escalations: [{ id: "g1-1", manager: "mona", steps: [{ kind: "told", by: "mona" }] }],
    contests: [],
  });
  expect(JSON.parse((await cairn("explain", "g1-1", "--json")).text)).toEqual(explained);
  const { text } = await cairn("explain", "g1");
  await expect(text).toMatchFileSnapshot("../signals/golden/explained.txt");
});

test("others are refused, a manager sees what they were told, and the person sees who looked", async () => {
  await wholeLife();
  expect(await cairn("explain", "g1", "--as", "ben")).toMatchObject({ code: 2 });
  const told = JSON.parse((await cairn("explain", "g1", "--as", "mona", "--json")).text);
  expect(told).toMatchObject({ signals: [], escalations: [{ id: "g1-1" }] });
  await cairn("explain", "g1", "--as", "ada");
  await cairn("explain", "g1");
  const looks = await company.runtime.store.signals.looks({ about: "ada", since: new Date(0), limit: 9 });
  const explains = looks.filter(({ what }) => what === "explain");
  expect(explains.map(({ by }) => by)).toEqual(["command-line", "mona"]);
});

test("in chat the person asks why, and is told what was counted and by which rule", async () => {
  await wholeLife();
  const mine = await company.say("what was noticed about me", { person: "ada" });
  const { action, value } = buttonOf(mine.at(-1)?.card, "Why?");
  const why = wordsOf(await company.tap(action, value, { person: "ada" }));
  await expect(why).toMatchFileSnapshot("../signals/golden/why.txt");
  expect(wordsOf(await company.tap(action, value, { person: "ben" }))).toContain("about somebody else");
  expect(await inboxOf(company, "ben")).toHaveLength(0);
});
