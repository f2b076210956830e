import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { buttonOf, hasButton, inboxOf, planDay } from "../practice/support/practice-company.ts";
import { drawn } from "../support/drawn-card.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

const files = {
  "people.yaml": `people:
  - { id: nia, name: Nia New, email: nia@example.com, roles: [agent], manager: otto, timeZone: UTC }
  - { id: vera, name: Vera Old, email: vera@example.com, roles: [agent], manager: otto, since: 2021-03-01, timeZone: UTC }
  - { id: otto, name: Otto Lead, email: otto@example.com, roles: [lead], timeZone: UTC }
  - { id: tess, name: Tess Desk, email: tess@example.com, roles: [lead], timeZone: UTC }
`,
  "skills.yaml": `roles:
  agent:
    title: Shop agent
    tasks:
      - { id: replace, title: Replace a voucher, frequency: daily, impact: high, skills: [vouchers, large] }
      - { id: greet, title: Answer the telephone, frequency: daily, impact: low, skills: [calls] }
skills:
  identity: { title: Check who is calling, sections: [sales/calls#check] }
  vouchers: { title: Replace a lost voucher, requires: [identity], sections: [sales/vouchers#lost] }
  large: { title: Know the limit, requires: [vouchers], sections: [sales/vouchers#large] }
  calls: { title: Greet a caller, sections: [sales/calls#greet] }
`,
  "sops/sales/calls.md": `---
title: Calls
owner: otto
---
## Check who is calling {#check}

Ask for the order number and the code. Two of two, or nothing is said.

## Greet a caller {#greet}

1. Say the name of the shop.
2. Ask what it is about.

> **Warning** Never put the caller on hold first.
`,
  "sops/sales/vouchers.md": `---
title: Gift vouchers
owner: otto
---
## Replace a lost voucher {#lost}

1. Block the old voucher in Tillkeeper.
2. Issue a new voucher.

## Vouchers over 500 euros {#large}

A voucher of more than 500 euros is issued only when the billing lead says yes.
`,
  "lessons/who-calls.md": `---
id: who-calls
title: Who is calling?
sections: [sales/calls#check]
skills: [identity]
---

Two things are hard to know for a stranger:

1. the order number;
2. the code that was just sent.

> **Warning** Never help with a guess.
`,
  "items/sales/calls.yaml": `- id: check-caller
  section: sales/calls#check
  kind: scenario
  stem: "A caller knows {right} of 2 things. What do you do?"
  variants: { right: [0, 1, 2] }
  options: { answer: Answer, refuse: Say nothing and write to the known address }
  rule: 'right == 2 ? "answer" : "refuse"'
  skills: [identity]
- id: check-code
  section: sales/calls#check
  kind: choice
  stem: What do you ask for besides the order number?
  key: The code
  distractors: [The date of birth]
  skills: [identity]
- id: greet-first
  section: sales/calls#greet
  kind: choice
  stem: The telephone rings. What do you say first?
  key: The name of the shop
  distractors: [Please hold the line]
  skills: [calls]
`,
  "items/sales/vouchers.yaml": `- id: lost
  section: sales/vouchers#lost
  kind: scenario
  stem: "{who} has lost a voucher. What is first?"
  variants: { who: [Ana, Ben, Cleo] }
  options: { block: Block the old one, issue: Issue a new one }
  key: block
  skills: [vouchers]
- id: lost-order
  section: sales/vouchers#lost
  kind: choice
  stem: Why is the old voucher blocked before a new one is issued?
  key: Whoever finds it could spend it
  distractors: [Tillkeeper asks for it]
  skills: [vouchers]
- id: limit
  section: sales/vouchers#large
  kind: scenario
  stem: "A customer wants a voucher of {amount} euros. What do you do?"
  variants: { amount: { from: 505, to: 900, step: 5 } }
  options: { issue: Issue it, ask: Ask the billing lead first }
  rule: 'amount > 500 ? "ask" : "issue"'
  skills: [large]
  about: threshold
`,
} as const;

let company: TestCompany;
const day = 24 * 3_600_000;

beforeEach(async () => {
  // A Monday, before work.
  company = await openTestCompany("2026-11-23T08:00:00Z");
  await company.publish(files);
});

afterEach(async () => {
  await company.close();
});

type Messages = readonly OutgoingMessage[];

async function tap(
  person: string,
  message: OutgoingMessage | undefined,
  label: string,
  filled: object = {},
): Promise<Messages> {
  const { action, value } = buttonOf(message?.card, label);
  const body = { kind: "action", action, value: { ...value, ...filled } } as const;
  const inbound = company.event(body, { person, conversation: message?.conversation ?? "desk" });
  return company.deliver({ ...inbound, message: message?.id ?? null });
}

/** Answers whatever case stands there, as somebody who knows the rules, or who does not. */
async function answer(
  person: string,
  message: OutgoingMessage | undefined,
  how: "right" | "wrong",
): Promise<Messages> {
  const { card } = message ?? {};
  const isCaller = hasButton(card, "Answer");
  const right = isCaller
    ? card?.summary.includes("knows 2 of 2")
      ? "Answer"
      : "Say nothing and write to the known address"
    : ["Block the old one", "Ask the billing lead first", "The name of the shop"].find((label) =>
        hasButton(card, label),
      );
  const wrong = ["Issue a new one", "Issue it", "Please hold the line"].find((label) =>
    hasButton(card, label),
  );
  const other = right === "Answer" ? "Say nothing and write to the known address" : "Answer";
  return tap(person, message, (how === "right" ? right : isCaller ? other : wrong) ?? "none");
}

test("day one has a path: the first card offers the first step, its lesson leads to a case, the case to the next step", async () => {
  await planDay(company);
  company.pass(2 * 3_600_000);
  await planDay(company);
  const first = (await inboxOf(company, "nia")).at(-1);
  expect(first?.card?.summary).toContain("Your first step: Check who is calling.");

  const [lesson] = await tap("nia", first, "Start with the lesson");
  expect(drawn(lesson?.card ?? { summary: "", elements: [] })).toContain(
    "2. the code that was just sent.\n   !! Warning Never help with a guess.",
  );
  expect(lesson?.card?.summary).toContain("Calls v1 · Check who is calling");

  const [question] = await tap("nia", lesson, "Try it");
  expect(question?.card?.summary).toMatch(/A caller knows \d of 2 things/);
  const [feedback, done] = await answer("nia", question, "right");
  expect(feedback?.card?.summary).toContain("Right\n");
  expect(done?.card?.summary).toContain("Next step: Replace a lost voucher: read the page, then one case");

  const [next] = await tap("nia", done, "Next: Replace a lost voucher");
  expect(next?.card?.summary).toContain("Step 2 of 4 · Replace a lost voucher");
  expect(next?.card?.summary).toContain("1. Block the old voucher in Tillkeeper.");
});

test("a missed case is no dead end: the path goes on beside it, and not past it", async () => {
  const [path] = await company.say("my path", { person: "nia" });
  const [lesson] = await tap("nia", path, "Start: Check who is calling");
  const [question] = await tap("nia", lesson, "Try it");
  const [, done] = await answer("nia", question, "wrong");
  expect(done?.card?.summary).toContain("Next step: Greet a caller");
  const [after] = await company.say("my path", { person: "nia" });
  expect(drawn(after?.card ?? { summary: "", elements: [] })).toContain("Check who is calling: comes back");
});

test("in a room, path and progress are shown to who asked alone", async () => {
  for (const text of ["my path", "my progress", "my readiness", "place me"]) {
    const asked = company.event({ kind: "message", text }, { person: "nia", conversation: "room" });
    const shown = await company.deliver({ ...asked, reach: "room" });
    expect(shown.map(({ visibility }) => visibility)).toEqual(["asker"]);
  }
});

test("the lesson that was read is remembered", async () => {
  const [path] = await company.say("my path", { person: "nia" });
  await tap("nia", path, "Start: Check who is calling");
  expect([...(await company.runtime.store.practice.lessonsSeen("nia")).keys()]).toEqual(["who-calls"]);
});

test("who knows the job places themselves: what they know is spared, what they do not stays on the path", async () => {
  await planDay(company);
  company.pass(2 * 3_600_000);
  await planDay(company);
  const first = (await inboxOf(company, "vera")).at(-1);
  expect(first?.card?.summary).toContain("You have done this job for a while?");
  expect(hasButton((await inboxOf(company, "nia")).at(-1)?.card, "I know this job")).toBe(false);

  let [card] = await tap("vera", first, "I know this job");
  expect(card?.card?.summary).toContain("3 cases, one after another.");
  const stems: string[] = [];
  for (const count of [1, 2, 3]) {
    stems.push(card?.card?.summary.match(/lost a voucher|wants a voucher|telephone rings/)?.[0] ?? "");
    company.pass(4 * 60_000);
    const messages = await answer("vera", card, stems.at(-1) === "wants a voucher" ? "wrong" : "right");
    card = messages.at(-1);
    if (count === 3) expect(messages).toHaveLength(2);
  }
  expect(stems.toSorted()).toEqual(["lost a voucher", "wants a voucher", "telephone rings"].toSorted());
  expect(card?.card?.summary).toContain("2 of 3 right.");
  expect(card?.card?.summary).toContain("Stays on your path: Know the limit.");
  expect(card?.card?.summary).toContain("thresholds, exceptions and changes only");

  const { practiceMode } = await company.runtime.store.settings.settings("vera");
  expect(practiceMode).toBe("experienced");
  const memories = await company.runtime.store.practice.memoryOf("vera");
  const credited = memories.find(({ item }) => item === "lost-order");
  expect(credited).toMatchObject({ repetitions: 0, last: "right" });
  // Nobody takes a credited question for something the person has shown.
  const attempts = await company.runtime.store.practice.attemptsOf("vera", new Date(0));
  expect(attempts.map(({ item }) => item)).not.toContain("lost-order");
  const [path] = await company.say("my path", { person: "vera" });
  expect(hasButton(path?.card, "I know this job")).toBe(false);
});

test("a placement that was left goes on where it was", async () => {
  const [first] = await company.say("place me", { person: "vera" });
  await answer("vera", first, "right");
  const [again] = await company.say("I know this job", { person: "vera" });
  expect(again?.card?.summary).toContain("2 of 3");
});

/** Five cases of one kind, a day apart, each another variant; the clock and the schedule decide the rest. */
async function practiseLimit(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const [question] = await company.tap("practice.try", { skill: "large" }, { person: "nia" });
    await answer("nia", question, "right");
    company.pass(2 * day);
  }
}

test("what somebody can do is told in words, for them alone", async () => {
  await practiseLimit(5);
  const [progress] = await company.say("what can I do?", { person: "nia" });
  expect(progress?.card?.summary).toContain("Know the limit: ");
  expect(progress?.card?.summary).toContain("Only you see this.");
  expect(drawn(progress?.card ?? { summary: "", elements: [] })).toMatch(/[●◐○]{10} Know the limit/);
});

test("sure and wrong is told to the learner alone", async () => {
  const [question] = await company.tap("practice.try", { skill: "large" }, { person: "nia" });
  const [sure] = await tap("nia", question, "Sure");
  await answer("nia", sure, "wrong");
  const [progress] = await company.say("my progress", { person: "nia" });
  expect(progress?.card?.summary).toContain(
    "You were sure of these, and they were not right. Nobody is told.",
  );
  expect(progress?.card?.summary).toContain("Gift vouchers · Vouchers over 500 euros");
});

test("a readiness card is shared by a tap alone, shows passes only, and says who chose to share it", async () => {
  await practiseLimit(5);
  const [mine] = await company.say("my readiness", { person: "nia" });
  expect(mine?.card?.summary).toContain("Replace a voucher: 5 new cases in a row right");
  expect(await inboxOf(company, "otto")).toEqual([]);

  const told = await tap("nia", mine, "Share with Otto Lead");
  expect(told[0]?.card?.summary).toContain("Shared with Otto Lead.");
  const received = (await inboxOf(company, "otto")).at(-1);
  expect(received?.card?.summary).toContain("Nia New chose to share this with you.");
  expect(received?.card?.summary).toContain("Replace a voucher: 5 new cases in a row right");
  // What was promised is what came.
  const promised = drawn(mine?.card ?? { summary: "", elements: [] });
  for (const line of received?.card?.summary.split("\n") ?? [])
    expect(promised).toContain(line.replace(/^- /, ""));
});

test("it goes to a colleague by name, and to nobody whom Cairn does not know", async () => {
  await practiseLimit(5);
  const [mine] = await company.say("my readiness", { person: "nia" });
  const [lost] = await tap("nia", mine, "Share with somebody else", { name: "Tessa" });
  expect(lost?.card?.summary).toContain("Cairn knows nobody called “Tessa”. Nothing was shared.");
  expect(await inboxOf(company, "tess")).toEqual([]);
  await tap("nia", lost, "Share with somebody else", { name: "tess desk" });
  expect((await inboxOf(company, "tess")).at(-1)?.card?.summary).toContain("Nia New can do this");
});

test("an older card shares nothing that did not stand on it", async () => {
  await practiseLimit(5);
  const shown = "replace old";
  const [again] = await company.tap("practice.share", { with: "otto", shown }, { person: "nia" });
  expect(again?.card?.summary).toContain("Look at it again before you share it.");
  expect(await inboxOf(company, "otto")).toEqual([]);
});

test("home shows the next step and the way to path and progress", async () => {
  const [home] = await company.say("home", { person: "nia" });
  expect(home?.card?.summary).toContain("Check who is calling: a short lesson, then one case");
  expect(hasButton(home?.card, "My progress")).toBe(true);
  expect(hasButton(home?.card, "I know this job")).toBe(false);
  const [veteran] = await company.say("home", { person: "vera" });
  expect(hasButton(veteran?.card, "I know this job")).toBe(true);
});

test("of a job without tasks there is no path, and the card says what there is", async () => {
  const [path] = await company.say("my path", { person: "otto" });
  expect(path?.card?.summary).toContain("there is no path");
  expect((await company.say("place me", { person: "otto" }))[0]?.card?.summary).toContain("no cases");
});
