import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { drawn } from "../support/drawn-card.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { buttonOf } from "./support/practice-company.ts";

const golden = (name: string) => `./golden/${name}.txt`;

const files = {
  "people.yaml": `people:
  - { id: ada, name: Ada Example, roles: [agent], timeZone: UTC }
  - { id: ben, name: Ben Example, roles: [agent], timeZone: UTC }
`,
  "areas.yaml": "- { id: sales, title: Sales }\n",
  "sops/sales/vouchers.md": `---
title: Gift vouchers
---
## Replace a lost voucher {#lost}

Ask for the order number, block the old voucher, issue a new one.

## Vouchers over 500 euros {#large}

The billing lead says yes first.
`,
  "lessons/sales/lost.md": `---
id: lost
title: Before you replace a voucher
kind: checklist
sections: [sales/vouchers#lost]
---
Two minutes, before anything is issued.

- [ ] You have the **order number**.
- [ ] The old voucher is blocked.

Then:

- [ ] The new one went to the known address.

Keep the case open until tomorrow.
`,
  "lessons/sales/who.md": `---
id: who
title: Who says yes?
kind: decision-tree
sections: [sales/vouchers#lost, sales/vouchers#large]
---
More than 500 euros?

- Yes: [the lead](#lead)
- No: [lost, or damaged?](#which)

## The billing lead says yes {#lead}

Ask first: [over 500](../../sops/sales/vouchers.md#large).

## Lost, or damaged? {#which}

- Lost: [replace it](#replace)
- Damaged, with the receipt: [replace it](#replace)

## You replace it {#replace}

Block the old one.
`,
  "lessons/sales/sum.md": `---
id: sum
title: What is the voucher worth?
kind: worked-example
sections: [sales/vouchers#lost]
---
**The case.** 80 euros, of which 30 are spent.

**Step 1: what is left?** 80 − 30 = 50 euros.

**Step 2: what is issued?** A voucher of **50 euros**.
`,
} as const;

let company: TestCompany;

beforeEach(async () => {
  company = await openTestCompany("2026-11-23T09:00:00Z");
  await company.publish(files);
});

afterEach(async () => {
  await company.close();
});

async function say(text: string, person = "ada"): Promise<OutgoingMessage> {
  return oneOf(
    await company.deliver(company.event({ kind: "message", text }, { person, conversation: "desk" })),
  );
}

async function tap(
  message: OutgoingMessage,
  label: string,
  filled: object = {},
  person = "ada",
): Promise<OutgoingMessage> {
  const { action, value } = buttonOf(message.card, label);
  const body = { kind: "action", action, value: { ...value, ...filled } } as const;
  const inbound = company.event(body, { person, conversation: message.conversation });
  return oneOf(await company.deliver({ ...inbound, message: message.id }));
}

function oneOf(messages: readonly OutgoingMessage[]): OutgoingMessage {
  const [message, ...others] = messages;
  if (message?.card == null || others.length > 0)
    throw new Error(`${messages.length} messages instead of one`);
  return message;
}

const shown = (message: OutgoingMessage) => drawn(message.card as NonNullable<typeof message.card>);

/** Values of the boxes of a checklist, and which are ticked. */
function boxes({ card }: OutgoingMessage) {
  const fields = card?.elements.flatMap((element) => (element.kind === "fields" ? element.fields : [])) ?? [];
  const [field] = fields;
  if (field?.kind !== "several") throw new Error("there are no boxes");
  return { values: field.options.map(({ value }) => value), ticked: field.initial };
}

test("a checklist is ticked off part by part, kept, gone on with later, and begun anew", async () => {
  const opened = await tap(await say("checklist for sales"), "Checklist: Before you replace a voucher");
  await expect(shown(opened)).toMatchFileSnapshot(golden("lesson-checklist"));
  const [order = "", blocked = ""] = boxes(opened).values;

  const one = await tap(opened, "Keep my ticks", { points: order });
  expect(shown(one)).toContain("1 of 3 done");
  expect(
    boxes(await tap(await say("my checklists"), "Before you replace a voucher (1 ticked)")).ticked,
  ).toEqual([order]);
  const bens = await tap(
    await say("checklist for sales", "ben"),
    "Checklist: Before you replace a voucher",
    {},
    "ben",
  );
  expect(boxes(bens).ticked).toEqual([]);

  const second = await tap(one, "Keep my ticks", { points: `${order},${blocked}` });
  expect(shown(second)).toContain("Then");
  const done = await tap(second, "Keep my ticks", { points: boxes(second).values.join(",") });
  await expect(shown(done)).toMatchFileSnapshot(golden("lesson-checklist-done"));
  expect(shown(await say("my checklists"))).not.toContain("ticked");
  expect(boxes(await tap(done, "From the start")).ticked).toEqual([]);
});

test("a checklist with a new text keeps the ticks of the points that stayed", async () => {
  const opened = await tap(await say("checklist for sales"), "Checklist: Before you replace a voucher");
  const { values } = boxes(opened);
  const kept = await tap(opened, "Keep my ticks", { points: values.join(",") });
  const lost = files["lessons/sales/lost.md"].replace(
    "The old voucher is blocked.",
    "The old voucher is blocked in Tillkeeper.",
  );
  await company.publish({ ...files, "lessons/sales/lost.md": lost });

  const again = await tap(await say("my checklists"), "Before you replace a voucher (2 ticked)");
  expect(shown(again)).toContain("The list has a new text (v2). What is new is not ticked yet.");
  expect(boxes(again).ticked).toEqual([values[0]]);
  // The card from before ticks nothing that it did not show.
  expect(shown(await tap(kept, "Keep my ticks", { points: "" }))).toContain("1 of 3 done");
});

test("a decision tree is walked by its choices, back and from the start, to an end with its own citation", async () => {
  const opened = await tap(await say("lessons on sales"), "Walk me through: Who says yes?");
  await expect(shown(opened)).toMatchFileSnapshot(golden("lesson-walk"));
  const which = await tap(opened, "No");
  const end = await tap(which, "Damaged, with the receipt");
  expect(shown(end)).toContain("You replace it");
  expect(shown(await tap(end, "Back"))).toContain("Lost, or damaged?");
  expect(shown(await tap(end, "From the start"))).toBe(shown(opened));
  await expect(shown(await tap(opened, "Yes"))).toMatchFileSnapshot(golden("lesson-walk-end"));
});

test("a walk over a lesson that has changed begins again and says so", async () => {
  const opened = await tap(await say("lessons on sales"), "Walk me through: Who says yes?");
  const who = files["lessons/sales/who.md"].replace("More than 500 euros?", "More than 600 euros?");
  await company.publish({ ...files, "lessons/sales/who.md": who });
  const after = shown(await tap(opened, "No"));
  expect(after).toContain("This lesson has a new text (v2). Here it is from the start.");
  expect(after).toContain("More than 600 euros?");
});

test("a worked example shows a step after the reader has thought about it", async () => {
  const opened = await tap(await say("lessons on sales"), "Example: What is the voucher worth?");
  await expect(shown(opened)).toMatchFileSnapshot(golden("lesson-example"));
  const first = await tap(opened, "Show");
  expect(shown(first)).toContain("80 − 30 = 50 euros.");
  expect(shown(first)).not.toContain("A voucher of");
  expect(shown(await tap(first, "Show"))).toContain("That was all of it.");
});

test("an answer offers the lesson on its section, and the one most people opened comes first", async () => {
  const asked = () => say("How do I replace a lost voucher?", "ben");
  expect(buttonOf((await asked()).card, "Checklist: Before you replace a voucher").action).toBe(
    "practice.lesson",
  );
  await tap(await say("lessons on sales"), "Example: What is the voucher worth?");
  expect(buttonOf((await asked()).card, "Example: What is the voucher worth?").action).toBe(
    "practice.lesson",
  );
});

test("what nobody teaches is said, and a lesson that is gone is not shown", async () => {
  expect(shown(await say("checklist for submarines"))).toContain("There is no checklist for “submarines”");
  const list = await say("lessons on sales");
  const { "lessons/sales/who.md": _, ...others } = files;
  await company.publish(others);
  expect(shown(await tap(list, "Walk me through: Who says yes?"))).toContain("not there any more");
});
