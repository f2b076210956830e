import type { Attempt } from "../../core/practice.ts";
import type { StoredSignal } from "../../core/signals.ts";

/** So many of so many. */
interface Share {
  readonly count: number;
  readonly of: number;
}

export interface BeforeAfter {
  readonly before: Share;
  readonly after: Share;
}

export interface ClosingFigures {
  /** Right at the first try of a variant never seen before; of a page, answers of all people. */
  readonly right: BeforeAfter;
  readonly stepsMissed: BeforeAfter;
  /** `too-few`: on one of the sides there are too few tries. */
  readonly verdict: "helped" | "unchanged" | "too-few";
}

export interface ClosingFacts {
  /** What is counted as answers, from before `from` on: a variant is new when none of these was it. */
  readonly attempts: readonly Pick<Attempt, "item" | "variant" | "correct" | "at" | "kind">[];
  readonly signals: readonly Pick<StoredSignal, "kind" | "at">[];
  /** Start of the time before, when it was told, and the end of the time after. */
  readonly from: Date;
  readonly toldAt: Date;
  readonly until: Date;
  /** Tries on either side from which on they tell anything. */
  readonly enough: number;
}

/** Whether it helped: before it was told against since then. */
export function closingFigures(facts: ClosingFacts): ClosingFigures {
  const right = sides(firstTries(facts.attempts), facts, ({ correct }) => correct);
  const steps = facts.signals.filter(({ kind }) => kind === "step-missed" || kind === "step-right");
  const stepsMissed = sides(steps, facts, ({ kind }) => kind === "step-missed");
  return { right, stepsMissed, verdict: verdictOf(right, stepsMissed, facts.enough) };
}

function firstTries(attempts: ClosingFacts["attempts"]): ClosingFacts["attempts"] {
  const seen = new Set<string>();
  return attempts
    .filter(({ kind }) => kind !== "work")
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .filter(({ item, variant }) => {
      const key = `${item} ${variant}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

function sides<T extends { readonly at: Date }>(
  all: readonly T[],
  { from, toldAt, until }: Pick<ClosingFacts, "from" | "toldAt" | "until">,
  counts: (one: T) => boolean,
): BeforeAfter {
  const before = all.filter(({ at }) => at >= from && at < toldAt);
  const after = all.filter(({ at }) => at >= toldAt && at <= until);
  const share = (some: readonly T[]) => ({ count: some.filter(counts).length, of: some.length });
  return { before: share(before), after: share(after) };
}

function verdictOf(right: BeforeAfter, steps: BeforeAfter, enough: number): ClosingFigures["verdict"] {
  const gains = [
    ...(isEnough(right, enough) ? [rate(right.after) - rate(right.before)] : []),
    ...(isEnough(steps, enough) ? [rate(steps.before) - rate(steps.after)] : []),
  ];
  if (gains.length === 0) return "too-few";
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0) ? "helped" : "unchanged";
}

function isEnough({ before, after }: BeforeAfter, enough: number): boolean {
  return before.of >= enough && after.of >= enough;
}

function rate({ count, of }: Share): number {
  return count / of;
}
