import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ContentGap } from "../../src/core/gaps.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { exportPages } from "../../src/stewardship/exporting/export-pages.ts";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { buttonOf, inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import { append } from "../signals/support/gap-company.ts";
import { type ContentFolder, contentFolder, publishFolder } from "../stewardship/support/content-folder.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { giveModel, scriptedModel } from "../support/scripted-model.ts";
import { wholeTurn } from "../support/whole-turn.ts";

const vouchers = `# Gift vouchers

## Where they are sold {#sold}

Gift vouchers are sold in the web shop only.

## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper first.
3. Issue a new voucher of at most 50 euros.
`;

const files = {
  "people.yaml": `people:
  - { id: ada, name: Ada Example, roles: [agent], team: billing }
  - { id: ben, name: Ben Example, roles: [agent], team: billing }
  - { id: lea, name: Lea Example, roles: [lead], team: sales }
`,
  "areas.yaml": `areas:
  - { id: sales, title: Sales, lead: lea, experts: [] }
  - { id: office, title: Office, lead: null, experts: [] }
`,
  "sops/sales/vouchers.md": vouchers,
  ...Object.fromEntries(
    ["parking", "keys", "visitors", "printers", "kitchen"].map((topic) => [
      `sops/office/${topic}.md`,
      `# Office: ${topic}\n\nThe front desk looks after ${topic} and keeps the list.\n`,
    ]),
  ),
};

const day = 86_400_000;
const question = "Where do we order bicycle helmets?";
const text = `Bicycle helmets are ordered from the works office, by e-mail.

## Who pays

The team pays up to 60 euros for each helmet.`;

let company: TestCompany;
let folder: ContentFolder;

beforeEach(async () => {
  company = await openTestCompany("2026-11-23T10:00:00Z");
  await company.publish(files);
  folder = await contentFolder(files);
});

afterEach(async () => {
  await folder.clear();
  await company.close();
});

test("who takes on a missing page writes it at once, approves it, and Cairn answers from it", async () => {
  expect(wordsOf(await company.say(question, { person: "ada" }))).not.toContain("works office");
  await missing();
  const [queue] = await company.say("my pages", { person: "lea" });
  const { action, value, form } = buttonOf(queue?.card, "I will write it");
  expect(form?.fields.map(({ name }) => name)).toEqual(["title", "text", "text2", "reason"]);
  expect(form?.fields[0]).toMatchObject({ initial: "Bicycle helmets" });
  // A client that shows no form gets the same fields on a card.
  const [card] = await company.tap(action, value, { person: "lea" });
  await expect(card?.card?.summary).toMatchFileSnapshot("../stewardship/golden/write-page.txt");
  const hand = buttonOf(card?.card, "Hand it in");
  const filled = { ...hand.value, title: "Bicycle helmets", text };
  const [next] = await company.tap(hand.action, filled, { person: "lea" });
  expect(next?.card?.summary).toContain("Your page is below: look once more, then approve it.");
  expect(next?.card?.summary).not.toContain("A page is missing");
  expect(await company.runtime.store.flags.flags({ gap: "c1" })).toMatchObject([
    { settled: { by: "lea", verdict: "taken-on" } },
  ]);
  expect(wordsOf(await company.say(question, { person: "ada" }))).not.toContain("works office");
  const review = (await inboxOf(company, "lea")).at(-1);
  await expect(review?.card?.summary).toMatchFileSnapshot("../stewardship/golden/review-new-page.txt");
  const again = await company.tap(hand.action, filled, { person: "lea" });
  expect(wordsOf(again)).toContain("handed in already");
  await tapOn("lea", review, "Approve");
  expect(wordsOf(await inboxOf(company, "lea"))).toContain("“Bicycle helmets” is published");
  expect(wordsOf(await company.say(question, { person: "ada" }))).toContain("works office");
  expect(wordsOf(await company.say("history of bicycle helmets", { person: "ada" }))).toContain(
    "v1 · in force",
  );
});

test("a page that somebody else proposes waits for the area's lead, and its folder takes it home", async () => {
  const [card] = await company.say("Write a page about Bicycle helmets", { person: "ada" });
  const hand = buttonOf(card?.card, "Hand it in");
  const entry = { ...hand.value, title: "Bicycle helmets", text, reason: "Asked at the desk" };
  const noPlace = await company.tap(hand.action, entry, { person: "ada" });
  expect(wordsOf(noPlace)).toContain("Choose where the page belongs.");
  const placed = { ...entry, area: "sales" };
  const taken = await company.tap(hand.action, { ...placed, title: "Vouchers" }, { person: "ada" });
  expect(wordsOf(taken)).toContain("A page of that name stands there already.");
  expect(fieldsOf(taken)).toMatchObject({ text: expect.stringContaining("works office"), area: "sales" });
  const thanks = await company.tap(hand.action, placed, { person: "ada" });
  expect(wordsOf(thanks)).toContain("Your page “Bicycle helmets” is with Lea Example");
  const twice = await company.tap(hand.action, placed, { person: "ben" });
  expect(wordsOf(twice)).toContain("handed in already");
  await company.runtime.settled();
  const review = (await inboxOf(company, "lea")).at(-1);
  expect(review?.card?.summary).toContain("Ada Example wrote it.");
  const { draft } = buttonOf(review?.card, "Approve").value;
  const meddled = { draft, title: "Bicycle helmets", text: "Anything.", reason: "x" };
  for (const [action, value] of [
    ["stewardship.approve", { draft }],
    ["stewardship.edit", { draft }],
    ["stewardship.write", meddled],
  ] as const)
    expect(wordsOf(await company.tap(action, value, { person: "ben" }))).toContain(
      "does not have this change",
    );
  // Whoever approves may word it better first; it stays the author's.
  const opened = await tapOn("lea", review, "Edit");
  const better = { title: "Bicycle helmets", text: text.replace("60 euros", "80 euros"), reason: "Checked" };
  const [reworded] = await tapOn("lea", opened[0], "Hand it in", better);
  await tapOn("lea", reworded, "Approve");
  expect(wordsOf(await inboxOf(company, "ada"))).toContain("Lea Example approved your page.");
  const { store } = company.runtime;
  const [page] = await store.pages.storedPages("", ["sales/bicycle-helmets"]);
  expect(page).toMatchObject({ source: "folder", path: "sales/bicycle-helmets", owner: "lea" });
  const published = { now: "2026-11-23T11:00:00Z" };
  const before = await publishFolder(store, company.runtime.index, folder, published);
  expect(before).toMatchObject({ published: [], changed: [], retired: [], refused: [] });
  expect(await exported()).toMatchObject({
    published: [{ file: "sops/sales/bicycle-helmets.md" }],
    refused: [],
  });
  const file = await readFile(join(folder.path, "sops/sales/bicycle-helmets.md"), "utf8");
  expect(file).toContain("owner: lea\n");
  expect(file).toContain("up to 80 euros");
  expect(await exported()).toMatchObject({ published: [], changed: [], refused: [] });
  const after = await publishFolder(store, company.runtime.index, folder, published);
  expect(after).toMatchObject({ published: [], changed: [], retired: [], refused: [] });
  // From then on the page goes with its file, as every other.
  await folder.remove("sops/sales/bicycle-helmets.md");
  const gone = await publishFolder(store, company.runtime.index, folder, { ...published, yes: true });
  expect(gone.retired).toMatchObject([{ title: "Bicycle helmets" }]);
});

test("a model drafts a lesson for a task that has none, its owner approves it, and only then is it listed", async () => {
  const skills = `roles:
  agent:
    title: Agent
    tasks:
      - { id: lost, title: Replace a lost voucher, frequency: weekly, impact: high, skills: [replace] }
      - { id: sell, title: Sell a voucher, frequency: daily, impact: low, skills: [sell] }
skills:
  replace: { title: Replace vouchers, sections: ["sales/vouchers#lost"] }
  sell: { title: Sell vouchers, sections: ["sales/vouchers#sold"] }
`;
  await company.publish({ ...files, "skills.yaml": skills });
  const markdown = `Block the old voucher in Tillkeeper first.

## What to do

1. Ask the customer for the order number.
2. Issue a new voucher of at most 50 euros.`;
  const model = scriptedModel({
    "draft-lesson": ({ sections }) =>
      sections.includes("order number")
        ? { title: "Replace a lost voucher", markdown }
        : { title: "Sell a voucher", markdown: "Vouchers of up to 900 euros are sold in every shop." },
  });
  giveModel(company.runtime, model);
  await draftLessons();
  await draftLessons();
  expect(model.journal).toHaveLength(2);
  const { store } = company.runtime;
  expect(await store.modelDrafts.draftings({ kind: "lesson" })).toMatchObject([
    { subject: "agent/lost", kept: 1 },
    { subject: "agent/sell", kept: 0 },
  ]);
  expect(await inboxOf(company, "lea")).toEqual([]);
  expect(wordsOf(await company.say("lessons", { person: "ada" }))).not.toContain("Replace a lost voucher");
  await missing();
  const [queue] = await company.say("my pages", { person: "lea" });
  expect(queue?.card?.summary).toContain("A language model has drafted a lesson from your pages.");
  const [list] = await company.say("my drafts", { person: "lea" });
  const [review] = await tapOn("lea", list, "Look at it");
  await expect(review?.card?.summary).toMatchFileSnapshot("../stewardship/golden/review-lesson.txt");
  expect(JSON.stringify(review?.card?.elements)).toContain("What Gift vouchers says: Replace a lost voucher");
  const [form] = await tapOn("lea", review, "Edit");
  const wanted = { title: "Replace a lost voucher", text: markdown.replace("first", "at once"), reason: "" };
  const [mine] = await tapOn("lea", form, "Hand it in", wanted);
  await tapOn("lea", mine, "Approve");
  const listed = await company.say("lessons", { person: "ada" });
  expect(wordsOf(listed)).toContain("Replace a lost voucher");
  const [page] = await store.pages.storedPages("", ["lessons/sales/replace-a-lost-voucher"]);
  expect(page).toMatchObject({
    kind: "lesson",
    builtOn: ["sales/vouchers#lost"],
    skills: ["replace"],
    lessonKind: "explainer",
  });
  // The next one is shown what became of this one; the task has its lesson and is not asked for again.
  company.pass(day);
  await company.publish({
    ...files,
    "skills.yaml": skills,
    "sops/sales/vouchers.md": vouchers.replace("web shop only", "web shop and nowhere else"),
  });
  await draftLessons();
  expect(model.journal).toHaveLength(3);
  expect(model.journal[2]?.inputs).toMatchObject({
    examples: expect.stringContaining("in Tillkeeper at once"),
  });
});

async function draftLessons(): Promise<void> {
  const { handlers } = jobDeps(company.runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["draft-lessons"]({}, company.runtime.system.now(), wholeTurn);
  await company.runtime.settled();
}

const exported = () => {
  const { store } = company.runtime;
  const request = { folder: folder.path, source: "folder" as const, now: company.runtime.system.now() };
  return company.runtime
    .directory()
    .then(({ company: { policy } }) => exportPages({ store }, { ...request, policy }));
};

/** A missing page of sales that three people asked for, of which its lead is asked. */
async function missing(): Promise<void> {
  const at = company.runtime.system.now();
  const life = { id: "c1", openedAt: at, confirmedAt: at, closedAt: null, closing: null } as const;
  const about = { title: "Bicycle helmets", questions: ["q1", "q2", "q3"], people: 3, area: "sales" };
  const gap: ContentGap = { kind: "content", ...life, ...about };
  const doubt = { kind: "content-gap", title: gap.title, questions: 3, people: 3 } as const;
  const flag = { id: "f1", doubt, page: null, gap: "c1", owner: "lea", at, settled: null } as const;
  await append(company, [{ kind: "gap-moved", gap, was: null }]);
  await append(company, [{ kind: "flag-raised", flag }]);
}

async function tapOn(
  person: string,
  message: OutgoingMessage | undefined,
  label: string,
  more: object = {},
): Promise<readonly OutgoingMessage[]> {
  const { action, value } = buttonOf(message?.card, label);
  const said = await company.tap(action, { ...value, ...more }, { person });
  await company.runtime.settled();
  return said;
}

function fieldsOf(messages: readonly OutgoingMessage[]): Record<string, unknown> {
  const fields = (messages[0]?.card?.elements ?? []).flatMap((element) =>
    element.kind === "fields" ? element.fields : [],
  );
  return Object.fromEntries(fields.map((field) => [field.name, "initial" in field ? field.initial : null]));
}
