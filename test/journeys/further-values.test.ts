import { afterAll, beforeAll, expect, test } from "vitest";
import { toBlocks } from "../../src/channels/cards/block-kit.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { buttonOf, onlyItems, practiceFiles, wordsOf } from "../practice/support/practice-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { giveModel, type ScriptedModel, scriptedModel } from "../support/scripted-model.ts";
import { wholeTurn } from "../support/whole-turn.ts";

const scenario = (id: string, stem: string) => `- id: ${id}
  section: sales/vouchers#large
  kind: scenario
  stem: "${stem}"
  variants:
    client: [Kelpie Fitness, Orrery Books]
    amount: { from: 450, to: 550, step: 50 }
    state: [has said yes, has not answered yet]
  options: { issue: Issue it, ask: Ask the billing lead first }
  rule: 'amount <= 500 || state == "has said yes" ? "issue" : "ask"'
  skills: [vouchers]
`;
const stem = "{client} wants a voucher of {amount} euros, and the billing lead {state}. What next?";
const files = {
  ...onlyItems(),
  "items/sales/vouchers.yaml": [
    scenario("for-a-firm", stem),
    scenario("by-phone", `On the phone: ${stem}`),
    scenario("at-the-till", `At the till: ${stem}`),
  ].join(""),
};
const written = [
  { name: "client", values: ["Juniper Meals", "Otto Example", "Marl Press 24"] },
  { name: "state", values: ["is on a journey"] },
];

let company: TestCompany;
let model: ScriptedModel;

beforeAll(async () => {
  company = await openTestCompany("2026-11-23T10:00:00Z");
  await company.publish(files);
});

afterAll(async () => {
  await company.close();
});

async function night(): Promise<void> {
  const { runtime } = company;
  const { handlers } = jobDeps(runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["draft-items"]({}, runtime.system.now(), wholeTurn);
  await runtime.settled();
}

async function item(id: string) {
  const all = await company.runtime.store.items.items();
  return all.find((one) => one.id === id);
}

async function valuesOf(id: string, place: string) {
  const range = (await item(id))?.variants[place];
  return range?.kind === "list" ? range.values : [];
}

/** The buttons below one question on the card of what waits. */
function tapOn(id: string, list: readonly OutgoingMessage[], label: string, more: object = {}) {
  const card = list[0]?.card;
  if (card === null || card === undefined) throw new Error("There is no card");
  const elements = card.elements.filter(
    (element) =>
      element.kind === "buttons" &&
      element.buttons.some((button) => button.kind === "act" && button.value.item === id),
  );
  const { action, value } = buttonOf({ ...card, elements }, label);
  return company.tap(action, { ...value, ...more }, { person: "otto" });
}

const asked = () => model.journal.filter(({ prompt }) => prompt === "scenario-variants").length;

const waiting = () => company.say("items to approve", { person: "otto" });

test("further values wait beside those that are there, with the answer that the rule finds", async () => {
  model = scriptedModel({
    "draft-items": () => ({ items: [] }),
    "scenario-variants": () => ({ variants: written }),
  });
  giveModel(company.runtime, model);
  await night();
  expect(asked()).toBe(3);
  const words = wordsOf(await waiting());
  expect(words).toContain("Drafted by a language model · Gift vouchers · Vouchers over 500 euros");
  expect(words).toContain("{client} so far: Kelpie Fitness · Orrery Books");
  expect(words).toContain("New: Juniper Meals");
  expect(words).toMatch(/New: is on a journey → (Issue it or Ask|Ask the billing lead first or Issue)/);
  expect(words).not.toMatch(/Otto Example|Marl Press/);
  const [list] = await waiting();
  if (list?.card == null) throw new Error("There is no card");
  const slack = JSON.stringify(
    toBlocks(list.card, { baseUrl: "https://cairn.example", messageId: "m1" }).blocks,
  );
  expect(slack.split("is on a journey")).toHaveLength(4);
  expect(await valuesOf("for-a-firm", "client")).toEqual(["Kelpie Fitness", "Orrery Books"]);
  expect(wordsOf(await company.say("quiz me on vouchers over 500 euros", { person: "ada" }))).toContain(
    "wants a voucher of",
  );
});

test("what is approved is drawn from then on, what is not ticked is not", async () => {
  const [said] = await tapOn("for-a-firm", await waiting(), "Approve");
  expect(said?.card?.summary).toContain("further values approved by you");
  expect(await item("for-a-firm")).toMatchObject({ version: 2 });
  expect(await valuesOf("for-a-firm", "client")).toEqual(["Kelpie Fitness", "Orrery Books", "Juniper Meals"]);
  expect(await valuesOf("for-a-firm", "state")).toContain("is on a journey");
  await tapOn("by-phone", await waiting(), "Pick some", { values: "0" });
  expect(await valuesOf("by-phone", "client")).toContain("Juniper Meals");
  expect(await valuesOf("by-phone", "state")).toEqual(["has said yes", "has not answered yet"]);
});

test("what is refused stays refused, and an old card says that it is decided", async () => {
  const list = await waiting();
  const [said] = await tapOn("at-the-till", list, "Leave as it is");
  expect(said?.card?.summary).toContain("left as it is by you");
  const [late] = await tapOn("at-the-till", list, "Approve");
  expect(late?.card?.summary).toContain("These values wait no longer");
  expect(await item("at-the-till")).toMatchObject({ version: 1 });
  await night();
  expect(asked()).toBe(3);
  expect(wordsOf(await waiting())).not.toContain("New: ");
});

test("only who decides on the page's questions is asked", async () => {
  const [section] = await company.runtime.store.pages.currentSections(
    [{ sop: "sales/vouchers", section: "large" }],
    company.runtime.system.now(),
  );
  const value = {
    item: "at-the-till",
    version: 1,
    hash: section?.hash ?? "",
    page: "",
    only: "all",
    from: 0,
  };
  const [said] = await company.tap(
    "practice.variants-approve",
    { ...value, notice: "", values: "0" },
    { person: "ada" },
  );
  expect(wordsOf(said === undefined ? [] : [said])).toContain("This is for Otto Example to decide.");
});

test("they count as drafts of the week, and go with the text of their section", async () => {
  const { store } = company.runtime;
  const policy = "drafting: { itemsPerWeek: 4 }\n";
  const page = practiceFiles["sops/sales/vouchers.md"].replaceAll("500 euros", "800 euros");
  const reworded = files["items/sales/vouchers.yaml"].replaceAll("What next?", "What do you do now?");
  const next = { ...files, "policy.yaml": policy, "items/sales/vouchers.yaml": reworded };
  await company.publish(next);
  const changed = (await store.items.items()).filter(({ stem: one }) => one.endsWith("now?"));
  expect(changed.map(({ id }) => id)).toEqual(["at-the-till"]);
  await night();
  expect(await store.modelDrafts.variantProposals()).toMatchObject([{ item: "at-the-till", version: 2 }]);
  const ofWeek = await store.modelDrafts.draftings({ kind: "variants" });
  expect(ofWeek.map(({ kept }) => kept)).toEqual([1, 1, 1, 1]);
  expect(wordsOf(await waiting())).toContain("New: Juniper Meals");
  company.pass(60_000);
  await company.publish({ ...next, "sops/sales/vouchers.md": page });
  expect(wordsOf(await waiting())).not.toContain("New: Juniper Meals");
  await company.publish({ ...next, "items/sales/vouchers.yaml": reworded.replaceAll("now?", "first?") });
  await night();
  expect(asked()).toBe(4);
});
