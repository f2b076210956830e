/** Wakes who sleeps until the next turn. */
export interface Bell {
  ring(): void;
  /** Resolves at the first ring after the last one that was heard. */
  rung(): Promise<null>;
  /** The next ring counts anew. */
  heard(): void;
}

export function openBell(): Bell {
  let { promise, resolve } = Promise.withResolvers<null>();
  return {
    ring: () => resolve(null),
    rung: () => promise,
    heard: () => {
      ({ promise, resolve } = Promise.withResolvers<null>());
    },
  };
}

/** Instants of the stopwatch at which there is something to look for. */
export interface Alarms {
  set(at: number): void;
  /** Takes out those that are past; whether there were any. */
  takePast(now: number): boolean;
  /** Infinity when there is none. */
  next(): number;
}

/** Finer is of no use, and a thousand messages postponed together are one alarm. */
const alarmStepMs = 50;

/** Later ones are found by looking now and then. */
const alarmsAtMost = 1_000;

export function openAlarms(): Alarms {
  const alarms = new Set<number>();
  return {
    set: (at) => {
      // A little late rather than early: the database goes by another clock, and would find nothing.
      if (alarms.size < alarmsAtMost) alarms.add(Math.ceil((at + 2) / alarmStepMs) * alarmStepMs);
    },
    takePast: (now) => {
      const past = [...alarms].filter((at) => at <= now);
      for (const at of past) alarms.delete(at);
      return past.length > 0;
    },
    next: () => Math.min(...alarms),
  };
}
