import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { buttonOf, hasButton, inboxOf, planDay, wordsOf } from "../practice/support/practice-company.ts";
import { openWorkServer, workFiles } from "../practice/support/work-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
let server: Awaited<ReturnType<typeof openWorkServer>>;
const mara = "mara-lindqvist";
const hour = 3_600_000;
const day = 24 * hour;

beforeEach(async () => {
  // A Monday, ten in the morning.
  company = await openTestCompany("2026-11-23T08:00:00Z");
  await company.publish(workFiles);
  await planDay(company);
  company.pass(2 * hour);
  server = await openWorkServer(company);
});

afterEach(async () => {
  server.close();
  await company.close();
});

let ids = 0;
async function happens(kind: string, more: object = {}): Promise<void> {
  ids += 1;
  const at = company.runtime.system.now().toISOString();
  const event = { id: `e${ids}`, source: "till", person: mara, task: "give-refund", kind, at, ...more };
  const { body } = await server.post(JSON.stringify(event));
  expect(body).toEqual({ taken: 1, known: 0, refused: [] });
}

async function last(): Promise<OutgoingMessage | undefined> {
  return (await inboxOf(company, mara)).at(-1);
}

/** Answers everything that is asked today, rightly. */
async function practiseToday(): Promise<void> {
  await planDay(company);
  let open = await last();
  const right = ["That the payment has arrived", "A reason code", "Within two days"];
  while (hasButton(open?.card, "Don't know")) {
    const label = right.find((one) => hasButton(open?.card, one)) ?? "Don't know";
    const { action, value } = buttonOf(open?.card, label);
    const tapped = company.event(
      { kind: "action", action, value },
      { person: mara, conversation: open?.conversation ?? "desk" },
    );
    open = (await company.deliver({ ...tapped, message: open?.id ?? null })).at(-1);
  }
}

async function memory() {
  const all = await company.runtime.store.practice.memoryOf(mara);
  return new Map(all.map((one) => [one.item, one]));
}

test("a missed step brings one question about exactly that on the next working day, and says why", async () => {
  await practiseToday();
  await happens("missed", { task: "call-back", step: "refunds/issue#call" });
  await planDay(company);
  expect((await last())?.card?.summary).not.toContain("When do you call?");
  company.pass(day);
  await planDay(company);
  const card = await last();
  expect(card?.card?.summary).toContain("When do you call?");
  expect(JSON.stringify(card?.card)).toContain("On 23 Nov a step was left out in “Call back”.");
});

test("a page found unclear brings a question on it, the next working day", async () => {
  await practiseToday();
  company.pass(hour);
  const [answer] = await company.say("When do I call the subscriber?", { person: mara });
  expect(answer?.outcome).toBe("answered");
  const id = (await company.runtime.store.ask.answersOf(mara, 1))[0]?.id;
  await company.tap("ask.unclear", { answer: id }, { person: mara });
  company.pass(day - hour);
  await planDay(company);
  expect((await last())?.card?.summary).toContain("When do you call?");
  expect(JSON.stringify((await last())?.card)).toContain("this part of the page was unclear");
});

test("work done right credits what is known, once for each item and day, and nothing that is new", async () => {
  await practiseToday();
  const before = await memory();
  expect(before.size).toBe(2);
  await happens("done-right");
  expect(await memory()).toEqual(before);

  company.pass(3 * day);
  await happens("done-right");
  const after = await memory();
  expect([...after.keys()]).toEqual([...before.keys()]);
  const credited = [...before.keys()].filter((item) => item !== "when-to-call");
  for (const item of credited) {
    expect(after.get(item)?.stability).toBeGreaterThan(before.get(item)?.stability ?? 0);
    expect(after.get(item)?.dueAt.getTime()).toBeGreaterThan(before.get(item)?.dueAt.getTime() ?? 0);
  }
  expect(after.get("when-to-call")).toEqual(before.get("when-to-call"));
  await happens("done-right");
  expect(await memory()).toEqual(after);
  const attempts = await company.runtime.store.practice.attemptsOf(mara, new Date(0));
  const works = attempts.filter(({ kind }) => kind === "work");
  expect(works.map(({ item }) => item).toSorted()).toEqual(credited.toSorted());
  expect(works[0]).toMatchObject({ correct: true, rating: "good", gradedBy: "work", question: null });
});

test("of a named step, only the items that test it are credited", async () => {
  await practiseToday();
  const before = await memory();
  company.pass(3 * day);
  await happens("done-right", { step: "refunds/issue#send" });
  const changed = [...(await memory())].filter(([item, one]) => one.lastAt > (before.get(item)?.lastAt ?? 0));
  expect(changed.map(([item]) => item)).toEqual(before.has("reason-code") ? ["reason-code"] : []);
});

test("who starts a task for the first time in 30 days is offered its checklist, once a day", async () => {
  await happens("started");
  expect(wordsOf(await inboxOf(company, mara))).toContain(
    "You are starting: Refund a subscriber\nCairn has not seen you do this before.",
  );
  expect(JSON.stringify((await last())?.card)).toContain('"lesson":"lessons/refunds/before-you-refund"');
  const count = (await inboxOf(company, mara)).length;
  company.pass(31 * day);
  await happens("started");
  expect((await last())?.card?.summary).toContain("Last time was 23 Nov. Here is the checklist");
  await happens("started");
  company.pass(20 * day);
  await happens("started");
  expect(await inboxOf(company, mara)).toHaveLength(count + 1);
});

test("no checklist outside working hours, long afterwards, or for a task that has none", async () => {
  await happens("started", { task: "call-back" });
  await happens("started", { at: "2026-11-23T08:30:00Z" });
  company.pass(31 * day + 10 * hour);
  await happens("started");
  expect(await inboxOf(company, mara)).toEqual([]);
});
