import type { GapReason } from "../../core/gaps.ts";
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

/** Why a test says nothing, or what it says. `persists` only while somebody is coached. */
export type GapDecision =
  | {
      readonly kind: "none";
      readonly reason:
        | "as-predicted"
        /** All on one day. */
        | "one-day"
        /** All of a skill's misses are in one section, which has its own test. */
        | "one-section"
        /** Coached for too few working days, or not told yet. */
        | "too-early"
        /** Others are stuck there, too: it may be the page. */
        | "page-suspected";
    }
  | { readonly kind: "coach"; readonly why: GapReason }
  | { readonly kind: "persists"; readonly why: GapReason };

export interface GapFacts {
  readonly test: GapTest;
  readonly subject: "section" | "skill";
  /** `null`: nobody was told of a gap. `daysWorked`: since they were told; `null`: not told yet. */
  readonly coaching: { readonly daysWorked: number | null } | null;
  readonly isPageSuspected: boolean;
  readonly now: Date;
  readonly policy: Policy["signals"];
}

/**
 * Whether this person recalls clearly less than predicted. "The person is told, and gets practice; it persists if
 * the test, started anew, says so again within the next 7 to 20 days they actually worked."
 */
export function decideGap(facts: GapFacts): GapDecision {
  const { test, coaching, now, policy } = facts;
  const threshold = coaching === null ? policy.coachAt : policy.persistsAt;
  const { run } = test;
  const why = reasonOf(test, { rule: "less-than-predicted", threshold, now, policy });
  if (why.statistic < threshold) return coaching === null ? decideLapses(facts) : none("as-predicted");
  if (run.days < policy.gapDays) return none("one-day");
  if (facts.subject === "skill" && run.sections.length < 2) return none("one-section");
  if (facts.isPageSuspected) return none("page-suspected");
  if (coaching === null) return { kind: "coach", why };
  const { daysWorked } = coaching;
  if (daysWorked === null || daysWorked < policy.persistsFromDays) return none("too-early");
  return daysWorked <= policy.persistsToDays ? { kind: "persists", why } : none("as-predicted");
}

/** "8 lapses on one item within 60 days start the same coaching." A skill's items have sections of their own. */
function decideLapses({ test, subject, isPageSuspected, now, policy }: GapFacts): GapDecision {
  const counts = new Map<string, number>();
  for (const { item, at } of test.lapses) {
    if (now.getTime() - Date.parse(at) <= policy.lapseDays * dayMs)
      counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  if (subject === "skill" || most < policy.lapses) return none("as-predicted");
  if (isPageSuspected) return none("page-suspected");
  const why = reasonOf(test, { rule: "lapses", threshold: policy.lapses, now, policy });
  return { kind: "coach", why: { ...why, tries: most, missed: most, statistic: most } };
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

function reasonOf(
  test: GapTest,
  given: Pick<GapReason, "rule" | "threshold"> & Pick<GapFacts, "now" | "policy">,
): GapReason {
  const { tries, missed, days, predicted } = test.run;
  return {
    rule: given.rule,
    tries,
    missed,
    days,
    predicted: tries === 0 ? 0 : predicted / tries,
    statistic: statisticAt(test, given.now, given.policy),
    threshold: given.threshold,
  };
}

/** The statistic faded to `now`. */
export function statisticAt(test: GapTest, now: Date, policy: Policy["signals"]): number {
  return test.statistic * fading(test, now, policy);
}

/** Evidence that the person recalls as predicted again, faded to `now`. */
export function recoveryAt(test: GapTest, now: Date, policy: Policy["signals"]): number {
  return test.recovery * fading(test, now, policy);
}

function none(reason: Extract<GapDecision, { kind: "none" }>["reason"]): GapDecision {
  return { kind: "none", reason };
}

const dayMs = 86_400_000;
