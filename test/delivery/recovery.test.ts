import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { replyWords } from "../../src/core/messages/reply.ts";
import { type TestClock, testClock } from "./support/clock.ts";
import { queueAndSend, type TestDelivery, testDelivery } from "./support/desk.ts";
import { type MemoryOutbox, memoryOutbox } from "./support/memory-outbox.ts";
import { outgoing } from "./support/messages.ts";
import { type Fault, type Platform, testPlatform } from "./support/platform.ts";

let clock: TestClock;
let outbox: MemoryOutbox;
let platform: Platform;
let open: TestDelivery[];

beforeEach(() => {
  clock = testClock();
  outbox = memoryOutbox();
  platform = testPlatform(clock);
  open = [];
});

afterEach(() => Promise.all(open.map((delivering) => delivering.stop())));

test.each([
  ["arrived", "fine", 1],
  ["had not arrived", "request-lost", 2],
] as const)(
  "looks up what a process took that died before it said what became of it, and that %s",
  async (_case, fault, requests) => {
    platform.script(fault);
    outbox.fault = (statement) => {
      if (statement === "settle") throw new Error("the process died");
    };
    const dying = start();
    void queueAndSend(outbox, dying, [outgoing("m1"), outgoing("m2")]);
    await clock.until(() => platform.requests.length === 1);
    await dying.stop();
    outbox.fault = () => {};
    start();
    await clock.until(() => outbox.isSettled());
    expect(clock.now()).toBeGreaterThanOrEqual(60_000);
    expect(platform.lookUps).toEqual(["m1"]);
    expect(platform.arrivals.map(({ id }) => id)).toEqual(["m1", "m2"]);
    expect(platform.requests.filter(({ id }) => id === "m1")).toHaveLength(requests);
  },
);

test("a database that fails once while settling is asked again, and nothing is sent twice", async () => {
  let failures = 0;
  outbox.fault = (statement) => {
    if (statement === "settle" && failures++ === 0) throw new Error("connection lost");
  };
  await sendAll(start(), "m1");
  expect(outbox.row("m1")).toMatchObject({ state: "sent", tries: 1 });
  expect(platform.requests).toHaveLength(1);
});

test.each([["due"], ["take"]] as const)(
  "goes on by itself after the database failed: %s",
  async (failing) => {
    let failures = 0;
    outbox.fault = (statement) => {
      if (statement === failing && failures++ < 3) throw new Error("connection lost");
    };
    const delivering = start();
    await sendAll(delivering, "m1");
    expect(clock.now()).toBeLessThan(5_000);
    expect(delivering.ofKind("trouble")).toHaveLength(3);
    expect(platform.requests).toHaveLength(1);
  },
);

test("a transport that breaks its promise not to throw stops nothing", async () => {
  platform.script("throws");
  const delivering = start();
  await sendAll(delivering, "m1", "m2");
  expect(platform.arrivals.map(({ id }) => id)).toEqual(["m1", "m2"]);
  expect(delivering.ofKind("trouble")).toMatchObject([{ doing: "send", id: "m1" }]);
});

test("of several processes on one outbox, one sends each message", async () => {
  const processes = [start(), start(), start()];
  const messages = Array.from({ length: 60 }, (_, n) => outgoing(`m${n}`, { conversation: `T1/C${n % 7}` }));
  outbox.queue(messages);
  const sent = processes.map((delivering, place) =>
    delivering.send(messages.filter((_, n) => n % processes.length === place)),
  );
  await clock.until(() => outbox.isSettled());
  await clock.pass(5_000);
  await Promise.all(sent);
  expect(platform.requests).toHaveLength(60);
  expect(new Set(platform.arrivals.map(({ id }) => id)).size).toBe(60);
});

test("a process that stood still after taking a message leaves it to the others", async () => {
  const still = new AbortController().signal;
  const slow = testDelivery(
    clock,
    {
      ...outbox,
      take: async (...where) => {
        const taken = await outbox.take(...where);
        await clock.wait(90_000, still);
        return taken;
      },
    },
    platform.transport,
  );
  open.push(slow);
  void queueAndSend(outbox, slow, [outgoing("m1")]);
  await clock.until(() => outbox.row("m1").state === "sending");
  start();
  await clock.until(() => outbox.isSettled());
  await clock.pass(120_000);
  expect(platform.requests).toHaveLength(1);
});

test("a sensitive answer is shown though its words are stored nowhere, however often it is tried", async () => {
  platform.script("failed", { waitMs: 60_000, scope: "workspace" });
  const message = outgoing("m1");
  outbox.queue([message], false);
  const delivering = start();
  start();
  void delivering.send([message]);
  await clock.until(() => outbox.isSettled());
  expect(platform.arrivals).toMatchObject([{ id: "m1", card: message.card }]);
});

test("a sensitive answer that was seen between its commit and its hand-over goes out at once", async () => {
  const delivering = start();
  const message = outgoing("m1");
  outbox.queue([message], false);
  await clock.pass(6_000);
  expect(platform.requests).toEqual([]);
  void delivering.send([message]);
  await clock.until(() => outbox.isSettled());
  expect(clock.now()).toBeLessThan(6_100);
  expect(platform.arrivals[0]?.card).toEqual(message.card);
});

test("a sensitive answer that was lost with its process leaves nobody in silence", async () => {
  outbox.queue([outgoing("m1")], false);
  start();
  await clock.until(() => outbox.isSettled());
  expect(platform.arrivals[0]?.card?.summary).toBe(replyWords.notKept);
  expect(clock.now()).toBeLessThan(40_000);
});

test("what the administrator puts back in the queue is sent", async () => {
  platform.script("refused");
  await sendAll(start(), "m1");
  expect(await outbox.retry(["m1", "other"], clock.system.now())).toBe(1);
  await clock.until(() => outbox.isSettled());
  expect(outbox.row("m1").state).toBe("sent");
});

test("whatever goes wrong, every message arrives once and in order, or is given up", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(faults, { maxLength: 40 }),
      fc.array(fc.constantFrom("due", "take", "settle", "fine"), { maxLength: 30 }),
      fc.array(fc.constantFrom("T1/C1", "T1/C2", "T2/C3"), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      async (platformFaults, storeFaults, conversations, processes) => {
        const world = testClock();
        const rows = memoryOutbox();
        const chat = testPlatform(world, { conversation: { perSecond: 1, burst: 3 } });
        chat.script(...platformFaults);
        const coming = [...storeFaults];
        rows.fault = (statement) => {
          if (coming[0] !== undefined && (coming[0] === "fine" || coming[0] === statement)) {
            if (coming.shift() === statement) throw new Error("connection lost");
          }
        };
        const all = Array.from({ length: processes }, () => testDelivery(world, rows, chat.transport));
        const messages = conversations.map((conversation, n) => outgoing(`m${n}`, { conversation }));
        rows.queue(messages);
        const sent = all.map((delivering, place) =>
          delivering.send(messages.filter((_, n) => n % processes === place)),
        );
        await world.until(() => rows.isSettled());
        await world.pass(60_000);
        await Promise.all(sent);
        await Promise.all(all.map((delivering) => delivering.stop()));
        for (const { message, state } of rows.rows) {
          const arrived = chat.arrivals.filter(({ id }) => id === message.id).length;
          expect([message.id, state, arrived]).toEqual(
            state === "sent" ? [message.id, "sent", 1] : [message.id, "given-up", 0],
          );
        }
        for (const conversation of new Set(conversations)) {
          const order = chat.arrivals.filter((one) => one.conversation === conversation).map(({ id }) => id);
          expect(order).toEqual(messages.map(({ id }) => id).filter((id) => order.includes(id)));
        }
      },
    ),
    { numRuns: 300 },
  );
});

const faults: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    "fine",
    "failed",
    "refused",
    "answer-lost",
    "request-lost",
    "late",
    "hangs",
    "throws",
  ),
  fc.record({
    waitMs: fc.integer({ min: 1, max: 90_000 }),
    scope: fc.constantFrom("conversation" as const, "workspace" as const),
  }),
);

function start(): TestDelivery {
  const delivering = testDelivery(clock, outbox, platform.transport);
  open.push(delivering);
  return delivering;
}

async function sendAll(delivering: TestDelivery, ...ids: readonly string[]): Promise<void> {
  const sent = queueAndSend(
    outbox,
    delivering,
    ids.map((id) => outgoing(id)),
  );
  await clock.until(() => outbox.isSettled());
  await sent;
}
