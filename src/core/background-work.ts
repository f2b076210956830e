/** Work that nobody waits for, until the end. */
export interface BackgroundWork {
  add(what: string, work: Promise<void>): void;
  /** Resolves when none of it goes on. */
  ended(): Promise<void>;
}

/** @param onFailure is told what failed; nothing else comes of it. */
export function backgroundWork(onFailure: (error: unknown, what: string) => void): BackgroundWork {
  const running = new Set<Promise<void>>();
  return {
    add: (what, work) => {
      const ended = work
        .catch((error: unknown) => onFailure(error, what))
        .finally(() => running.delete(ended));
      running.add(ended);
    },
    ended: async () => {
      await Promise.all(running);
    },
  };
}
