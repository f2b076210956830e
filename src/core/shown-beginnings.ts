import type { Element } from "./card.ts";

/** What stands of answers that this process has begun. */
export interface Shown {
  /** `null`: nobody knows what stands there. */
  readonly keep: (event: string, elements: readonly Element[] | null) => void;
  readonly of: (event: string) => readonly Element[] | null;
}

/** Answers that end in another process are never asked for here. */
const keptAtMost = 500;

export function shownBeginnings(): Shown {
  const kept = new Map<string, readonly Element[] | null>();
  return {
    keep: (event, elements) => {
      kept.delete(event);
      kept.set(event, elements);
      const [oldest] = kept.keys();
      if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
    },
    of: (event) => kept.get(event) ?? null,
  };
}
