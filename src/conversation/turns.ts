/** Work that is done one after the other under each key, and a few at once in all. */
export interface Turns<Work> {
  add(work: Work): void;
  /** What has not begun. */
  readonly waiting: readonly Work[];
  /** What has begun and not ended. */
  underWay(): readonly Work[];
  /** Resolves when nothing is under way. */
  ended(): Promise<void>;
  /** Begins nothing new; returns what had not begun. */
  stop(): readonly Work[];
}

/**
 * @param how.run never rejects.
 * @param how.onIdle told whenever nothing waits any more.
 */
export function openTurns<Work>(how: {
  readonly atOnce: number;
  readonly keyOf: (work: Work) => string;
  readonly run: (work: Work) => Promise<void>;
  readonly onIdle: () => void;
}): Turns<Work> {
  const waiting: Work[] = [];
  const underWay = new Map<string, { readonly work: Work; readonly end: Promise<void> }>();
  let isStopped = false;

  const next = () => {
    while (!isStopped && underWay.size < how.atOnce) {
      const place = waiting.findIndex((work) => !underWay.has(how.keyOf(work)));
      const [work] = place < 0 ? [] : waiting.splice(place, 1);
      if (work === undefined) break;
      const key = how.keyOf(work);
      const end = how.run(work).finally(() => {
        underWay.delete(key);
        next();
      });
      underWay.set(key, { work, end });
    }
    if (!isStopped && waiting.length === 0) how.onIdle();
  };
  return {
    waiting,
    add: (work) => {
      waiting.push(work);
      next();
    },
    underWay: () => [...underWay.values()].map(({ work }) => work),
    ended: async () => {
      while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ end }) => end));
    },
    stop: () => {
      isStopped = true;
      return waiting.splice(0);
    },
  };
}
