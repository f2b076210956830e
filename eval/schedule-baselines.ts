import type { CardReview, Prediction } from "../src/practice/schedule/replay.ts";

/** Older ways to schedule, as predictors: due means a recall of 0.9, and forgetting is exponential. */
interface Ladder<State> {
  readonly first: (isRecalled: boolean) => State;
  readonly next: (state: State, isRecalled: boolean) => State;
  readonly days: (state: State) => number;
}

const leitnerDays = [1, 2, 4, 8, 16, 32, 64] as const;

/** Boxes with doubling days: right moves up one, wrong back to the first. */
export const leitner: Ladder<number> = {
  first: (isRecalled) => (isRecalled ? 1 : 0),
  next: (box, isRecalled) => (isRecalled ? Math.min(box + 1, leitnerDays.length - 1) : 0),
  days: (box) => leitnerDays[box] ?? 1,
};

interface Sm2State {
  readonly repetitions: number;
  readonly ease: number;
  readonly interval: number;
}

/** SuperMemo 2, with "good" as quality 4 and "again" as quality 2. */
export const sm2: Ladder<Sm2State> = {
  first: (isRecalled) => sm2Next({ repetitions: 0, ease: 2.5, interval: 1 }, isRecalled),
  next: (state, isRecalled) => sm2Next(state, isRecalled),
  days: ({ interval }) => interval,
};

function sm2Next({ repetitions, ease, interval }: Sm2State, isRecalled: boolean): Sm2State {
  const quality = isRecalled ? 4 : 2;
  const eased = Math.max(1.3, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02));
  if (!isRecalled) return { repetitions: 0, ease: eased, interval: 1 };
  const days = repetitions === 0 ? 1 : repetitions === 1 ? 6 : Math.round(interval * ease);
  return { repetitions: repetitions + 1, ease: eased, interval: days };
}

/** What a ladder would have predicted of each review at least a day after the one before of its card. */
export function predictWith<State>(
  reviews: readonly CardReview[],
  ladder: Ladder<State>,
): readonly Prediction[] {
  const known = new Map<string, { readonly state: State; readonly at: Date }>();
  const predictions: Prediction[] = [];
  for (const { card, rating, at } of reviews) {
    const isRecalled = rating !== "again";
    const before = known.get(card);
    const days = before === undefined ? 0 : (at.getTime() - before.at.getTime()) / dayMs;
    if (before !== undefined && days >= 1) {
      predictions.push({ at, recall: 0.9 ** (days / ladder.days(before.state)), isRecalled });
    }
    const state = before === undefined ? ladder.first(isRecalled) : ladder.next(before.state, isRecalled);
    known.set(card, { state, at });
  }
  return predictions;
}

const dayMs = 86_400_000;
