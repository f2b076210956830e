import type { PageReason } from "../../core/gaps.ts";
import type { Policy } from "../../core/policy.ts";
import type { Signal, SignalKind } from "../../core/signals.ts";
import { episodesOf } from "../signs/episodes.ts";
import { surpriseOf } from "./gap-test.ts";

/** What one person had to do with one section within the days looked at. */
export interface SectionUse {
  readonly person: string;
  /** Chance of no miss at all as predicted: the product of R over every try but first ones and over every step. */
  readonly noMiss: number;
  /** Sum over the same of how much better a gap explains them than what was predicted. */
  readonly surprise: number;
  /** Times the section was shown to them as an answer. */
  readonly shown: number;
  /** The weight of their strongest sign other than misses; 0: none. */
  readonly weight: number;
  /** Episodes, by their strongest sign. */
  readonly kinds: PageReason["kinds"];
}

/** `suspected`: enough to wait with what is said about people there, too little to tell the owner. */
export interface PageDecision {
  readonly kind: "sound" | "suspected" | "problem";
  readonly why: PageReason;
}

export interface PageFacts {
  /** The section's users, for each of the spans looked at (`signals.pageLatestDays`, `signals.pageRecentDays`, `signals.pageDays`). */
  readonly spans: readonly (readonly SectionUse[])[];
  /** What `usualTrouble` says of all sections. */
  readonly usual: number;
  readonly policy: Policy["signals"];
}

/**
 * "Within 90 days at least 3 people with a sign, and the lower 95 % Wilson bound of their share among its users
 * clearly above what is expected for it." Of what began two weeks ago, 90 days would know little: the latest are
 * looked at on their own, too. Clearly: a wrong page explains what they all did better by a factor of
 * exp(`pageEvidence`).
 */
export function decidePage({ spans, usual, policy }: PageFacts): PageDecision {
  const decisions = spans.map((uses) => decideSpan(uses, usual, policy));
  const [first, ...others] = decisions;
  if (first === undefined) return decideSpan([], usual, policy);
  return others.reduce((worst, one) => (gravity[one.kind] > gravity[worst.kind] ? one : worst), first);
}

const gravity: Readonly<Record<PageDecision["kind"], number>> = { sound: 0, suspected: 1, problem: 2 };

function decideSpan(uses: readonly SectionUse[], usual: number, policy: Policy["signals"]): PageDecision {
  const users = uses.length;
  const signs = uses.map((use) => signOf(use, policy));
  const people = signs.filter((weight) => weight > 0).length;
  const share = users === 0 ? 0 : sum(signs) / users;
  const expected = users === 0 ? 0 : sum(uses.map((use) => expectedOf(use, usual, policy))) / users;
  const lower = wilsonLower(share, users);
  const why: PageReason = { people, users, lower, expected, kinds: countKinds(uses) };
  const evidence = evidenceOf(uses, usual, policy);
  const isProblem = people >= policy.pagePeople && lower > expected && evidence >= policy.pageEvidence;
  if (isProblem) return { kind: "problem", why };
  // Nobody reaches this alone: `personEvidence` is less.
  return { kind: evidence >= policy.pageSuspected ? "suspected" : "sound", why };
}

/**
 * Who practises a section for a quarter misses something in it: a sign is to miss clearly more than predicted,
 * which is as rare for many tries as for few.
 */
function signOf({ surprise, weight }: SectionUse, policy: Policy["signals"]): number {
  return surprise >= policy.missedSurprise ? policy.behaviourWeight : weight;
}

/** What a user's strongest sign weighs on average when the section is as sound as others. */
function expectedOf({ noMiss, shown }: SectionUse, usual: number, policy: Policy["signals"]): number {
  // A likelihood ratio of x or more comes by chance at most once in x times.
  const missed = Math.min(1 - noMiss, Math.exp(-policy.missedSurprise));
  return missed * policy.behaviourWeight + (1 - missed) * otherExpected(shown, usual);
}

function otherExpected(shown: number, usual: number): number {
  return 1 - (1 - usual) ** shown;
}

/** What people missed and what they asked are added, but neither can outweigh the other: a page may be wrong for one. */
function evidenceOf(uses: readonly SectionUse[], usual: number, policy: Policy["signals"]): number {
  // One person alone cannot make the page wrong.
  const missed = sum(uses.map(({ surprise }) => Math.min(surprise, policy.personEvidence)));
  const asked = sum(uses.map((use) => askedEvidence(use, usual, policy)));
  return Math.max(0, missed) + Math.max(0, asked);
}

/** How much better trouble several times as likely as usual explains that somebody had a sign, or none. */
function askedEvidence({ shown, weight }: SectionUse, usual: number, policy: Policy["signals"]): number {
  const expected = otherExpected(shown, usual);
  if (expected === 0) return 0;
  const { troubleOdds } = policy;
  const troubled = (expected * troubleOdds) / (1 - expected + expected * troubleOdds);
  const none = Math.log((1 - troubled) / (1 - expected));
  return weight * Math.log(troubled / expected) + (1 - weight) * none;
}

/**
 * Signs of trouble other than misses that the median section has each time it is shown, by weight. Sections shown
 * too rarely to tell are left out.
 */
export function usualTrouble(
  sections: readonly { readonly shown: number; readonly weight: number }[],
  { usualShown, usualAtLeast }: Policy["signals"],
): number {
  const rates = sections
    .filter(({ shown }) => shown >= usualShown)
    .map(({ shown, weight }) => Math.min(1, weight / shown))
    .toSorted((a, b) => a - b);
  return Math.max(usualAtLeast, rates[Math.floor(rates.length / 2)] ?? 0);
}

type UseSignal = Pick<Signal, "person" | "kind" | "predicted" | "isFirstTry" | "at">;

/** Signals of one section and one span of days, as its uses. Who only tried items for the first time is none. */
export function usesOf(signals: readonly UseSignal[], policy: Policy["signals"]): readonly SectionUse[] {
  const uses = new Map<string, SectionUse>();
  for (const { person, kind, predicted, isFirstTry } of signals) {
    const use = uses.get(person) ?? { person, noMiss: 1, surprise: 0, shown: 0, weight: 0, kinds: {} };
    if (!isTry(kind)) uses.set(person, { ...use, shown: use.shown + (kind === "shown" ? 1 : 0) });
    else if (!isFirstTry && predicted !== null) {
      const isMissed = kind === "missed" || kind === "step-missed";
      const noMiss = use.noMiss * Math.min(predicted, policy.predictedAtMost);
      const surprise = use.surprise + surpriseOf({ predicted, isMissed }, policy);
      uses.set(person, { ...use, noMiss, surprise });
    }
  }
  for (const { person, kind, weight } of episodesOf(signals, policy)) {
    const use = uses.get(person);
    if (use === undefined || weight === 0) continue;
    const kinds = { ...use.kinds, [kind]: (use.kinds[kind] ?? 0) + 1 };
    uses.set(person, { ...use, weight: isTry(kind) ? use.weight : Math.max(use.weight, weight), kinds });
  }
  return [...uses.values()];
}

function isTry(kind: SignalKind): boolean {
  return kind === "missed" || kind === "right" || kind === "step-missed" || kind === "step-right";
}

/** Lower end of the interval of 95 % for a share, after Wilson. */
export function wilsonLower(share: number, users: number): number {
  if (users === 0) return 0;
  const z = 1.959964;
  const spread = z * Math.sqrt((share * (1 - share)) / users + z ** 2 / (4 * users ** 2));
  return Math.max(0, (share + z ** 2 / (2 * users) - spread) / (1 + z ** 2 / users));
}

function countKinds(uses: readonly SectionUse[]): PageReason["kinds"] {
  const counts: Partial<Record<SignalKind, number>> = {};
  for (const { kinds } of uses) {
    for (const [kind, count] of Object.entries(kinds)) {
      counts[kind as SignalKind] = (counts[kind as SignalKind] ?? 0) + count;
    }
  }
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
