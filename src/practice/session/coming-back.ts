import { inDaysInWords } from "../../core/messages/practice.ts";
import type { MemoryState } from "../../core/practice.ts";
import { dateIn } from "../../core/working-time.ts";

/** When an item comes back, in words: days of the calendar where the learner is. */
export function backInWords({ dueAt }: Pick<MemoryState, "dueAt">, now: Date, zone: string): string {
  const day = (at: Date) => Date.parse(dateIn(at, zone));
  return inDaysInWords(Math.round((day(dueAt) - day(now)) / dayMs));
}

const dayMs = 86_400_000;
