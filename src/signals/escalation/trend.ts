import { entryWords } from "../../core/messages/digest.ts";

const bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;
const weekMs = 7 * 86_400_000;
const words = entryWords.trend;

/** How many of these instants fall into each of the last weeks, the oldest week first. */
export function byWeek(instants: readonly Date[], weeks: number, now: Date): readonly number[] {
  const counts = new Array<number>(weeks).fill(0);
  for (const at of instants) {
    const ago = Math.floor((now.getTime() - at.getTime()) / weekMs);
    if (ago >= 0 && ago < weeks) counts[weeks - 1 - ago] = (counts[weeks - 1 - ago] ?? 0) + 1;
  }
  return counts;
}

/** A small picture of counts that any chat shows: a bar for each. */
export function pictureOf(counts: readonly number[]): string {
  const most = Math.max(...counts, 1);
  return counts.map((count) => bars[Math.round((count / most) * (bars.length - 1))]).join("");
}

/** What the picture says, for whoever does not see it. */
export function trendInWords(counts: readonly number[]): string {
  const half = Math.floor(counts.length / 2);
  const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0);
  const before = sum(counts.slice(0, half));
  const after = sum(counts.slice(counts.length - half));
  const how = after > before * 1.5 ? words.rising : before > after * 1.5 ? words.falling : words.steady;
  return `${how} ${words.weeks(counts.length)}`;
}
