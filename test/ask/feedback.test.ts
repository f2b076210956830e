import { afterEach, beforeEach, expect, test } from "vitest";
import { explain } from "../../src/ask/explain.ts";
import { type AskWorld, answerOf, askWorld, buttonsOf, cardOf, labelsOf } from "./support/ask-world.ts";
import { refundPages } from "./support/refund-pages.ts";

let world: AskWorld;

beforeEach(async () => {
  world = await askWorld(refundPages);
});

afterEach(async () => {
  await world.close();
});

const overLimit = "refund over 500 EUR billing lead";
const arrival = "money arrives credit card";

async function answered(question: string, as = "mara"): Promise<string> {
  return answerOf(await world.ask(question, as)).id;
}

test("helpful is noted for the page and its version", async () => {
  const answer = await answered(arrival);
  const result = await world.tap("ask.helpful", { answer });
  expect(cardOf(result).summary).toBe("Thank you. Noted for Arrival times v1.");
  expect(await world.store.ask.feedbackOn(answer)).toMatchObject([{ person: "mara", verdict: "helpful" }]);
});

test("not it asks which of three it was", async () => {
  const answer = await answered(arrival);
  const result = await world.tap("ask.not-it", { answer });
  expect(labelsOf(cardOf(result))).toEqual(["Wrong page", "Unclear", "Outdated"]);
  expect(result.facts).toEqual([]);
});

test("a wrong page brings the next best sections as buttons, and one tap answers from one", async () => {
  const answer = await answered("refund up to 500 EUR");
  const result = await world.tap("ask.wrong-page", { answer });
  expect(result.outcome?.kind).toBe("clarify");
  const [first] = buttonsOf(cardOf(result));
  if (first?.kind !== "act") throw new Error("The first button does something");
  expect(first.action).toBe("ask.pick");
  const picked = await world.tap("ask.pick", first.value);
  expect(picked.outcome).toMatchObject({
    reason: "picked",
    parts: [{ citation: { section: first.value.section } }],
  });
  expect(answerOf(picked)).toMatchObject({ question: "refund up to 500 EUR", person: "mara" });
  expect(answerOf(picked).citations[0]?.passage).not.toBe("");
});

test("a wrong page with nothing else near says so and offers a person", async () => {
  const answer = await answered("spare badge drawer reception desk");
  const result = await world.tap("ask.wrong-page", { answer });
  expect(result.outcome).toEqual({ kind: "abstained", reason: "weak-match" });
  expect(labelsOf(cardOf(result))).toEqual(["Ask a person"]);
});

test("unclear shows the same section in the other form at once, with what stands beside it", async () => {
  const answer = await answered(overLimit);
  const result = await world.tap("ask.unclear", { answer });
  expect(result.outcome).toMatchObject({
    reason: "other-form",
    parts: [{ citation: { section: "over-500" } }],
  });
  expect(labelsOf(cardOf(result))).toContain("Up to 500 EUR");
  expect(await world.store.ask.feedbackOn(answer)).toMatchObject([{ verdict: "unclear" }]);
});

test("when the other form is unclear, too, a person is offered", async () => {
  const answer = await answered(overLimit);
  const other = answerOf(await world.tap("ask.unclear", { answer })).id;
  const result = await world.tap("ask.unclear", { answer: other });
  expect(cardOf(result).summary).toContain("A person can help.");
  expect(buttonsOf(cardOf(result))).toMatchObject([{ action: "handover.ask", value: { answer: other } }]);
  expect(result.facts.map(({ kind }) => kind)).toEqual(["feedback-given"]);
});

test("one report puts a page of high risk in doubt for the next asker", async () => {
  const answer = await answered(overLimit);
  const result = await world.tap("ask.outdated", { answer });
  expect(cardOf(result).summary).toContain("From now on Refund approvals v1 is shown as in doubt");
  expect(cardOf(result).summary).toContain("Olga Renn owns the page");
  const next = await world.ask(overLimit, "tom");
  expect(next.outcome).toMatchObject({
    parts: [{ citation: { trust: "in-doubt", trustNote: "in doubt: reported as outdated on 2 Nov" } }],
  });
});

test("a page of normal risk needs two people, not one person twice", async () => {
  for (const _ of [1, 2]) {
    const result = await world.tap("ask.outdated", { answer: await answered(arrival) });
    expect(cardOf(result).summary).toContain("When one more person reports Arrival times v1");
  }
  expect((await world.ask(arrival, "eve")).outcome).toMatchObject({
    parts: [{ citation: { trust: "verified" } }],
  });
  await world.tap("ask.outdated", { answer: await answered(arrival, "tom") }, "tom");
  expect((await world.ask(arrival, "eve")).outcome).toMatchObject({
    parts: [{ citation: { trust: "in-doubt" } }],
  });
});

test("a report taken back by a later verdict is none", async () => {
  const answer = await answered(overLimit);
  await world.tap("ask.outdated", { answer }, "mara", "2026-11-02T12:01:00Z");
  await world.tap("ask.helpful", { answer }, "mara", "2026-11-02T12:02:00Z");
  expect((await world.ask(overLimit, "tom")).outcome).toMatchObject({
    parts: [{ citation: { trust: "verified" } }],
  });
});

test("a new version starts without the doubts about the old one", async () => {
  await world.tap("ask.outdated", { answer: await answered(overLimit) });
  const later = await world.ask(overLimit, "tom", "2026-12-02T12:00:00Z");
  expect(later.outcome).toMatchObject({ parts: [{ citation: { version: 2, trust: "verified" } }] });
});

test("a report of a text that was replaced since says what holds now", async () => {
  const answer = await answered(overLimit);
  const result = await world.tap("ask.outdated", { answer }, "mara", "2026-12-02T12:00:00Z");
  expect(cardOf(result).summary).toBe("Thank you. Refund approvals v1 has been replaced: v2 holds now.");
});

test("near a sensitive page nothing is noted", async () => {
  const answer = await answered("write to the trust line about misconduct");
  const helped = await world.tap("ask.helpful", { answer });
  const reported = await world.tap("ask.outdated", { answer });
  expect([helped, reported].flatMap(({ facts }) => facts)).toEqual([]);
});

test("a button of somebody else's answer is refused politely and changes nothing", async () => {
  const answer = await answered(arrival, "tom");
  const result = await world.tap("ask.helpful", { answer }, "mara");
  expect(cardOf(result).summary).toContain("given to somebody else");
  expect(await world.store.ask.feedbackOn(answer)).toEqual([]);
});

test.each([
  ["ask.helpful", { answer: "no-such-answer" }, "does not have this answer any more"],
  ["ask.helpful", { answer: 7 }, "does not know this button any more"],
  ["ask.pick", "nonsense", "does not know this button any more"],
  ["ask.again", {}, "does not know this button any more"],
])("%s with %j is answered politely", async (action, value, words) => {
  expect(cardOf(await world.tap(action, value)).summary).toContain(words);
});

test("a section the asker may not see cannot be picked", async () => {
  const answer = await answered(arrival);
  const result = await world.tap("ask.pick", { answer, sop: "refunds/leads-only", section: "top" });
  expect(JSON.stringify(result)).not.toContain("fraud");
  expect(result.outcome).toBeNull();
});

test("a question to try is asked as if it had been typed", async () => {
  const result = await world.tap("ask.again", { question: arrival });
  expect(answerOf(result)).toMatchObject({ question: arrival, outcome: "answered" });
});

test("an answer can be explained from what is kept, with the version that was current then", async () => {
  const id = await answered(overLimit);
  await world.tap("ask.helpful", { answer: id });
  const explained = await explain({ store: world.store.ask, pages: world.store.pages }, id);
  expect(explained).toMatchObject({
    outcome: "needs-approval",
    reason: "clear-match",
    question: overLimit,
    citations: [{ sop: "refunds/approvals", version: 1, section: "over-500" }],
    feedback: [{ verdict: "helpful" }],
  });
  expect(explained?.passages[0]).toMatchObject({ sop: "refunds/approvals", section: "over-500", version: 1 });
  await world.store.database.prisma.answer.updateMany({
    data: { question: null, standalone: null, key: null },
  });
  const blanked = await explain({ store: world.store.ask, pages: world.store.pages }, id);
  expect(blanked).toEqual({ ...explained, question: null, standalone: null });
});

test("there is nothing to explain of an unknown answer", async () => {
  expect(await explain({ store: world.store.ask, pages: world.store.pages }, "nothing")).toBeNull();
});

test("a conversation remembers its questions, and never those near sensitive pages", async () => {
  await world.ask(arrival, "mara", "2026-11-02T12:00:00Z");
  await world.ask("trust line misconduct report", "mara", "2026-11-02T12:01:00Z");
  await world.ask(overLimit, "mara", "2026-11-02T12:02:00Z");
  const place = {
    conversation: "talk-mara",
    person: "mara",
    since: new Date("2026-11-02T11:00:00Z"),
    limit: 3,
  };
  expect(await world.store.ask.history(place)).toEqual([arrival, overLimit]);
  expect(await world.store.ask.history({ ...place, limit: 1 })).toEqual([overLimit]);
  expect(await world.store.ask.history({ ...place, person: "tom" })).toEqual([]);
});
