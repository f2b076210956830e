import type { Policy } from "../../core/policy.ts";
import type { Signal } from "../../core/signals.ts";

/** One try of a person, as it speaks for or against a gap. */
export interface Evidence {
  /** `sop#slug` */
  readonly section: string;
  /** `null`: a step at work. */
  readonly item: string | null;
  readonly isMissed: boolean;
  /** Recall predicted then, or the usual rate of doing the step right: 0 to 1. */
  readonly predicted: number;
  /** ISO date where the person was. */
  readonly day: string;
  readonly at: Date;
}

/** What held for a signal's section when it was given. */
export interface SectionThen {
  readonly lookup: boolean;
  readonly sensitive: boolean;
  /** Its page problem was open: what is missed there speaks of the page. */
  readonly inDoubt: boolean;
}

/**
 * The running test of one person and one section or skill: all that is kept between two signals, as JSON.
 * `statistic` is the logarithm of how much better a gap explains the tries than what was predicted, since the
 * moment when it did so best; `recovery` the same the other way round.
 */
export interface GapTest {
  readonly statistic: number;
  readonly recovery: number;
  /** ISO instant up to which older evidence has faded; `null`: none yet. */
  readonly fadedTo: string | null;
  /** The tries since `statistic` was last 0. */
  readonly run: Run;
  /** Items missed, each with the instant, for as long as lapses count. */
  readonly lapses: readonly { readonly item: string; readonly at: string }[];
}

interface Run {
  readonly tries: number;
  readonly missed: number;
  /** Sum of what was predicted. */
  readonly predicted: number;
  readonly days: number;
  readonly lastDay: string | null;
  /** Sections of what was missed, two at most. */
  readonly sections: readonly string[];
}

/** What a signal says about the person; `null`: nothing. Asking never does, nor does a first try. */
export function evidenceOf(signal: Signal, then: SectionThen, day: string): Evidence | null {
  const { kind, predicted, isFirstTry, item, at } = signal;
  if (kind !== "missed" && kind !== "right" && kind !== "step-missed" && kind !== "step-right") return null;
  if (predicted === null || isFirstTry || then.lookup || then.sensitive || then.inDoubt) return null;
  const isMissed = kind === "missed" || kind === "step-missed";
  return { section: `${signal.sop}#${signal.section}`, item, isMissed, predicted, day, at };
}

/** A test without evidence: the first, and the one "started anew" when somebody has been told. */
export const freshTest: GapTest = {
  statistic: 0,
  recovery: 0,
  fadedTo: null,
  run: { tries: 0, missed: 0, predicted: 0, days: 0, lastDay: null, sections: [] },
  lapses: [],
};

/** The test after one more try. Tries come in the order in which they were made. */
export function stepGap(test: GapTest, evidence: Evidence, policy: Policy["signals"]): GapTest {
  const { at } = evidence;
  const weight = surpriseOf(evidence, policy);
  const left = fading(test, at, policy);
  const statistic = Math.max(0, test.statistic * left + weight);
  const faded = test.fadedTo === null || Date.parse(test.fadedTo) < at.getTime();
  return {
    statistic,
    recovery: Math.max(0, test.recovery * left - weight),
    fadedTo: faded ? at.toISOString() : test.fadedTo,
    run: statistic === 0 ? freshTest.run : extended(test.run, evidence),
    lapses: withLapse(test.lapses, evidence, policy),
  };
}

/**
 * How much better "recalls 0.4 where 0.9 is predicted" explains this try than the prediction does: the logarithm
 * of the ratio of the two likelihoods. A miss adds about R's surprise, a right answer takes a little away.
 */
export function surpriseOf(
  { predicted, isMissed }: Pick<Evidence, "predicted" | "isMissed">,
  policy: Policy["signals"],
): number {
  const expected = Math.min(Math.max(predicted, policy.predictedAtLeast), policy.predictedAtMost);
  const share = policy.gapRecall / policy.gapPredicted;
  return isMissed ? Math.log((1 - expected * share) / (1 - expected)) : Math.log(share);
}

/** What is left of older evidence: half of it every 21 days. */
function fading({ fadedTo }: GapTest, now: Date, { halfLifeDays }: Policy["signals"]): number {
  if (fadedTo === null) return 1;
  return 2 ** (-Math.max(0, now.getTime() - Date.parse(fadedTo)) / (halfLifeDays * dayMs));
}

function extended(run: Run, { section, isMissed, predicted, day }: Evidence): Run {
  const isNewSection = isMissed && !run.sections.includes(section) && run.sections.length < 2;
  return {
    tries: run.tries + 1,
    missed: run.missed + (isMissed ? 1 : 0),
    predicted: run.predicted + predicted,
    days: run.days + (day === run.lastDay ? 0 : 1),
    lastDay: day,
    sections: isNewSection ? [...run.sections, section] : run.sections,
  };
}

function withLapse(
  lapses: GapTest["lapses"],
  { item, isMissed, at }: Evidence,
  { lapseDays }: Policy["signals"],
): GapTest["lapses"] {
  if (item === null || !isMissed) return lapses;
  const since = at.getTime() - lapseDays * dayMs;
  return [...lapses.filter((one) => Date.parse(one.at) >= since), { item, at: at.toISOString() }];
}

/** The statistic faded to `now`. */
export function statisticAt(test: GapTest, now: Date, policy: Policy["signals"]): number {
  return test.statistic * fading(test, now, policy);
}

/** Evidence that the person recalls as predicted again, faded to `now`. */
export function recoveryAt(test: GapTest, now: Date, policy: Policy["signals"]): number {
  return test.recovery * fading(test, now, policy);
}

const dayMs = 86_400_000;
