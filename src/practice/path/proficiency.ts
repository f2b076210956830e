import type { Policy } from "../../core/policy.ts";
import type { Attempt, MemoryState } from "../../core/practice.ts";
import { type Parameters, predictedRecall } from "../schedule/schedule.ts";
import { betaQuantile } from "./beta.ts";

export interface ProficiencyFacts {
  /** Items of the skill, each with the hash of its section's text as it holds now. */
  readonly items: ReadonlyMap<string, string>;
  /** Attempts of the person at whatever items, in any order. */
  readonly attempts: readonly Evidence[];
  /** By item. */
  readonly memory: ReadonlyMap<string, MemoryState>;
  readonly now: Date;
  readonly parameters: Parameters;
  readonly policy: Pick<
    Policy["practice"],
    "canDo" | "evidenceAnswers" | "evidenceHalfLifeDays" | "evidenceSeenVariant"
  >;
}

export type Evidence = Pick<Attempt, "item" | "sectionHash" | "variant" | "correct" | "at">;

/** What somebody can do in a skill, and how sure that is. Shares of cases that they would get right now. */
export interface Proficiency {
  readonly expected: number;
  /** Ends of the interval in which the truth lies with a probability of 80 %. */
  readonly lower: number;
  readonly upper: number;
  readonly answers: number;
  readonly level: Level;
}

export type Level = "can-do" | "nearly" | "not-yet" | "too-little";

/**
 * A beta distribution, from knowing nothing (Jeffreys' prior), over two kinds of evidence: every answer, which
 * fades with time and counts less for a variant seen before; and every item by what would be recalled of it
 * now, nothing where it was last missed. Only what was answered on the text that holds counts: an item credited
 * without an answer tells nothing, and neither does what used to be right.
 */
export function proficiency(facts: ProficiencyFacts): Proficiency {
  const { items, policy } = facts;
  const counted = facts.attempts
    .filter(({ item, sectionHash, at }) => items.get(item) === sectionHash && at <= facts.now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  let [right, wrong] = [prior, prior];
  for (const { weight, share } of [
    ...answersAsEvidence(counted, facts),
    ...recallAsEvidence(counted, facts),
  ]) {
    right += weight * share;
    wrong += weight * (1 - share);
  }
  const expected = right / (right + wrong);
  const lower = betaQuantile(0.1, right, wrong);
  const upper = betaQuantile(0.9, right, wrong);
  const answers = counted.length;
  const level =
    answers < policy.evidenceAnswers
      ? "too-little"
      : lower >= policy.canDo
        ? "can-do"
        : expected >= policy.canDo
          ? "nearly"
          : "not-yet";
  return { expected, lower, upper, answers, level };
}

interface Weighed {
  readonly weight: number;
  /** 0 to 1. */
  readonly share: number;
}

function answersAsEvidence(
  attempts: readonly Evidence[],
  { now, policy }: ProficiencyFacts,
): readonly Weighed[] {
  const seen = new Set<string>();
  return attempts.map(({ item, variant, correct, at }) => {
    const name = `${item} ${variant}`;
    const fresh = seen.has(name) ? policy.evidenceSeenVariant : 1;
    seen.add(name);
    const age = (now.getTime() - at.getTime()) / dayMs;
    return { weight: fresh * 2 ** (-age / policy.evidenceHalfLifeDays), share: correct ? 1 : 0 };
  });
}

function recallAsEvidence(
  attempts: readonly Evidence[],
  { items, memory, now, parameters }: ProficiencyFacts,
): readonly Weighed[] {
  const answered = [...new Set(attempts.map(({ item }) => item))];
  return answered.flatMap((item) => {
    const known = memory.get(item);
    if (known === undefined || known.learned !== items.get(item)) return [];
    return [
      { weight: recallWeight, share: known.last === "right" ? predictedRecall(known, now, parameters) : 0 },
    ];
  });
}

const prior = 0.5;
/** What is recalled rests on everything that the scheduler knows of an item, not on its last answer alone. */
const recallWeight = 2;
const dayMs = 86_400_000;
