import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { type JobName, jobs } from "../../src/jobs/jobs.ts";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { buttonOf, inboxOf, planDay } from "../practice/support/practice-company.ts";
import { openWorkServer, workFiles } from "../practice/support/work-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { wholeTurn } from "../support/whole-turn.ts";

let company: TestCompany;
const mara = "mara-lindqvist";
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const files = {
  ...workFiles,
  "people.yaml": `${workFiles["people.yaml"]}  - { id: pia, name: Pia Stone, roles: [agent], timeZone: UTC }
  - { id: quin, name: Quin Hart, roles: [agent], timeZone: UTC }
`,
};

beforeEach(async () => {
  // A Monday, ten in the morning.
  company = await openTestCompany("2026-11-23T08:00:00Z");
  await company.publish(files);
  await planDay(company);
  company.pass(2 * hour);
});

afterEach(async () => {
  await company.close();
});

const ask = (text: string, person = mara) => company.say(text, { person });

async function tap(message: OutgoingMessage | undefined, label: string, person = mara) {
  const { action, value } = buttonOf(message?.card, label);
  const conversation = message?.conversation ?? "desk";
  const inbound = company.event({ kind: "action", action, value }, { person, conversation });
  return company.deliver({ ...inbound, message: message?.id ?? null });
}

/** Oldest first. */
async function signs(person = mara): Promise<readonly string[]> {
  const all = await company.runtime.store.signals.signals({ person });
  return all.map(({ kind, section }) => `${kind} ${section}`).toReversed();
}

async function run(name: JobName): Promise<void> {
  const { handlers } = jobDeps(company.runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers[name](jobs[name].payload.parse({}), company.runtime.system.now(), wholeTurn);
}

test("an answer is a sign that its section was used, at its version and text", async () => {
  await ask("Who checks that the payment has arrived?");
  expect(await signs()).toEqual(["shown before-you-start"]);
  const [sign] = await company.runtime.store.signals.signals({});
  const key = { sop: sign?.sop ?? "", section: "before-you-start" };
  const [section] = await company.runtime.store.pages.currentSections([key], company.runtime.system.now());
  expect(sign).toMatchObject({
    version: 1,
    sectionHash: section?.hash,
    person: mara,
    predicted: null,
    skills: [],
  });
});

test("other words for the same within minutes are a rephrasing, and weeks later it was asked again", async () => {
  await ask("Who checks that the payment has arrived?");
  company.pass(4 * minute);
  await ask("has the payment come in, where do I check before I start");
  company.pass(9 * day);
  await ask("what about checking the arrived payment");
  expect(await signs()).toEqual([
    "shown before-you-start",
    "shown before-you-start",
    "rephrased before-you-start",
    "shown before-you-start",
    "asked-again before-you-start",
  ]);
});

test("two different questions in a row, and a second person's, are none of both", async () => {
  await ask("Who checks that the payment has arrived?");
  company.pass(minute);
  await ask("Within how many days do I call the subscriber?");
  await ask("Who checks that the payment has arrived?", "pia");
  expect(await signs()).toEqual(["shown before-you-start", "shown call"]);
  expect(await signs("pia")).toEqual(["shown before-you-start"]);
});

test("unclear, and taken to a person, are signs about the section that was shown", async () => {
  await ask("Who checks that the payment has arrived?");
  const [answer] = await company.runtime.store.ask.answersOf(mara, 1);
  await company.tap("ask.unclear", { answer: answer?.id }, { person: mara });
  await company.tap("handover.ask", { answer: answer?.id }, { person: mara });
  const all = await signs();
  expect(all).toContain("unclear before-you-start");
  expect(all).toContain("handed-on before-you-start");
});

test("what somebody unknown does, and what is asked near sensitive pages, leaves no sign", async () => {
  await company.say("Who checks that the payment has arrived?");
  await ask("Where do I send my sick note?");
  expect(await company.runtime.store.signals.signals({})).toEqual([]);
});

test("a practice answer is a sign with what was predicted; the first try of an item is marked as one", async () => {
  await planDay(company);
  const card = (await inboxOf(company, mara)).at(-1);
  await tap(card, "Don't know");
  const [sign] = await company.runtime.store.signals.signals({ person: mara });
  expect(sign).toMatchObject({ kind: "missed", isFirstTry: true, predicted: null, skills: ["issue-refund"] });
});

test("a step missed at work is a sign; work done right is one for the steps that are known to be missed", async () => {
  const server = await openWorkServer(company);
  const sop = company.runtime.store.pages.resolve("refunds/issue");
  const at = company.runtime.system.now().toISOString();
  const event = { source: "till", person: mara, task: "give-refund", at };
  await server.post(JSON.stringify({ ...event, id: "e1", kind: "done-right" }));
  expect(await signs()).toEqual([]);
  await server.post(JSON.stringify({ ...event, id: "e2", kind: "missed", step: "refunds/issue#send" }));
  await server.post(JSON.stringify({ ...event, id: "e3", kind: "done-right" }));
  expect(await signs()).toEqual(["step-missed send", "step-right send"]);
  const [right] = await company.runtime.store.signals.signals({ person: mara });
  expect(right).toMatchObject({ sop: (await sop)?.sop, cause: "till/e3", isFirstTry: false });
  expect(right?.predicted).toBeCloseTo(0.5);
  server.close();
});

test("a step that nobody missed for 30 days is not looked at any more", async () => {
  const server = await openWorkServer(company);
  const happens = (id: string, more: object) => {
    const at = company.runtime.system.now().toISOString();
    return server.post(
      JSON.stringify({ source: "till", person: mara, task: "give-refund", id, at, ...more }),
    );
  };
  await happens("e1", { kind: "missed", step: "refunds/issue#send" });
  company.pass(29 * day);
  await happens("e2", { kind: "done-right" });
  company.pass(2 * day);
  await happens("e3", { kind: "done-right" });
  expect(await signs()).toEqual(["step-missed send", "step-right send"]);
  server.close();
});

test("questions that find no answer, by several people, become one missing page of the nearest area", async () => {
  await ask("Do we sell gift cards in the shop?");
  await ask("Can I order gift cards from the shop?", "pia");
  await ask("gift cards of the shop, my number is 0171 555 0199", "quin");
  await run("detect-gaps");
  const gaps = await company.runtime.store.signals.gaps({});
  expect(gaps).toMatchObject([{ kind: "content", people: 3, closedAt: null }]);
  expect(gaps[0]).toMatchObject({ title: expect.stringMatching(/gift cards/i) });
  company.pass(day);
  await run("detect-gaps");
  expect(await company.runtime.store.signals.gaps({})).toEqual(gaps);
  await company.publish({
    ...files,
    "sops/refunds/gift-cards.md":
      "---\ntitle: Gift cards\n---\n## Sell gift cards\n\nGift cards are sold in the shop: order them there.\n",
  });
  await run("detect-gaps");
  expect(await company.runtime.store.signals.gaps({})).toMatchObject([{ closing: "fixed" }]);
});

test("signs are erased after their days, and only how many there were is left", async () => {
  await ask("Who checks that the payment has arrived?");
  company.pass(121 * day);
  await run("erase-signals");
  expect(await signs()).toEqual([]);
  const since = new Date("2026-11-01T00:00:00Z");
  expect(await company.runtime.store.signals.signalCounts({ since })).toMatchObject([
    { kind: "shown", count: 1 },
  ]);
});
