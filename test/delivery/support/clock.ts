import type { System } from "../../../src/core/ports/system.ts";
import type { Wait } from "../../../src/delivery/delivery-deps.ts";

/** A clock that stands still until the test moves it, and waits that end by it. */
export interface TestClock {
  readonly system: System;
  readonly wait: Wait;
  /** Milliseconds since the start. */
  now(): number;
  /** Moves on, ending each wait in its turn. */
  pass(ms: number): Promise<void>;
  /** Moves on from wait to wait until something is so. Fails after `mostMs`. */
  until(isSo: () => boolean, mostMs?: number): Promise<void>;
}

interface Waiting {
  readonly at: number;
  readonly end: () => void;
}

export const startsAt = new Date("2026-11-20T10:00:00Z").getTime();

export function testClock(): TestClock {
  let now = 0;
  let ids = 0;
  const waits = new Set<Waiting>();
  const next = () => [...waits].sort((one, other) => one.at - other.at)[0];

  const stepTo = async (limit: number): Promise<boolean> => {
    const first = next();
    if (first === undefined || first.at > limit) return false;
    now = Math.max(now, first.at);
    waits.delete(first);
    first.end();
    await settled();
    return true;
  };

  return {
    now: () => now,
    system: {
      now: () => new Date(startsAt + now),
      stopwatch: () => now,
      newId: () => `id${++ids}`,
    },
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        const one = { at: now + ms, end: resolve };
        waits.add(one);
        signal.addEventListener("abort", () => {
          waits.delete(one);
          reject(signal.reason);
        });
      }),
    async pass(ms) {
      const end = now + ms;
      await settled();
      while (await stepTo(end));
      now = end;
      await settled();
    },
    async until(isSo, mostMs = 86_400_000) {
      const limit = now + mostMs;
      await settled();
      while (!isSo()) {
        if (!(await stepTo(limit))) throw new Error(`It was not so within ${mostMs} ms`);
      }
    },
  };
}

/** Everything that waits for no clock has gone as far as it can. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
