import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pace } from "../../src/core/ports/transport.ts";
import { type TestClock, testClock } from "./support/clock.ts";
import { queueAndSend, type TestDelivery, testDelivery } from "./support/desk.ts";
import { type MemoryOutbox, memoryOutbox } from "./support/memory-outbox.ts";
import { outgoing } from "./support/messages.ts";
import { type Platform, testPlatform } from "./support/platform.ts";

let clock: TestClock;
let outbox: MemoryOutbox;
let platform: Platform;
let delivering: TestDelivery;

beforeEach(() => {
  clock = testClock();
  outbox = memoryOutbox();
  platform = testPlatform(clock);
  delivering = testDelivery(clock, outbox, platform.transport);
});

afterEach(() => delivering.stop());

test("sends right after the commit, and says when it is done", async () => {
  const sent = queueAndSend(outbox, delivering, [outgoing("m1")]);
  await clock.until(() => outbox.isSettled());
  await sent;
  expect(outbox.row("m1")).toMatchObject({ state: "sent", platformId: "p-m1", tries: 1 });
  expect(clock.now()).toBeLessThanOrEqual(20);
  expect(delivering.ofKind("sent")).toMatchObject([{ id: "m1", reason: "arrived", mayBeDoubled: false }]);
});

test("leaves to others what people fetch themselves", async () => {
  await delivering.send([outgoing("m1", { channel: "web", conversation: "desk" })]);
  expect(platform.requests).toEqual([]);
});

test("puts a message in the place of the one it replaces", async () => {
  const replaced: (string | null)[] = [];
  const { transport } = platform;
  const watched = testDelivery(clock, outbox, {
    ...transport,
    send: (message, replaces) => {
      replaced.push(replaces);
      return transport.send(message, replaces);
    },
  });
  await delivering.stop();
  void queueAndSend(outbox, watched, [outgoing("m1"), outgoing("m2", { replaces: "m1" })]);
  await clock.until(() => outbox.isSettled());
  expect(replaced).toEqual([null, "p-m1"]);
  await watched.stop();
});

test("honours a wait for a conversation, and sends meanwhile to the others", async () => {
  platform.script({ waitMs: 30_000, scope: "conversation" });
  await sendAll(["m1", "T1/C1"], ["m2", "T1/C2"], ["m3", "T1/C1"]);
  expect(arrivals()).toEqual([
    ["m2", 0],
    ["m1", 30],
    ["m3", 30],
  ]);
});

test("honours a wait for a workspace, and sends meanwhile to the other workspaces", async () => {
  const first = queueAndSend(outbox, delivering, [outgoing("m1", { conversation: "T1/C1" })]);
  platform.script({ waitMs: 12_000, scope: "workspace" });
  await clock.until(() => delivering.ofKind("postponed").length === 1);
  await first;
  await sendAll(["m2", "T1/C2"], ["m3", "T2/C3"]);
  const times = new Map(platform.arrivals.map(({ id, at }) => [id, at]));
  expect(times.get("m3")).toBeLessThan(1_000);
  for (const id of ["m1", "m2"]) {
    expect(times.get(id)).toBeGreaterThanOrEqual(12_000);
    expect(times.get(id)).toBeLessThan(13_000);
  }
});

test("tries again after the platform's own trouble", async () => {
  platform.script("failed", "failed");
  await sendAll(["m1", "T1/C1"]);
  expect(outbox.row("m1")).toMatchObject({ state: "sent", tries: 3 });
  expect(delivering.ofKind("postponed").map(({ reason }) => reason)).toEqual(["failed", "failed"]);
  expect(platform.arrivals[0]?.at).toBeGreaterThanOrEqual(6_000);
  expect(platform.lookUps).toEqual([]);
});

test.each([["answer-lost"], ["late"]] as const)("does not send again what is there: %s", async (fault) => {
  platform.script(fault);
  await sendAll(["m1", "T1/C1"]);
  expect(outbox.row("m1")).toMatchObject({ state: "sent", platformId: "p-m1", mayBeDoubled: false });
  expect(platform.arrivals).toHaveLength(1);
  expect(platform.requests).toHaveLength(1);
});

test("sends again what did not arrive", async () => {
  platform.script("request-lost");
  await sendAll(["m1", "T1/C1"]);
  expect(platform.lookUps).toEqual(["m1"]);
  expect(platform.arrivals).toHaveLength(1);
});

test("does not wait for ever for a request that hangs", async () => {
  platform.script("hangs");
  await sendAll(["m1", "T1/C1"]);
  expect(platform.lookUps).toEqual(["m1"]);
  expect(platform.arrivals[0]?.at).toBeGreaterThanOrEqual(25_000);
  expect(platform.arrivals[0]?.at).toBeLessThan(27_000);
});

test("where nobody can look, sends once more and marks it", async () => {
  platform.script("answer-lost");
  platform.scriptLooks({ kind: "no-look-up" });
  await sendAll(["m1", "T1/C1"]);
  expect(outbox.row("m1")).toMatchObject({ state: "sent", mayBeDoubled: true });
  expect(delivering.ofKind("sent")).toMatchObject([{ mayBeDoubled: true }]);
  expect(platform.requests).toHaveLength(2);
});

test("does not send while it cannot be looked up", async () => {
  platform.script("answer-lost");
  platform.scriptLooks({ kind: "failed", problem: "503" }, { kind: "failed", problem: "503" });
  await sendAll(["m1", "T1/C1"]);
  expect(platform.lookUps).toHaveLength(3);
  expect(platform.requests).toHaveLength(1);
});

test("gives up at once where nobody may post any more, tells it, and goes on with the next", async () => {
  platform.script("refused");
  await sendAll(["m1", "T1/C1"], ["m2", "T1/C1"]);
  expect(outbox.row("m1")).toMatchObject({ state: "given-up", problem: "is_archived", tries: 1 });
  expect(delivering.ofKind("given-up")).toMatchObject([{ id: "m1", reason: "refused" }]);
  expect(outbox.row("m2").state).toBe("sent");
});

test("gives up after an hour of failures", async () => {
  platform.script(...Array(30).fill("failed"));
  await sendAll(["m1", "T1/C1"]);
  expect(outbox.row("m1").state).toBe("given-up");
  expect(clock.now() / 60_000).toBeGreaterThanOrEqual(60);
  expect(clock.now() / 60_000).toBeLessThan(75);
});

test("keeps the order within a conversation, whatever has to be tried again", async () => {
  platform.script("failed", "answer-lost", "failed", { waitMs: 3_000, scope: "conversation" });
  await sendAll(...["m1", "m2", "m3", "m4"].map((id): [string, string] => [id, "T1/C1"]));
  expect(platform.arrivals.map(({ id }) => id)).toEqual(["m1", "m2", "m3", "m4"]);
});

test("sends at the pace of the conversation, the oldest first", async () => {
  await withPace({ conversation: { perSecond: 1, burst: 2 } });
  await sendAll(...["m1", "m2", "m3", "m4"].map((id): [string, string] => [id, "T1/C1"]));
  expect(arrivals()).toEqual([
    ["m1", 0],
    ["m2", 0],
    ["m3", 1],
    ["m4", 2],
  ]);
});

test("a workspace with a long queue does not keep another one waiting", async () => {
  await withPace({ workspace: { perSecond: 2, burst: 1 } });
  const busy = Array.from({ length: 300 }, (_, n) => outgoing(`a${n}`, { conversation: `T1/C${n}` }));
  void queueAndSend(outbox, delivering, busy);
  await clock.pass(2_000);
  void queueAndSend(outbox, delivering, [outgoing("b", { conversation: "T2/C1" })]);
  await clock.until(() => outbox.row("b").state === "sent");
  expect(clock.now()).toBeLessThan(3_500);
  await clock.until(() => outbox.isSettled());
  expect(clock.now()).toBeGreaterThanOrEqual(149_500);
  expect(clock.now()).toBeLessThan(153_000);
});

test("waits for nobody: many conversations are sent to at once", async () => {
  const messages = Array.from({ length: 40 }, (_, n) => outgoing(`m${n}`, { conversation: `T1/C${n}` }));
  platform.script(...Array(15).fill("hangs"));
  void queueAndSend(outbox, delivering, messages);
  await clock.until(() => outbox.rows.filter((row) => row.state === "sent").length === 25);
  expect(clock.now()).toBeLessThan(1_000);
  await clock.until(() => outbox.isSettled());
});

test("a platform that hangs does not keep the other one waiting", async () => {
  await delivering.stop();
  const teams = testPlatform(clock);
  delivering = testDelivery(clock, outbox, platform.transport, { teams: teams.transport });
  platform.script(...Array(200).fill("hangs"));
  const hanging = Array.from({ length: 200 }, (_, n) => outgoing(`s${n}`, { conversation: `T1/C${n}` }));
  void queueAndSend(outbox, delivering, hanging);
  await clock.pass(5_000);
  void queueAndSend(outbox, delivering, [outgoing("t", { channel: "teams", conversation: "19:meeting" })]);
  await clock.until(() => outbox.row("t").state === "sent");
  expect(clock.now()).toBeLessThan(8_000);
  await clock.until(() => outbox.isSettled());
});

test("finds what a process left that died between writing and sending", async () => {
  outbox.queue([outgoing("m1")]);
  await clock.until(() => outbox.isSettled());
  expect(clock.now()).toBeLessThanOrEqual(5_050);
});

test("draining sends everything that is due, and leaves what is not", async () => {
  await delivering.stop();
  delivering = testDelivery(clock, outbox, platform.transport);
  outbox.queue(["m1", "m2", "m3"].map((id) => outgoing(id)));
  outbox.queue([outgoing("m4", { conversation: "T1/C2" })]);
  outbox.row("m4").dueAt += 60_000;
  await delivering.drain();
  expect(outbox.rows.map((row) => row.state)).toEqual(["sent", "sent", "sent", "waiting"]);
});

test("stopping lets the sends under way end and starts no others", async () => {
  let arrive = () => {};
  await delivering.stop();
  delivering = testDelivery(clock, outbox, {
    ...platform.transport,
    send: () =>
      new Promise((resolve) => {
        arrive = () => resolve({ kind: "sent", platformId: "p" });
      }),
  });
  void queueAndSend(outbox, delivering, [outgoing("m1"), outgoing("m2")]);
  await clock.until(() => outbox.row("m1").state === "sending");
  const stopped = delivering.stop();
  arrive();
  await stopped;
  expect(outbox.rows.map((row) => row.state)).toEqual(["sent", "waiting"]);
});

async function withPace(pace: Partial<Pace>): Promise<void> {
  await delivering.stop();
  platform = testPlatform(clock, pace);
  delivering = testDelivery(clock, outbox, platform.transport);
}

/** Queues and sends `[id, conversation]`s together, and lets time pass until all are settled. */
async function sendAll(...messages: readonly (readonly [string, string])[]): Promise<void> {
  const queued = messages.map(([id, conversation]) => outgoing(id, { conversation, at: clock.system.now() }));
  const sent = queueAndSend(outbox, delivering, queued);
  await clock.until(() => outbox.isSettled());
  await sent;
}

/** What arrived, and in which second. */
function arrivals(): readonly (readonly [string, number])[] {
  return platform.arrivals.map(({ id, at }) => [id, Math.floor(at / 1000)]);
}
