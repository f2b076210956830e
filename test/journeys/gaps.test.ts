import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { buttonOf, hasButton, inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import {
  append,
  carryGaps,
  close,
  confirm,
  gapFiles,
  openGap,
  openProblem,
  persist,
  sign,
} from "../signals/support/gap-company.ts";
import { sendQueues } from "../stewardship/support/steward-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const hour = 3_600_000;
const day = 24 * hour;

beforeEach(async () => {
  // A Monday at noon.
  company = await openTestCompany("2026-11-02T12:00:00Z");
});

afterEach(async () => {
  await company.close();
});

async function last(person: string): Promise<OutgoingMessage | undefined> {
  return (await inboxOf(company, person)).at(-1);
}

/** Taps the button on the newest card that has it. */
async function tap(person: string, label: string, filled: object = {}): Promise<string> {
  const message = (await inboxOf(company, person)).findLast(({ card }) => hasButton(card, label));
  const { action, value } = buttonOf(message?.card, label);
  const body = { kind: "action", action, value: { ...value, ...filled } } as const;
  const inbound = company.event(body, { person, conversation: message?.conversation ?? "desk" });
  return wordsOf(await company.deliver({ ...inbound, message: message?.id ?? null }));
}

/** Ada is coached, it goes on for two weeks, and she is shown what Mona would see: a Monday at noon. */
async function shownToAda(): Promise<void> {
  await openGap(company);
  await carryGaps(company);
  await append(company, [sign(company, "ada", "missed"), sign(company, "ada", "right")]);
  company.pass(14 * day);
  await append(company, [sign(company, "ada", "missed"), sign(company, "ada", "missed", 3)]);
  await persist(company);
  await carryGaps(company);
}

/** The Monday after, at nine. */
async function digestDay(): Promise<void> {
  company.pass(7 * day - 3 * hour);
  await carryGaps(company);
}

test("a gap is coached first: the person hears of it kindly, in their hours, and nobody else does", async () => {
  await company.publish(gapFiles);
  company.pass(10 * hour);
  await openGap(company);
  await carryGaps(company);
  expect(await inboxOf(company, "ada")).toEqual([]);
  company.pass(12 * hour);
  await carryGaps(company);
  const card = await last("ada");
  await expect(card?.card?.summary).toMatchFileSnapshot("../signals/golden/coached.txt");
  await carryGaps(company);
  expect(await inboxOf(company, "ada")).toHaveLength(2);
  expect(await inboxOf(company, "mona")).toEqual([]);
  const practice = await tap("ada", "Practise now");
  expect(practice).toContain("A customer wants a voucher of 800 euros");
});

test("when it goes on the person reads first what the manager reads, word for word", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  const shown = (await last("ada"))?.card;
  await expect(shown?.summary).toMatchFileSnapshot("../signals/golden/shown.txt");
  expect(await inboxOf(company, "mona")).toEqual([]);
  await digestDay();
  const digest = (await last("mona"))?.card;
  await expect(digest?.summary).toMatchFileSnapshot("../signals/golden/digest.txt");
  const entry = [
    "Ada Example: Gift vouchers",
    "First noticed",
    "Misses by week",
    "Gift vouchers v1",
    "Proposed",
  ];
  const lines = (summary: string | undefined) =>
    summary?.split("\n").filter((one) => entry.some((start) => one.startsWith(start)));
  expect(lines(digest?.summary)).toEqual(lines(shown?.summary));
  expect(lines(digest?.summary)).toHaveLength(5);
});

test("an entry is told once, and nothing is sent when there is nothing to say", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await digestDay();
  const before = await inboxOf(company, "mona");
  await carryGaps(company);
  company.pass(7 * day);
  await carryGaps(company);
  expect(await inboxOf(company, "mona")).toEqual(before);
  expect(await inboxOf(company, "rhea")).toEqual([]);
});

test("a contest holds the entry, somebody else than the manager decides, and what is dropped is told to nobody", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  expect(await tap("ada", "Contest", { words: "I was on the old page." })).toContain(
    "Pia Example decides by",
  );
  await digestDay();
  expect(await inboxOf(company, "mona")).toEqual([]);
  const asked = await last("pia");
  expect(asked?.card?.summary).toContain("Their words: “I was on the old page.”");
  expect(await tap("pia", "Drop it", { reason: "The page moved that day." })).toContain("Dropped.");
  expect((await last("ada"))?.card?.summary).toContain("Pia Example agrees with you");
  company.pass(7 * day);
  await carryGaps(company);
  expect(await inboxOf(company, "mona")).toEqual([]);
  const { signals } = company.runtime.store;
  expect(await signals.gap("g1")).toMatchObject({ closing: "not-a-gap" });
  const [escalation] = await signals.escalations({ person: "ada" });
  expect(escalation?.steps.map(({ kind }) => kind)).toEqual(["contested", "contest-upheld"]);
});

test("a contest that nobody decides within five working days drops the entry", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await tap("ada", "Contest");
  company.pass(7 * day);
  await carryGaps(company);
  expect((await last("ada"))?.card?.summary).not.toContain("Nobody decided");
  company.pass(6 * hour);
  await carryGaps(company);
  expect((await last("ada"))?.card?.summary).toContain("Nobody decided in time");
  company.pass(7 * day);
  await carryGaps(company);
  expect(await inboxOf(company, "mona")).toEqual([]);
});

test("what is decided to stand is told after all", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await tap("ada", "Contest");
  expect(await tap("pia", "It stands")).toContain("It stands. Ada Example is told.");
  expect(await tap("pia", "It stands")).toContain("decided already");
  await digestDay();
  expect((await last("mona"))?.card?.summary).toContain("Ada Example: Gift vouchers");
});

test("the manager assigns practice: the person is asked, and word comes when it closes, with figures", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await digestDay();
  expect(await tap("mona", "Assign practice")).toContain("Ada Example is asked to practise it");
  await carryGaps(company);
  expect((await last("ada"))?.card?.summary).toContain("Mona Example asks you to practise Gift vouchers");
  expect(hasButton((await last("ada"))?.card, "Practise now")).toBe(true);
  company.pass(4 * day);
  await close(company, "recalls");
  company.pass(3 * day);
  await carryGaps(company);
  await expect((await last("mona"))?.card?.summary).toMatchFileSnapshot("../signals/golden/closed.txt");
  company.pass(7 * day);
  const before = await inboxOf(company, "mona");
  await carryGaps(company);
  expect(await inboxOf(company, "mona")).toEqual(before);
});

test("“it is the page” goes to the owner once, whoever says it, and names nobody", async () => {
  await company.publish(gapFiles);
  await openGap(company);
  await carryGaps(company);
  expect(await tap("ada", "It is the page", { words: "Nobody knows the lead." })).toContain(
    "Otto Example is asked to look at the page; you are not named.",
  );
  await sendQueues(company);
  expect(await inboxOf(company, "otto")).toEqual([]);
  await tap("ada", "It is the page");
  await openProblem(company);
  // On Tuesday at nine.
  company.pass(21 * hour);
  await sendQueues(company);
  const queue = await last("otto");
  expect(queue?.card?.summary).toContain("Gift vouchers");
  expect(queue?.card?.summary).toContain("In their words: “Nobody knows the lead.”");
  expect(JSON.stringify(queue?.card)).not.toContain("Ada");
  expect(await company.runtime.store.flags.flags({ open: true })).toHaveLength(1);
  expect(await tap("otto", "Still correct")).toContain("Still correct.");
  await carryGaps(company);
  expect(await company.runtime.store.signals.gap("p1")).toMatchObject({ closing: null });
});

test("“not a gap” asks for a reason, closes it, and the person reads the reason", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await digestDay();
  expect(await tap("mona", "Not a gap")).toContain("say in a few words");
  expect(await tap("mona", "Not a gap", { words: "She trains others on it." })).toContain(
    "Noted and closed.",
  );
  expect((await last("ada"))?.card?.summary).toContain("“She trains others on it.”");
  expect(await tap("mona", "Coached")).toContain("closed already");
});

test("what the manager saw done right counts as evidence", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await digestDay();
  await tap("mona", "Saw it done right");
  const [newest] = await company.runtime.store.signals.signals({ person: "ada", limit: 1 });
  expect(newest).toMatchObject({ kind: "step-right", person: "ada", section: "large" });
});

test("nobody but the manager acts on an entry, and a former manager no longer", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await digestDay();
  const { action, value } = buttonOf((await last("mona"))?.card, "Coached");
  expect(wordsOf(await company.tap(action, value, { person: "ben" }))).toContain("Only their manager");
  expect(wordsOf(await company.tap(action, value, { person: "ada" }))).toContain("Only their manager");
  const moved = gapFiles["people.yaml"].replace(
    "email: ada@example.com, roles: [agent], team: shop, manager: mona",
    "email: ada@example.com, roles: [agent], team: shop, manager: rhea",
  );
  await company.publish({ ...gapFiles, "people.yaml": moved });
  expect(wordsOf(await company.tap(action, value, { person: "mona" }))).toContain("Only their manager");
});

test("where the manager has changed before anything was told, the person sees it anew", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  const moved = gapFiles["people.yaml"].replace(
    "email: ada@example.com, roles: [agent], team: shop, manager: mona",
    "email: ada@example.com, roles: [agent], team: shop, manager: rhea",
  );
  await company.publish({ ...gapFiles, "people.yaml": moved });
  await carryGaps(company);
  expect((await last("ada"))?.card?.summary).toContain("it is Rhea Example who would be told");
  await digestDay();
  expect(await inboxOf(company, "mona")).toEqual([]);
  expect((await last("rhea"))?.card?.summary).toContain("Ada Example: Gift vouchers");
});

test("whoever manages somebody anew hears of what was told before only once it gets worse", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await digestDay();
  const moved = gapFiles["people.yaml"].replace(
    "email: ada@example.com, roles: [agent], team: shop, manager: mona",
    "email: ada@example.com, roles: [agent], team: shop, manager: rhea",
  );
  await company.publish({ ...gapFiles, "people.yaml": moved });
  company.pass(7 * day);
  await carryGaps(company);
  expect(await inboxOf(company, "rhea")).toEqual([]);
  await append(
    company,
    [1, 2, 3].map(() => sign(company, "ada", "missed")),
  );
  await confirm(company);
  await carryGaps(company);
  expect((await last("ada"))?.card?.summary).toContain("it is Rhea Example who would be told");
  const told = await inboxOf(company, "mona");
  company.pass(7 * day);
  await carryGaps(company);
  const entry = (await last("rhea"))?.card?.summary;
  expect(entry).toContain("Ada Example: Gift vouchers");
  expect(entry).not.toContain("got worse");
  expect(await inboxOf(company, "mona")).toEqual(told);
});

test("a vacant place rolls up, and a manager away all week is stood in for", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  const away = gapFiles["people.yaml"].replace(
    "deputy: dora, timeZone: UTC",
    "deputy: dora, timeZone: UTC, leave: [{ from: 2026-11-20, to: 2026-12-04 }]",
  );
  await company.publish({ ...gapFiles, "people.yaml": away });
  await digestDay();
  expect(await inboxOf(company, "mona")).toEqual([]);
  expect((await last("dora"))?.card?.summary).toContain("The team of Mona Example this week");
  const vacant = gapFiles["people.yaml"]
    .split("\n")
    .filter((line) => !line.includes("id: mona"))
    .join("\n");
  await company.publish({ ...gapFiles, "people.yaml": vacant });
  await openGap(company, {
    id: "g2",
    person: "ben",
    state: "persists",
    toldAt: new Date("2026-11-09T12:00:00Z"),
  });
  await carryGaps(company);
  expect((await last("ben"))?.card?.summary).toContain("Rhea Example would be told");
});

test("days off stop the clock of the person", async () => {
  const away = gapFiles["people.yaml"].replace(
    "manager: mona, timeZone: UTC }",
    "manager: mona, timeZone: UTC, leave: [{ from: 2026-11-17, to: 2026-11-24 }] }",
  );
  await company.publish({ ...gapFiles, "people.yaml": away });
  await shownToAda();
  await digestDay();
  expect(await inboxOf(company, "mona")).toEqual([]);
  company.pass(7 * day);
  await carryGaps(company);
  expect((await last("mona"))?.card?.summary).toContain("Ada Example: Gift vouchers");
});

test("for a critical page it goes at once, once the person has had their time", async () => {
  const page = gapFiles["sops/sales/vouchers.md"].replace("owner: otto", "owner: otto\nrisk: critical");
  await company.publish({ ...gapFiles, "sops/sales/vouchers.md": page });
  await shownToAda();
  company.pass(day);
  await carryGaps(company);
  expect((await last("mona"))?.card?.summary).toContain("This cannot wait for the weekly digest");
  company.pass(6 * day);
  const before = await inboxOf(company, "mona");
  await carryGaps(company);
  expect(await inboxOf(company, "mona")).toEqual(before);
});

test("a page where several of the team got stuck is told without names, and in words", async () => {
  await company.publish(gapFiles);
  company.pass(6 * day);
  await append(company, [
    sign(company, "ada", "missed"),
    sign(company, "ben", "unclear"),
    sign(company, "cleo", "missed"),
  ]);
  await openProblem(company);
  company.pass(day - 3 * hour);
  await carryGaps(company);
  const digest = (await last("mona"))?.card;
  await expect(digest?.summary).toMatchFileSnapshot("../signals/golden/digest-page.txt");
  expect(await inboxOf(company, "dora")).toEqual([]);
  company.pass(day);
  await sendQueues(company);
  const queue = (await last("otto"))?.card;
  await expect(queue?.summary).toMatchFileSnapshot("../signals/golden/queue.txt");
});

test("“what did you tell my manager” shows it word for word, with who looked, and takes a contest", async () => {
  await company.publish(gapFiles);
  expect(wordsOf(await company.say("What did you tell my manager?", { person: "ada" }))).toContain(
    "your manager was told nothing",
  );
  await shownToAda();
  await digestDay();
  await tap("mona", "Coached");
  const [mine] = await company.say("What does my manager see?", { person: "ada" });
  await expect(mine?.card?.summary).toMatchFileSnapshot("../signals/golden/mine.txt");
  const { action, value } = buttonOf(mine?.card, "Contest");
  const [held] = await company.tap(action, { ...value, words: "No." }, { person: "ada" });
  expect(held?.card?.summary).toContain("It is held back");
  expect(await tap("mona", "Assign practice")).toContain("This is contested");
  await tap("pia", "Drop it");
  company.pass(7 * day);
  await carryGaps(company);
  expect((await last("mona"))?.card?.summary).toContain(
    "It was contested and dropped: please do not count it.",
  );
});

test("where there is a works council nobody is named to anybody, and no row is written", async () => {
  await company.publish({ ...gapFiles, "policy.yaml": "worksCouncil: true\n" });
  await shownToAda();
  await digestDay();
  company.pass(7 * day);
  await carryGaps(company);
  expect(await inboxOf(company, "mona")).toEqual([]);
  expect(wordsOf(await inboxOf(company, "ada"))).not.toContain("manager would see");
  expect(await company.runtime.database.prisma.escalation.count()).toBe(0);
  expect(await company.runtime.database.prisma.digest.count()).toBe(0);
});

test("it is told again only when it got worse, and the person sees that first, too", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await digestDay();
  const first = await last("mona");
  company.pass(day);
  await append(company, [sign(company, "ada", "missed"), sign(company, "ada", "missed")]);
  await confirm(company);
  await carryGaps(company);
  expect(wordsOf(await inboxOf(company, "ada"))).not.toContain("It got worse");
  await append(company, [sign(company, "ada", "missed")]);
  await carryGaps(company);
  expect((await last("ada"))?.card?.summary).toContain("It got worse since it was told.\n");
  expect((await last("ada"))?.card?.summary).toContain("Missed 7 of 9");
  expect((await last("mona"))?.id).toBe(first?.id);
  company.pass(6 * day);
  await carryGaps(company);
  expect((await last("mona"))?.card?.summary).toContain("It got worse since it was told.\n");
  company.pass(7 * day);
  const before = await inboxOf(company, "mona");
  await carryGaps(company);
  expect(await inboxOf(company, "mona")).toEqual(before);
});

test.each([
  [119, true],
  [121, false],
])("what comes back %i days after it closed is said to be back: %s", async (days, isBack) => {
  await company.publish(gapFiles);
  await shownToAda();
  await digestDay();
  await close(company, "recalls");
  company.pass(days * day);
  const toldAt = new Date(company.runtime.system.now().getTime());
  await openGap(company, { id: "g2", state: "persists", toldAt });
  // The next working day at ten.
  company.pass(3 * day + hour);
  await carryGaps(company);
  const shown = (await last("ada"))?.card?.summary ?? "";
  expect(shown).toContain("What your manager would see");
  expect(shown.includes("It was closed, and is back.")).toBe(isBack);
});

test("a gap that closes before it is told is told to nobody", async () => {
  await company.publish(gapFiles);
  await shownToAda();
  await close(company, "recalls");
  await digestDay();
  expect(await inboxOf(company, "mona")).toEqual([]);
  expect(wordsOf(await company.say("what did you tell my manager", { person: "ada" }))).toContain(
    "It is closed. Nobody else was told.",
  );
});

test("somebody who stopped messages is told nothing, and so nobody is told of them", async () => {
  await company.publish(gapFiles);
  await openGap(company);
  await carryGaps(company);
  await company.say("stop messages", { person: "ada" });
  company.pass(14 * day);
  await persist(company);
  await carryGaps(company);
  await digestDay();
  expect(await inboxOf(company, "mona")).toEqual([]);
});

test("a page is told again once more of the team are stuck on it", async () => {
  await company.publish(gapFiles);
  company.pass(6 * day);
  await append(
    company,
    ["ada", "ben", "cleo"].map((person) => sign(company, person, "missed")),
  );
  await openProblem(company);
  company.pass(day - 3 * hour);
  await carryGaps(company);
  company.pass(7 * day);
  await append(
    company,
    ["dan", "eve"].map((person) => sign(company, person, "unclear")),
  );
  await carryGaps(company);
  expect(wordsOf(await inboxOf(company, "mona"))).not.toContain("It got worse");
  const moved = gapFiles["people.yaml"]
    .replaceAll("manager: rhea", "manager: mona")
    .replace(", manager: mona, deputy", ", deputy");
  await company.publish({ ...gapFiles, "people.yaml": moved });
  company.pass(7 * day);
  await append(company, [sign(company, "dora", "outdated")]);
  await carryGaps(company);
  expect((await last("mona"))?.card?.summary).toContain("6 people in the team got stuck there");
  expect((await last("mona"))?.card?.summary).toContain("It got worse");
});
