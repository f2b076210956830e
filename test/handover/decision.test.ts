import { beforeEach, expect, test } from "vitest";
import { ConflictError } from "../../src/core/errors.ts";
import { labelsIn, linkIn } from "./support/card-parts.ts";
import { answer, type HandoverWorld, handoverWorld, peopleWith } from "./support/handover-world.ts";

let world: HandoverWorld;
const approval = "a1-approval-1";
const asked = { answer: "a1", details: "May case 4711 get 700 EUR back?" };
const because = (reason: string) => ({ request: approval, reason });

beforeEach(() => {
  world = handoverWorld();
  world.give({ ...answer, outcome: "needs-approval" });
});

test("the approver gets what is to be decided with the rule, and who asked sees with whom it is", async () => {
  await world.tap("handover.decision", asked, "mara");
  expect(world.before("mara")[0]).toBe(
    [
      "The request is with Olga Renn, who decides this for Refund approvals, until Tue 3 Nov at 12:00.",
      "If there is no decision by then, Dan Roe is asked.",
    ].join("\n"),
  );
  const [card] = world.before("olga");
  expect(card).toContain("Mara Lind asks for your decision");
  expect(card).toContain("To decide: May case 4711 get 700 EUR back?");
  expect(card).toContain("Refund approvals v7 · Over 500 EUR");
  expect(labelsIn(world.cardsBefore("olga")[0])).toEqual(["Approve", "Decline", "Pass it to Dan Roe"]);
});

test("a decision with its reason is told to who asked, and recorded on the version", async () => {
  await world.tap("handover.decision", asked, "mara");
  expect(
    await world.at("2026-11-02T13:00:00Z").tap("handover.approve", because("The case is clear."), "olga"),
  ).toBe("Approved. Mara Lind is told, with your reason.");
  expect(world.before("mara")).toEqual([
    "Olga Renn approved the request at 13:00.",
    [
      "Approved by Olga Renn",
      "The request: May case 4711 get 700 EUR back?",
      "The reason: The case is clear.",
      "Refund approvals v7 · Over 500 EUR, effective 2 Oct · verified",
    ].join("\n"),
  ]);
  expect(world.before("olga")[0]).toContain("You approved this at 13:00.");
  expect(world.theRequest()).toMatchObject({
    about: { sop: "refund-approvals", version: 7, section: "over-500" },
    steps: [
      { kind: "offered", person: "olga" },
      { kind: "decided", person: "olga", verdict: "approved", text: "The case is clear." },
    ],
  });
});

test("only the approver and who stands in decide, with a reason, and nobody for themselves", async () => {
  await world.tap("handover.decision", asked, "mara");
  expect(await world.tap("handover.approve", because("Yes."), "eve")).toBe(
    "Only Olga Renn or Dan Roe can decide this.",
  );
  expect(await world.tap("handover.approve", because("Yes."), "mara")).toContain("somebody else decides");
  expect(await world.tap("handover.approve", because("Yes."), null)).toContain("Only Olga Renn");
  expect(await world.tap("handover.approve", because(" "), "olga")).toContain("needs its reason");
  expect(await world.tap("handover.answer", { request: approval, text: "Yes." }, "olga")).toContain(
    "Approve or Decline",
  );
  expect(world.theRequest().steps).toHaveLength(1);
  expect(await world.tap("handover.reject", because("Too late."), "dan")).toContain("Declined.");
  expect(world.before("olga")[0]).toContain("Dan Roe declined this at 12:00.");
});

test("words in the thread of the card are no decision", async () => {
  await world.tap("handover.decision", asked, "mara");
  expect(await world.replyInThread(approval, "Sure", "olga")).toContain("Approve or Decline");
});

test("while the approver is away, the deputy is asked", async () => {
  world.people = peopleWith("olga", { leave: [{ from: "2026-11-02", to: "2026-11-06" }] });
  await world.tap("handover.decision", asked, "mara");
  expect(world.before("olga")).toEqual([]);
  expect(world.before("dan")[0]).toContain("You decide this for Refund approvals in place of Olga Renn.");
  expect(world.before("dan")[0]).toContain("Then it lapses.");
  await world.at("2026-11-03T12:01:00Z").sweep();
  expect(world.before("mara").at(-1)).toContain("so it lapsed");
  expect(world.before("olga")).toEqual([]);
});

test("an approver who is back when the deputy did not decide is asked after all", async () => {
  world.people = peopleWith("olga", { leave: [{ from: "2026-11-02", to: "2026-11-02" }] });
  await world.tap("handover.decision", asked, "mara");
  await world.at("2026-11-03T12:01:00Z").sweep();
  expect(world.before("olga")[0]).toContain("Mara Lind asks for your decision");
});

test("undecided, it goes to the deputy after 8 working hours and then lapses before everybody's eyes", async () => {
  await world.tap("handover.decision", asked, "mara");
  await world.at("2026-11-03T12:01:00Z").sweep();
  expect(world.before("dan")[0]).toContain("The request is with you until Wed 4 Nov at 12:01.");
  expect(world.before("olga")[0]).toContain("You can still decide.");
  expect(world.before("mara")[0]).toContain("If there is no decision by then, the request lapses");
  await world.at("2026-11-04T12:02:00Z").sweep();
  for (const person of ["olga", "dan", "mara"]) {
    expect(world.before(person)[0]).toContain("Lapsed at 12:02 without a decision.");
  }
  expect(world.before("mara")[1]).toContain("Nothing is approved: do not act as if it were.");
  expect(labelsIn(world.cardsBefore("mara")[1])).toEqual([
    "Write to Olga Renn",
    "Ask for the decision again",
  ]);
  expect(labelsIn(world.cardsBefore("olga")[0])).toEqual([]);
  expect(await world.tap("handover.approve", because("Yes."), "olga")).toBe(
    "This lapsed at 12:02. It has to be asked for again.",
  );
});

test("the approver can hand it to the deputy, who has nobody after them", async () => {
  await world.tap("handover.decision", asked, "mara");
  expect(await world.tap("handover.pass", { request: approval }, "olga")).toBe("Passed on to Dan Roe.");
  expect(labelsIn(world.cardsBefore("dan")[0])).toEqual(["Approve", "Decline"]);
  expect(await world.tap("handover.pass", { request: approval }, "dan")).toContain(
    "Nobody stands in for you",
  );
  expect(world.theRequest().steps).toHaveLength(3);
});

test("of two decisions at once the first counts", async () => {
  await world.tap("handover.decision", asked, "mara");
  const second = await world.decide("handover.reject", because("No."), "dan");
  await world.tap("handover.approve", because("Yes."), "olga");
  expect(() => world.append(second.facts)).toThrow(ConflictError);
  expect(await world.tap("handover.reject", because("No."), "dan")).toBe(
    "Olga Renn approved this already, at 12:00.",
  );
});

test("somebody who decides such things asks their deputy for their own", async () => {
  world.give({ ...answer, person: "olga", conversation: "T1/D-olga" });
  await world.tap("handover.decision", asked, "olga");
  expect(world.before("dan")[0]).toContain("Olga Renn asks for your decision");
  world.page = world.page && { ...world.page, deputy: null };
  await world.tap("handover.withdraw", { request: approval }, "olga");
  expect(await world.tap("handover.decision", asked, "olga")).toContain("nobody to stand in for you");
});

test("an approver whom nobody knows, or none at all, leads to a person", async () => {
  world.page = world.page && { ...world.page, approver: "Head of Finance" };
  expect(await world.tap("handover.decision", asked, "mara")).toContain(
    "names Head of Finance to decide this",
  );
  expect(labelsIn(world.cardsBefore("mara")[0])).toEqual(["Ask a person"]);
  world.page = world.page && { ...world.page, approver: null };
  expect(await world.tap("handover.decision", asked, "mara")).toContain("names nobody");
  expect(world.requests.size).toBe(0);
});

test("when Cairn reaches nobody who may decide, nothing is approved and the card says whom to write to", async () => {
  world.unreachable = ["olga", "dan"];
  await world.tap("handover.decision", asked, "mara");
  expect(world.before("mara")[0]).toContain("Cairn reaches nobody who may decide this.");
  expect(world.before("mara")[0]).toContain("Nothing is approved");
  expect(linkIn(world.cardsBefore("mara")[0])).toBe("mailto:olga@example.com");
  expect(world.theRequest().steps).toMatchObject([{ kind: "lapsed" }]);
});

test("a decision is asked for on the rule that holds now", async () => {
  world.page = world.page && { ...world.page, version: 8 };
  expect(await world.tap("handover.decision", asked, "mara")).toContain("Refund approvals v8 holds now.");
  expect(world.requests.size).toBe(0);
});

test("where no human decides, or the page is closed to who asks, there is nothing to ask for", async () => {
  const citations = answer.citations.map((cited) => ({ ...cited, section: "up-to-500" }));
  world.give({ ...answer, citations });
  expect(await world.tap("handover.decision", asked, "mara")).toContain("No human decision is needed");
  world.give(answer);
  world.page = world.page && { ...world.page, audience: ["leads"] };
  expect(await world.tap("handover.decision", asked, "mara")).toContain("no longer there");
});

test("a decision near a sensitive page is not carried or kept", async () => {
  world.give({ ...answer, sensitive: true, question: null, person: null });
  const result = await world.decide("handover.decision", asked, "mara");
  expect(result).toMatchObject({ facts: [], notices: [], sensitive: true });
  expect(result.cards[0]?.summary).toContain("Ask Olga Renn, who decides this for Refund approvals.");
});
