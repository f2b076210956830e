import type { PersonSettings } from "./ports/setting-store.ts";

/** End of a pause that lasts until the person ends it. */
export const openEnd = new Date("9999-12-31T00:00:00Z");

/** Whether somebody wants nothing unasked at this moment. */
export function isPaused({ pausedUntil }: Pick<PersonSettings, "pausedUntil">, now: Date): boolean {
  return pausedUntil !== null && pausedUntil > now;
}

export function isOpenEnded(pausedUntil: Date): boolean {
  return pausedUntil >= openEnd;
}

/** Whether Cairn may write to somebody first: neither stopped nor paused. */
export function mayWriteFirst(
  settings: Pick<PersonSettings, "messages" | "pausedUntil">,
  now: Date,
): boolean {
  return settings.messages === "on" && !isPaused(settings, now);
}
