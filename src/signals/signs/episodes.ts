import type { Policy } from "../../core/policy.ts";
import type { SignalKind } from "../../core/signals.ts";

/** What somebody went through with one section in one go, by its strongest sign. */
export interface Episode {
  readonly person: string;
  readonly kind: SignalKind;
  /** 0: no sign of trouble. */
  readonly weight: number;
  readonly at: Date;
}

interface Sign {
  readonly person: string;
  readonly kind: SignalKind;
  readonly isFirstTry: boolean;
  readonly at: Date;
}

/**
 * Signals of one section, in any order, as episodes: "one person, one section, 30 minutes from the first sign
 * count once, by the strongest".
 */
export function episodesOf(signals: readonly Sign[], policy: Policy["signals"]): readonly Episode[] {
  const latest = new Map<string, number>();
  const episodes: Episode[] = [];
  for (const { person, kind, at, isFirstTry } of signals.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )) {
    const weight = isFirstTry ? 0 : signWeight(kind, policy);
    const place = latest.get(person);
    const open = place === undefined ? undefined : episodes[place];
    if (place === undefined || open === undefined || minutesBetween(open.at, at) >= policy.episodeMinutes) {
      latest.set(person, episodes.length);
      episodes.push({ person, kind, weight, at });
    } else if (weight > open.weight) episodes[place] = { ...open, kind, weight };
  }
  return episodes;
}

/** What a sign weighs against the page: "behaviour weighs more than clicks, because clicks are rare". */
export function signWeight(
  kind: SignalKind,
  { behaviourWeight, clickWeight, againWeight }: Policy["signals"],
): number {
  switch (kind) {
    case "missed":
    case "step-missed":
    case "rephrased":
    case "handed-on":
      return behaviourWeight;
    case "unclear":
    case "outdated":
    case "wrong-page":
    case "question-wrong":
      return clickWeight;
    case "asked-again":
      return againWeight;
    case "right":
    case "step-right":
    case "shown":
      return 0;
  }
}

function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}
