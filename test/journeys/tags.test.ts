import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { publishFolder } from "../../src/commands/publishing.ts";
import type { Card } from "../../src/core/card.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { exportPages } from "../../src/stewardship/exporting/export-pages.ts";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { buttonOf, inboxOf } from "../practice/support/practice-company.ts";
import { type ContentFolder, contentFolder } from "../stewardship/support/content-folder.ts";
import { administered, lookForDoubts, sendQueues } from "../stewardship/support/steward-company.ts";
import { drawn } from "../support/drawn-card.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { wholeTurn } from "../support/whole-turn.ts";

let company: TestCompany;
let folder: ContentFolder;
const day = 86_400_000;

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z", administered);
  folder = await contentFolder(files);
  await publish();
  await lookForTags();
});

afterEach(async () => {
  await folder.clear();
  await company.close();
});

async function publish(): Promise<void> {
  const now = company.runtime.system.now();
  await publishFolder(company.runtime, { folder: folder.path, source: "folder", now, yes: true });
}

/** A workshop: one page without any tag, one that has them, and a skill that the map knows by name alone. */
const files = {
  "people.yaml": `people:
  - { id: amy, name: Amy Example, email: amy@example.com, roles: [it], timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@example.com, roles: [lead], timeZone: UTC }
  - { id: ada, name: Ada Example, email: ada@example.com, roles: [mechanic], timeZone: UTC }
`,
  "skills.yaml": `roles:
  mechanic:
    title: Mechanic
    tasks:
      - id: brakes
        title: Adjust the brakes of a bicycle
        frequency: daily
        impact: high
        goodPath: The brake pads touch the rim evenly and the lever has a finger of play.
        skills: [adjust-brakes]
      - id: invoices
        title: Write an invoice
        frequency: weekly
        impact: low
        skills: [write-invoice]
skills:
  adjust-brakes: { title: Adjust brakes }
  write-invoice: { title: Write an invoice, sections: [office/invoices#write] }
`,
  "sops/brakes.md": `---
title: Adjusting the brakes
owner: otto
---
## Pads and rim {#pads}

1. Loosen the brake cable until the pads stand off the rim.
2. Move each brake pad until it touches the rim evenly.
3. Tighten the cable and leave a finger of play at the lever.
`,
  "sops/office/invoices.md": `---
title: Writing invoices
owner: amy
skills: [write-invoice]
compliance: [tax]
---
## Write the invoice {#write}

Every invoice has a number, the date, the customer's address and the tax.
`,
} as const;

async function lookForTags(): Promise<void> {
  const { handlers } = jobDeps(company.runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["propose-tags"]({}, company.runtime.system.now(), wholeTurn);
}

function cardOf([message]: readonly OutgoingMessage[]): Card {
  if (message?.card == null) throw new Error("Nothing was said");
  return message.card;
}

async function tagsOf(person: string): Promise<Card> {
  return cardOf(await company.say("tags", { person }));
}

async function tap(person: string, card: Card, label: string, filled: object = {}): Promise<Card> {
  const { action, value } = buttonOf(card, label);
  return cardOf(await company.tap(action, { ...value, ...filled }, { person }));
}

async function skillsOf(sop: string): Promise<readonly string[] | undefined> {
  const pages = await company.runtime.store.pages.currentPages(company.runtime.system.now());
  return pages.find((page) => page.sop === sop)?.skills;
}

test("a tag that its owner finds right takes effect on the page and on the map, and is written into the file", async () => {
  const card = await tagsOf("otto");
  expect(drawn(card)).toMatchInlineSnapshot(`
    "## Tags proposed for your texts
    (quiet) Nothing has changed yet. Your word counts, and the next proposals follow it.
    Page: Adjusting the brakes
    Skill: Adjust brakes
    (quiet) Because of the words “brakes”, “adjusting”, “pads”. Then it teaches this skill: on paths, in practice, in what is ranked first.
    ( Right ) ( Another ) ( None of these )

    summary: Tags proposed for your texts
             Nothing has changed yet. Your word counts, and the next proposals follow it.
             Page: Adjusting the brakes
             Skill: Adjust brakes
             Because of the words “brakes”, “adjusting”, “pads”. Then it teaches this skill: on paths, in practice, in what is ranked first."
  `);
  expect(drawn(await tap("otto", card, "Right"))).toContain("Adjusting the brakes: Adjust brakes. Noted.");
  expect(await skillsOf("brakes")).toEqual(["adjust-brakes"]);
  company.runtime.forgetDirectory();
  const { skillMap } = (await company.runtime.directory()).company;
  expect(skillMap.skills["adjust-brakes"]?.sections).toEqual(["brakes#pads"]);
  expect(skillMap.skills["write-invoice"]?.sections).toEqual(["office/invoices#write"]);
  const now = company.runtime.system.now();
  const report = await exportPages(
    { store: company.runtime.store },
    { folder: folder.path, source: "folder", policy: defaultPolicy, now },
  );
  expect(report.changed.map(({ file }) => file)).toEqual(["sops/brakes.md"]);
  expect(await readFile(join(folder.path, "sops/brakes.md"), "utf8")).toContain(
    "skills:\n  - adjust-brakes\n",
  );
  await publish();
  expect(await skillsOf("brakes")).toEqual(["adjust-brakes"]);
});

test("an audience said in chat opens and closes nothing, and whoever said it reads where to write it", async () => {
  const { store, system } = company.runtime;
  const [waiting] = await store.tags.tagProposals();
  if (waiting === undefined) throw new Error("Nothing is proposed");
  const tags = [{ tag: "mechanic", score: 1, reason: { kind: "built-on" as const } }];
  const proposal = { ...waiting, tagKind: "audience" as const, tags, others: [], at: system.now() };
  await store.transaction((tx) => tx.conversation.append([{ kind: "tags-proposed", proposal }]));
  const card = await tagsOf("otto");
  expect(drawn(card)).toContain("everybody may read it until the page's file says otherwise");
  const { value } = card.elements
    .flatMap((element) => (element.kind === "buttons" ? element.buttons : []))
    .flatMap((button) => (button.kind === "act" ? [button] : []))
    .find((button) => Object.values(button.value).includes("audience")) ?? { value: {} };
  const said = await company.tap("stewardship.tags-right", value, { person: "otto" });
  expect(drawn(cardOf(said))).toContain(
    "Noted, and everybody may still read it. To change that, write it into the page's file: audience: [mechanic]",
  );
  const pages = await store.pages.currentPages(system.now());
  expect(pages.find(({ sop }) => sop === "brakes")?.audience).toEqual([]);
});

test("what is refused is not proposed again for the same text, and may be for another", async () => {
  await tap("otto", await tagsOf("otto"), "None of these");
  await lookForTags();
  expect(drawn(await tagsOf("otto"))).toContain("No tags wait for you.");
  const text = files["sops/brakes.md"];
  await folder.write({ "sops/brakes.md": `${text}4. Try the brake before you hand the bicycle out.\n` });
  company.pass(day);
  await publish();
  await lookForTags();
  expect(drawn(await tagsOf("otto"))).toContain("Skill: Adjust brakes");
});

test("another tag is taken by its id or its title, and one that nobody knows is not", async () => {
  const card = await tagsOf("otto");
  const wrong = await tap("otto", card, "Another", { typed: "sewing" });
  expect(drawn(wrong)).toContain("There is no skill “sewing”.");
  await tap("otto", card, "Another", { typed: "Write an invoice" });
  expect(await skillsOf("brakes")).toEqual(["write-invoice"]);
});

test("only who looks after the page may say, and of two the first counts", async () => {
  const card = await tagsOf("otto");
  expect(drawn(await tap("ada", card, "Right"))).toContain("This is for Otto Example, Amy Example to say.");
  await tap("amy", card, "None of these");
  expect(drawn(await tap("otto", card, "Right"))).toContain("Amy Example has said already what it is: none.");
  expect(await skillsOf("brakes")).toEqual([]);
});

test("what the file says counts, whatever was said in chat", async () => {
  await tap("otto", await tagsOf("otto"), "Right");
  const text = files["sops/brakes.md"].replace("owner: otto", "owner: otto\nskills: [write-invoice]");
  await folder.write({ "sops/brakes.md": text });
  company.pass(day);
  await publish();
  expect(await skillsOf("brakes")).toEqual(["write-invoice"]);
});

test("the week's queue ends with one line on tags, however many wait, and nothing is sent for tags alone", async () => {
  await lookForDoubts(company);
  company.pass(21 * 3_600_000);
  await sendQueues(company);
  expect(await inboxOf(company, "otto")).toEqual([]);
  const home = drawn(cardOf(await company.say("my queue", { person: "otto" })));
  expect(home).toContain("Tags are proposed for one text of yours.");
});
