import { expect, test } from "vitest";
import { cardOf } from "../../src/core/card-text.ts";
import { explainRequest, requestLines } from "../../src/handover/explain-request.ts";
import { openRequests } from "../../src/handover/open-requests.ts";
import { formOf } from "./support/card-parts.ts";
import { drawn } from "./support/drawn.ts";
import { answer, type HandoverWorld, handoverWorld, peopleWith } from "./support/handover-world.ts";

const help = { request: "a1-help-1" };
const approval = { request: "a1-approval-1" };
const decision = { answer: "a1", details: "May case 4711 get 700 EUR back?" };
const golden = (name: string) => `./golden/${name}.txt`;

test("the cards of a question that is passed on, runs out of time and is answered late", async () => {
  const world = begun();
  world.people = peopleWith("dan", { timeZone: "America/Los_Angeles" });
  const story: string[] = [];
  const tell = (what: string) => story.push(allCards(world, what, ["mara", "olga", "eve", "tom"]));
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  tell("Mara asks a person");
  await world.at("2026-11-02T12:05:00Z").tap("handover.pass", help, "olga");
  tell("Olga passes it on; Dan is not at work");
  await world.at("2026-11-02T12:36:00Z").sweep();
  tell("Eve did not answer in time");
  await world
    .at("2026-11-02T12:40:00Z")
    .tap("handover.answer", { ...help, text: "Tom does.", note: true }, "eve");
  tell("Eve answers after all");
  await expect(story.join("\n")).toMatchFileSnapshot(golden("question"));
});

test("the cards of a question that nobody answers", async () => {
  const world = begun();
  world.unreachable = ["dan", "eve", "tom", "ada"];
  const story: string[] = [];
  const tell = (what: string) => story.push(allCards(world, what, ["mara", "olga"]));
  await world.at("2026-11-06T17:30:00Z").tap("handover.ask", { answer: "a1" }, "mara");
  tell("Mara asks on Friday evening");
  await world.at("2026-11-09T09:31:00Z").sweep();
  tell("Olga did not answer, and nobody is left");
  await expect(story.join("\n")).toMatchFileSnapshot(golden("unanswered"));
});

test("the cards of a question that is withdrawn", async () => {
  const world = begun();
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.tap("handover.withdraw", help, "mara");
  await expect(allCards(world, "Mara withdraws it", ["mara", "olga"])).toMatchFileSnapshot(
    golden("withdrawn"),
  );
});

test("the cards of a decision", async () => {
  const world = begun();
  const story: string[] = [];
  const tell = (what: string) => story.push(allCards(world, what, ["mara", "olga", "dan"]));
  await world.tap("handover.decision", decision, "mara");
  tell("Mara asks for the decision");
  await world.at("2026-11-03T12:01:00Z").sweep();
  tell("Olga did not decide in time");
  await world.tap("handover.reject", { ...approval, reason: "The warranty is over." }, "dan");
  tell("Dan declines");
  await expect(story.join("\n")).toMatchFileSnapshot(golden("decision"));
});

test("the cards of a decision that lapses", async () => {
  const world = begun();
  world.page = world.page && { ...world.page, deputy: null };
  await world.tap("handover.decision", decision, "mara");
  await world.at("2026-11-03T12:01:00Z").sweep();
  await expect(allCards(world, "Nobody decided", ["mara", "olga"])).toMatchFileSnapshot(golden("lapsed"));
});

test("a card of whom to write to when nothing is kept", async () => {
  const world = begun();
  world.give({ ...answer, sensitive: true, person: null, question: null });
  const { cards } = await world.decide("handover.ask", { answer: "a1" }, "mara");
  await expect(cards.map(drawn).join("\n")).toMatchFileSnapshot(golden("sensitive"));
});

test("a question as long as people write them stays short on every card but the first", async () => {
  const world = begun();
  world.give({ ...answer, question: "and then ".repeat(400) });
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.tap("handover.answer", { ...help, text: "Tom does." }, "olga");
  for (const card of [...world.before("mara"), ...world.before("olga")])
    expect(card.length).toBeLessThan(600);
});

test("the home tab lists what waits for somebody, and what became of what they asked", async () => {
  const world = begun();
  world.give({ ...answer, id: "a2", person: "olga", question: "Where is the badge?", citations: [] });
  await world.tap("handover.ask", { answer: "a1" }, "mara");
  await world.tap("handover.decision", decision, "mara");
  await world.tap("handover.ask", { answer: "a2" }, "olga");
  const homeOf = async (id: string) => {
    const person = world.people.find((one) => one.id === id);
    if (person === undefined) throw new Error(`There is no ${id}`);
    return drawn(cardOf(await openRequests(world.deps, { person, at: world.now })));
  };
  const homes = [`— Olga —`, await homeOf("olga"), "— Mara —", await homeOf("mara")];
  await expect(homes.join("\n")).toMatchFileSnapshot(golden("home"));
  expect(await homeOf("tom")).toBe("\n");
});

test("a request is explained by whom it went to, who decided and on which version, without anybody's words", async () => {
  const world = begun();
  await world.tap("handover.decision", decision, "mara");
  await world.tap("handover.pass", approval, "olga");
  await world.tap("handover.approve", { ...approval, reason: "The case is clear." }, "dan");
  const explanation = await explainRequest(world.deps, approval.request);
  expect(explanation).toMatchObject({
    kind: "approval",
    about: { sop: "refunds/approvals", version: 7, section: "over-500" },
    standing: "decided",
  });
  expect(JSON.stringify(explanation)).not.toMatch(/clear|4711|refund of|mara/);
  if (explanation === null) throw new Error("There is a request");
  await expect(requestLines(explanation).join("\n")).toMatchFileSnapshot(golden("explained"));
  expect(await explainRequest(world.deps, "nothing")).toBeNull();
});

test("what is asked before an action fits the platforms' limits", () => {
  for (const action of ["handover.answer", "handover.decision", "handover.approve", "handover.reject"]) {
    const form = formOf(action, { request: "r1", hasPage: true });
    expect([form?.title, form?.submit].every((words) => words !== undefined && words.length <= 24)).toBe(
      true,
    );
    expect(form?.fields.every(({ name }) => /^[\w-]+$/.test(name))).toBe(true);
  }
  const fields = (hasPage: boolean) => formOf("handover.answer", { request: "r1", hasPage })?.fields.length;
  expect([fields(true), fields(false)]).toEqual([2, 1]);
  expect(formOf("handover.pass", help)).toBeNull();
});

function begun(): HandoverWorld {
  const world = handoverWorld();
  world.give(answer);
  return world;
}

function allCards(world: HandoverWorld, what: string, people: readonly string[]): string {
  const cards = people.flatMap((person) =>
    world.cardsBefore(person).map((card) => `— before ${person} —\n${drawn(card)}`),
  );
  return `===== ${what} =====\n\n${cards.join("\n")}`;
}
