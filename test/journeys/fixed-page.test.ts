import { afterEach, beforeEach, expect, test } from "vitest";
import { tellEveryFix } from "../../src/wiring/loop.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

const hour = 3_600_000;
const day = 24 * hour;
const limits = `# Voucher limits

A voucher is money, so its amount has a limit.

## Large vouchers

A voucher of more than 500 euros needs the shift lead before it is sold.

## Lost vouchers

Replace a lost voucher when the customer has the receipt with its number.
`;
const files = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  "sops/sales/vouchers.md": text,
  "people.yaml": `people:
  - { id: ada, name: Ada Example, email: ada@example.com, timeZone: UTC }
  - { id: bo, name: Bo Example, email: bo@example.com, timeZone: UTC }
`,
  ...more,
});

let company: TestCompany;

beforeEach(async () => {
  // A Monday morning.
  company = await openTestCompany("2026-11-23T10:00:00Z");
  await company.publish(files(limits));
});

afterEach(async () => {
  await company.close();
});

/** "Who approves a large voucher": answered, and said to be wrong. */
async function report(person: string, action = "ask.outdated"): Promise<void> {
  await company.say("Who approves a voucher of more than 500 euros?", { person });
  const [answer] = await company.runtime.store.ask.answersOf(person, 1);
  await company.tap(action, { answer: answer?.id }, { person });
}

async function tellFixes(): Promise<void> {
  await tellEveryFix(company.runtime, noChannels, company.runtime.system.now());
}

async function toldTo(person: string): Promise<readonly string[]> {
  const all = (await inboxOf(company, person)).map((message) => wordsOf([message]));
  return all.filter((words) => /What you reported has changed|Now there is an answer/.test(words));
}

test("whoever said that a page was outdated is told once when it was changed, with the version", async () => {
  await report("ada");
  company.pass(day);
  await tellFixes();
  expect(await toldTo("ada")).toEqual([]);
  await company.publish(files(limits.replace("500", "400")));
  company.pass(hour);
  await tellFixes();
  await tellFixes();
  const [words, ...more] = await toldTo("ada");
  expect(more).toEqual([]);
  expect(words).toContain("On 23 Nov you said that Voucher limits · Large vouchers was outdated.");
  expect(words).toContain("It was changed in v2, in force since 24 Nov.");
  expect(await toldTo("bo")).toEqual([]);
});

test("a change of another section, or of looks alone, is no answer to a report", async () => {
  await report("ada");
  company.pass(1_000);
  await company.publish(files(limits.replace("500 euros", "**500 euros**").replace("receipt", "card")));
  company.pass(day);
  await tellFixes();
  expect(await toldTo("ada")).toEqual([]);
});

test("a section that got another name is still the one that was reported", async () => {
  await report("ada", "ask.wrong-page");
  company.pass(1_000);
  await company.publish(files(limits.replace("## Large vouchers", "## Who approves").replace("500", "400")));
  company.pass(day);
  await tellFixes();
  expect((await toldTo("ada"))[0]).toContain(
    "On 23 Nov you said that Voucher limits · Large vouchers was the wrong page.",
  );
});

test("nobody is told outside their working hours, or on a sensitive page", async () => {
  await report("ada");
  company.pass(1_000);
  await company.publish(files(limits.replace("500", "400")));
  company.pass(10 * hour);
  await tellFixes();
  expect(await toldTo("ada")).toEqual([]);
  company.pass(14 * hour);
  await company.publish(files(`---\nsensitive: true\n---\n${limits.replace("500", "300")}`));
  await tellFixes();
  expect(await toldTo("ada")).toEqual([]);
});

test("a text that came back is no fix", async () => {
  await report("ada");
  company.pass(day);
  await company.publish(files(limits.replace("500", "400")));
  company.pass(hour);
  await company.publish(files(limits));
  company.pass(hour);
  await tellFixes();
  expect(await toldTo("ada")).toEqual([]);
});

test("whoever asked in vain is told which page answers by now", async () => {
  const question = "Where do I park my bicycle at the depot?";
  await company.say(question, { person: "ada" });
  const { store, system } = company.runtime;
  const [answer] = await store.ask.answersOf("ada", 1);
  expect(answer?.outcome).toBe("abstained");
  const gap = {
    kind: "content" as const,
    id: "g1",
    openedAt: system.now(),
    confirmedAt: system.now(),
    closedAt: null,
    closing: null,
    title: "Bicycle depot",
    questions: [answer?.id ?? ""],
    people: 2,
    area: null,
  };
  await store.conversation.append([{ kind: "gap-moved", gap, was: null }]);
  company.pass(day);
  const depot = "# Depot\n\n## Bicycles\n\nPark your bicycle at the depot under the roof behind gate 2.\n";
  await company.publish(files(limits, { "sops/sites/depot.md": depot }));
  await store.conversation.append([
    { kind: "gap-moved", gap: { ...gap, closedAt: system.now(), closing: "fixed" }, was: gap },
  ]);
  await tellFixes();
  await tellFixes();
  const [words, ...more] = await toldTo("ada");
  expect(more).toEqual([]);
  expect(words).toContain(`you asked “${question}”, and no page answered.`);
  expect(words).toContain("Depot v1 · Bicycles answers it now.");
});
