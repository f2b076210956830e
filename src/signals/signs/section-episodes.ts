import type { Policy } from "../../core/policy.ts";
import type { Signal, SignalKind } from "../../core/signals.ts";
import { surpriseOf } from "../gaps/gap-test.ts";
import type { SectionUse } from "../gaps/page-problem.ts";
import { signWeight } from "./episodes.ts";

/**
 * What one person did with one text of a section, oldest first, as JSON: each episode with its minute since 1970,
 * its strongest sign, the chance of no miss in it, how often the section was shown in it, and how much better a
 * gap explains what was tried in it than the prediction.
 */
export type Episodes = readonly EpisodeRow[];
type EpisodeRow = readonly [
  minute: number,
  kind: SignalKind,
  noMiss: number,
  shown: number,
  surprise: number,
];

/** Whether a signal makes somebody a user: first tries of an item do not. */
export function isUse({ kind, predicted, isFirstTry }: Signal): boolean {
  return !tries.has(kind) || (predicted !== null && !isFirstTry);
}

/** The episodes with one more signal, whenever it was. */
export function withSignal(episodes: Episodes, signal: Signal, policy: Policy["signals"]): Episodes {
  const row = rowOf(signal, policy);
  const place = episodes.findLastIndex(([minute]) => minute <= row[0]);
  const open = episodes[place];
  if (open !== undefined && row[0] - open[0] < policy.episodeMinutes)
    return episodes.with(place, joined(open, row, policy));
  return episodes.toSpliced(place + 1, 0, row);
}

/** Those since an instant: what is older is looked at no more. */
export function episodesSince(episodes: Episodes, since: Date): Episodes {
  const from = since.getTime() / minuteMs;
  return episodes.filter(([minute]) => minute >= from);
}

/** One person's episodes of several texts with one meaning. */
export function merged(all: readonly Episodes[]): Episodes {
  return all.flat().toSorted(([a], [b]) => a - b);
}

/** As the rule on pages looks at them; `null`: nothing was done since. */
export function useOf(
  person: string,
  episodes: Episodes,
  { since, policy }: { readonly since: Date; readonly policy: Policy["signals"] },
): SectionUse | null {
  const recent = episodesSince(episodes, since);
  if (recent.length === 0) return null;
  const kinds: Partial<Record<SignalKind, number>> = {};
  const use = { noMiss: 1, surprise: 0, shown: 0, weight: 0 };
  for (const [, kind, noMiss, shown, surprise] of recent) {
    const weight = signWeight(kind, policy);
    use.noMiss *= noMiss;
    use.surprise += surprise;
    use.shown += shown;
    if (!tries.has(kind)) use.weight = Math.max(use.weight, weight);
    if (weight > 0) kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { person, ...use, kinds };
}

/** How often a section was shown, and what its signs other than misses weigh, for what is usual. */
export function otherTrouble(
  uses: readonly Episodes[],
  policy: Policy["signals"],
): { readonly shown: number; readonly weight: number } {
  const total = { shown: 0, weight: 0 };
  for (const [, kind, , shown] of uses.flat()) {
    total.shown += shown;
    if (!tries.has(kind)) total.weight += signWeight(kind, policy);
  }
  return total;
}

function rowOf({ kind, predicted, at }: Signal, policy: Policy["signals"]): EpisodeRow {
  const minute = Math.floor(at.getTime() / minuteMs);
  if (!tries.has(kind) || predicted === null) return [minute, kind, 1, kind === "shown" ? 1 : 0, 0];
  const isMissed = kind === "missed" || kind === "step-missed";
  const surprise = surpriseOf({ predicted, isMissed }, policy);
  return [minute, kind, Math.min(predicted, policy.predictedAtMost), 0, surprise];
}

function joined(open: EpisodeRow, row: EpisodeRow, policy: Policy["signals"]): EpisodeRow {
  const isStronger = signWeight(row[1], policy) > signWeight(open[1], policy);
  const kind = isStronger ? row[1] : open[1];
  return [open[0], kind, open[2] * row[2], open[3] + row[3], open[4] + row[4]];
}

const tries: ReadonlySet<SignalKind> = new Set(["missed", "right", "step-missed", "step-right"]);
const minuteMs = 60_000;
