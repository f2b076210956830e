import type { Policy } from "../core/policy.ts";
import type { PageReason, Signal, SignalKind } from "../core/signals.ts";
import { episodesOf } from "./episodes.ts";

/** What one person had to do with one section within the days looked at. */
export interface SectionUse {
  readonly person: string;
  /** Chance of no miss at all as predicted: the product of R over every try but first ones and over every step. */
  readonly noMiss: number;
  /** Times the section was shown to them as an answer. */
  readonly shown: number;
  /** The weight of their strongest sign; 0: none. */
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
  /** The section's users, for each of the spans looked at (`signals.pageRecentDays`, `signals.pageDays`). */
  readonly spans: readonly (readonly SectionUse[])[];
  /** What `usualTrouble` says of all sections. */
  readonly usual: number;
  readonly policy: Policy["signals"];
}

/**
 * "Within 90 days at least 3 people with a sign, and the lower 95 % Wilson bound of their share among its users
 * clearly above what is expected for it." The latest days are looked at on their own, too: of what began two
 * weeks ago, 90 days would know little. Clearly: by so much that chance alone explains it only once in
 * exp(`pageEvidence`) (the bound of Chernoff and Hoeffding).
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
  const people = uses.filter(({ weight }) => weight > 0).length;
  const share = users === 0 ? 0 : sum(uses.map(({ weight }) => weight)) / users;
  const expected = users === 0 ? 0 : sum(uses.map((use) => expectedOf(use, usual, policy))) / users;
  const lower = wilsonLower(share, users);
  const why: PageReason = { people, users, lower, expected, kinds: countKinds(uses) };
  if (people < policy.pagePeople || lower <= expected) return { kind: "sound", why };
  const evidence = users * divergence(share, expected);
  if (evidence >= policy.pageEvidence) return { kind: "problem", why };
  return { kind: evidence >= policy.pageSuspected ? "suspected" : "sound", why };
}

/** What a user's strongest sign weighs on average when the section is as sound as others. */
function expectedOf({ noMiss, shown }: SectionUse, usual: number, policy: Policy["signals"]): number {
  const missed = 1 - noMiss;
  return missed * policy.behaviourWeight + noMiss * (1 - (1 - usual) ** shown);
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

/** Signals of one section and one span of days, as its uses. Who only tried items for the first time is none. */
export function usesOf(signals: readonly Signal[], policy: Policy["signals"]): readonly SectionUse[] {
  const uses = new Map<string, SectionUse>();
  for (const { person, kind, predicted, isFirstTry } of signals) {
    const use = uses.get(person) ?? { person, noMiss: 1, shown: 0, weight: 0, kinds: {} };
    const isTry = triesOf.includes(kind);
    if (isTry && (isFirstTry || predicted === null)) continue;
    uses.set(person, {
      ...use,
      noMiss: isTry ? use.noMiss * Math.min(predicted ?? 1, policy.predictedAtMost) : use.noMiss,
      shown: use.shown + (kind === "shown" ? 1 : 0),
    });
  }
  for (const { person, kind, weight } of episodesOf(signals, policy)) {
    const use = uses.get(person);
    if (use === undefined || weight === 0) continue;
    const kinds = { ...use.kinds, [kind]: (use.kinds[kind] ?? 0) + 1 };
    uses.set(person, { ...use, weight: Math.max(use.weight, weight), kinds });
  }
  return [...uses.values()];
}

const triesOf: readonly SignalKind[] = ["missed", "right", "step-missed", "step-right"];

/** Lower end of the interval of 95 % for a share, after Wilson. */
export function wilsonLower(share: number, users: number): number {
  if (users === 0) return 0;
  const z = 1.959964;
  const spread = z * Math.sqrt((share * (1 - share)) / users + z ** 2 / (4 * users ** 2));
  return Math.max(0, (share + z ** 2 / (2 * users) - spread) / (1 + z ** 2 / users));
}

/** How far a share is from an expected one, in nats for each user (Kullback and Leibler). */
function divergence(share: number, expected: number): number {
  const [p, q] = [Math.min(share, 1), Math.min(Math.max(expected, 1e-6), 1 - 1e-6)];
  const part = (one: number, other: number) => (one === 0 ? 0 : one * Math.log(one / other));
  return part(p, q) + part(1 - p, 1 - q);
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
