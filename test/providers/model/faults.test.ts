import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anything, followUp, said } from "./support/asked.ts";
import { type ModelWorld, openModelWorld } from "./support/model-world.ts";

let world: ModelWorld;
beforeAll(async () => {
  world = await openModelWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

test("a model that asked to slow down is asked once more when it said, if there is time", async () => {
  const { server } = world;
  server.on({ sequenceIndex: 0 }, { error: { message: "slow down" }, status: 429, retryAfter: 0 });
  server.on({ sequenceIndex: 1 }, { content: said });
  const model = await world.open();
  expect(await model.write(followUp)).toMatchObject({ kind: "written" });
  server.reset();
  server.onMessage(anything, { error: { message: "slow down" }, status: 429, retryAfter: 1 });
  expect(await model.write({ ...followUp, withinMs: 2_000 })).toEqual({ kind: "unwritten", reason: "busy" });
  expect(server.getRequests()).toHaveLength(1);
});

test("an error of the server is tried once more, and then it is down", async () => {
  const { server } = world;
  server.onMessage(anything, { error: { message: "oh no" }, status: 503 });
  const model = await world.open({ policy: { retryWaitMs: 1 } });
  expect(await model.write(followUp)).toEqual({ kind: "unwritten", reason: "down" });
  expect(server.getRequests()).toHaveLength(2);
});

test.each([
  ["no JSON", { content: "Certainly. Here is the question." }],
  ["JSON of another form", { content: JSON.stringify({ query: "Who approves it?" }) }],
  ["JSON with more in it", { content: JSON.stringify({ question: "Who?", note: "!" }) }],
  ["half of it", { content: said.slice(0, 20), finishReason: "length" }],
  ["nothing", { content: "" }],
])("%s is malformed", async (_what, response) => {
  world.server.onMessage(anything, response);
  const model = await world.open();
  expect(await model.write(followUp)).toEqual({ kind: "unwritten", reason: "malformed" });
});

test("a stream that is cut gives no half sentence", async () => {
  world.server.onMessage(anything, { content: said }, { chunkSize: 5, truncateAfterChunks: 3 });
  const model = await world.open();
  const cut = await model.write(followUp);
  expect(cut).toMatchObject({ kind: "unwritten" });
  expect(["malformed", "down"]).toContain(cut.kind === "unwritten" && cut.reason);
});

test("a model that does not begin in time is given up before all of the time is gone", async () => {
  world.server.onMessage(anything, { content: said }, { latency: 2_000 });
  const model = await world.open();
  const began = performance.now();
  // What is left of somebody's time is seldom a whole number.
  expect(await model.write({ ...followUp, withinMs: 200.5 })).toEqual({
    kind: "unwritten",
    reason: "too-slow",
  });
  expect(performance.now() - began).toBeLessThan(395);
});

test("a model that begins and does not end is given up when the time is gone", async () => {
  world.server.onMessage(
    anything,
    { content: said },
    { chunkSize: 2, streamingProfile: { ttft: 10, tps: 20 } },
  );
  const model = await world.open();
  const began = performance.now();
  expect(await model.write({ ...followUp, withinMs: 250 })).toEqual({
    kind: "unwritten",
    reason: "too-slow",
  });
  expect(performance.now() - began).toBeLessThan(600);
});

test("a key that is not taken lets the model rest at once", async () => {
  world.server.onMessage(anything, { error: { message: "no", code: "invalid_api_key" }, status: 401 });
  const model = await world.open();
  expect(await model.write(followUp)).toEqual({ kind: "unwritten", reason: "down" });
  expect(model.breaker()).toBe("open");
  expect(await model.write(followUp)).toEqual({ kind: "unwritten", reason: "resting" });
  expect(world.server.getRequests()).toHaveLength(1);
  expect(world.seen.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ["down", "HTTP 401 invalid_api_key"],
    ["resting", null],
  ]);
});

test("after its rest it is tried, and asked again when that worked", async () => {
  world.server.onMessage(anything, { error: { message: "no" }, status: 500 });
  const model = await world.open({ policy: { retryNeedsMs: 10_000 } });
  for (let failure = 0; failure < 5; failure++) await model.write(followUp);
  expect(model.breaker()).toBe("open");
  world.pass(61_000);
  expect(model.breaker()).toBe("half-open");
  world.server.reset();
  world.server.onMessage(anything, { content: said });
  expect(await model.write(followUp)).toMatchObject({ kind: "written" });
  expect(model.breaker()).toBe("closed");
});

test("nobody at the address: down, and nothing is charged", async () => {
  const model = await world.open({ chat: world.nobodyThere, policy: { retryWaitMs: 1 } });
  expect(await model.write(followUp)).toEqual({ kind: "unwritten", reason: "down" });
  await world.settled();
  const { all } = await world.store.modelCalls.used(new Date(0), world.now(), null);
  expect(all).toEqual({ tokens: 0, cost: 0 });
});

test("a refusal of the model is one", async () => {
  world.server.onMessage(anything, { content: "", finishReason: "content_filter" });
  const model = await world.open();
  expect(await model.write(followUp)).toEqual({ kind: "unwritten", reason: "refused" });
});

test("a database that does not answer makes the model be down, as no budget can be kept", async () => {
  const model = await world.open({ policy: {} });
  const { reserve } = world.store.modelCalls;
  Object.assign(world.store.modelCalls, { reserve: () => Promise.reject(new Error("gone")) });
  expect(await model.write(followUp)).toEqual({ kind: "unwritten", reason: "down" });
  Object.assign(world.store.modelCalls, { reserve });
  expect(world.server.getRequests()).toHaveLength(0);
});
