import { setTimeout as wait } from "node:timers/promises";
import type { PaceTime } from "../../src/traffic.ts";

/** Time that runs ten times as fast: the pace of a platform is kept, and a test need not sit it out. */
export const hurried: PaceTime = {
  stopwatch: () => performance.now() * haste,
  wait: (ms, signal) => wait(ms / haste, undefined, { signal }),
};

export const haste = 10;
