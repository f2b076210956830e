import { afterAll, beforeAll, expect, test } from "vitest";
import { ConflictError } from "../../src/core/errors.ts";
import type { Fact } from "../../src/core/facts.ts";
import { handoverActions } from "../../src/handover/actions.ts";
import type { HandoverDeps } from "../../src/handover/handover-deps.ts";
import { offerNext } from "../../src/handover/offer-next.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { answer, handoverWorld } from "./support/handover-world.ts";

let store: TestStore;
const world = handoverWorld();

beforeAll(async () => {
  store = await openTestStore();
  world.give(answer);
});
afterAll(() => store.close());

const request = "a1-help-1";

test("of two requests for one answer at once, only the first is written", async () => {
  const first = await tap("handover.ask", { answer: "a1" }, "mara");
  const again = await tap("handover.ask", { answer: "a1" }, "mara");
  await write(first);
  await expect(write(again)).rejects.toThrow(ConflictError);
  expect((await store.handover.request(request))?.steps).toHaveLength(1);
});

test("a request goes its way on the database, and of two steps at one place only the first is written", async () => {
  expect(await store.handover.openFor("olga")).toMatchObject([{ id: request, question: answer.question }]);

  world.at("2026-11-02T12:31:00Z");
  const late = await tap("handover.answer", { request, text: "Tom does.", note: true }, "olga");
  const [news] = await offerNext(deps(), world.now);
  await write(news?.facts ?? []);
  await expect(write(late)).rejects.toThrow(ConflictError);
  expect((await store.handover.openFor("dan")).map(({ id }) => id)).toEqual([request]);
  expect(await offerNext(deps(), world.now)).toEqual([]);

  await write(await tap("handover.answer", { request, text: "Tom does.", note: true }, "olga"));
  expect(await store.handover.notesOn("refund-approvals", 10)).toMatchObject([
    { text: "Tom does.", request },
  ]);
  expect(await store.handover.openFor("dan")).toEqual([]);
  expect((await store.handover.madeBy("mara", 5))[0]?.steps.map(({ kind }) => kind)).toEqual([
    "offered",
    "offered",
    "answered",
  ]);
});

test("a decision stands on the version it was taken on", async () => {
  await write(await tap("handover.decision", { answer: "a1", details: "700 EUR?" }, "mara"));
  await write(await tap("handover.approve", { request: "a1-approval-1", reason: "Clear." }, "olga"));
  expect(await store.handover.decisionsOn("refund-approvals", 10)).toMatchObject([
    {
      about: { sop: "refund-approvals", version: 7, section: "over-500" },
      steps: [{}, { kind: "decided", person: "olga", verdict: "approved", text: "Clear." }],
    },
  ]);
});

function deps(): HandoverDeps {
  return { ...world.deps, store: store.handover };
}

async function tap(action: string, value: object, as: string): Promise<readonly Fact[]> {
  const result = await handoverActions[action]?.run(deps(), { ...world.asker(as), value });
  return result?.facts ?? [];
}

function write(facts: readonly Fact[]): Promise<void> {
  return store.transaction(({ conversation }) => conversation.append(facts));
}
