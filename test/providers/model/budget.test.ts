import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { defaultPolicy, type Policy } from "../../../src/core/policy.ts";
import { costOf, limitsOf } from "../../../src/providers/model/cost.ts";
import { anything, followUp, said } from "./support/asked.ts";
import { type ModelWorld, openModelWorld } from "./support/model-world.ts";

let world: ModelWorld;
beforeAll(async () => {
  world = await openModelWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const prices = { "openai:gpt-4.1-mini": { input: 0.4, output: 1.6 } };

async function usedToday() {
  await world.settled();
  return (await world.store.modelCalls.used(new Date(0), world.now(), "mara")).same;
}

test("what was used counts, not what was set aside, and it costs what the prices say", async () => {
  const usage = { prompt_tokens: 1_000, completion_tokens: 50 };
  world.server.onMessage(anything, { content: said, usage });
  const model = await world.open({ policy: { prices } });
  expect(await model.write(followUp)).toMatchObject({
    use: { inputTokens: 1_000, outputTokens: 50, cost: 480 },
  });
  expect(await usedToday()).toEqual({ tokens: 1_050, cost: 480 });
});

test("where a day's budget has no room for the most that a call may use, nothing is sent", async () => {
  world.server.onMessage(anything, { content: said });
  for (const policy of [
    { tokensPerDay: 3_000 },
    { tokensPerPersonPerDay: 3_000 },
    { prices, moneyPerDay: 0.001 },
  ]) {
    const model = await world.open({ policy });
    expect(await model.write(followUp)).toEqual({ kind: "unwritten", reason: "over-budget" });
  }
  expect(world.server.getRequests()).toEqual([]);
  expect(await usedToday()).toEqual({ tokens: 0, cost: 0 });
});

test("a call that was given up counts as all that it may have used: nobody said what it did", async () => {
  world.server.onMessage(anything, { content: said }, { latency: 500 });
  const model = await world.open();
  await model.write({ ...followUp, withinMs: 60 });
  expect((await usedToday()).tokens).toBeGreaterThan(2_160);
});

test("a call that was turned away costs nothing", async () => {
  world.server.onMessage(anything, { error: { message: "no" }, status: 429, retryAfter: 60 });
  const model = await world.open();
  await model.write(followUp);
  expect(await usedToday()).toEqual({ tokens: 0, cost: 0 });
});

test("where nobody counts, about as many are put down as the text is long", async () => {
  world.server.onMessage(anything, { content: said, usage: { prompt_tokens: 0, completion_tokens: 0 } });
  const model = await world.open();
  await model.write(followUp);
  expect((await usedToday()).tokens).toBeGreaterThan(100);
});

test("many at once, of one person, stay within what they have together", async () => {
  const usage = { prompt_tokens: 3_000, completion_tokens: 100 };
  world.server.onMessage(anything, { content: said, usage });
  const model = await world.open({ policy: { tokensPerPersonPerDay: 20_000 } });
  const written = await Promise.all(Array.from({ length: 12 }, () => model.write(followUp)));
  const reasons = written.map((one) => (one.kind === "written" ? "written" : one.reason));
  expect(new Set(reasons)).toEqual(new Set(["written", "over-budget"]));
  expect((await usedToday()).tokens).toBeLessThanOrEqual(20_000);
});

test("a day begins at midnight in the company's zone, and work for nobody has half of it", () => {
  const policy: Policy = { ...defaultPolicy, timeZone: "America/New_York" };
  const limits = limitsOf(null, policy, new Date("2026-11-20T03:00:00Z"));
  expect(limits).toEqual({
    since: new Date("2026-11-19T05:00:00Z"),
    all: { tokens: 5_000_000, cost: 20_000_000 },
    same: { tokens: 2_500_000, cost: 10_000_000 },
  });
  expect(costOf({ inputTokens: 1, outputTokens: 1 }, "openai:unknown", policy)).toBe(0);
});
