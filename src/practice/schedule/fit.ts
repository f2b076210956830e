import { computeParameters, FSRSBindingItem, FSRSBindingReview } from "@open-spaced-repetition/binding";
import type { Policy } from "../../core/policy.ts";
import type { Rating } from "../../core/practice.ts";
import { type CardReview, logLoss, replay } from "./replay.ts";
import type { Parameters } from "./schedule.ts";

/** How somebody forgets, as far as their reviews tell, and how that was checked. */
export interface Fit {
  /** `null`: the defaults. */
  readonly parameters: Parameters;
  /** `too-few`: reviews to learn from, or to check on. `no-better`: the defaults predicted the latest better. */
  readonly why: "fitted" | "too-few" | "no-better";
  /** The latest reviews, which were not learned from: mean surprise with either. `null`: not measured. */
  readonly heldBack: {
    readonly reviews: number;
    readonly defaults: number;
    readonly fitted: number;
  } | null;
}

/**
 * Measures how a person, or everybody in the company, forgets. What the earlier reviews teach is used only
 * when it predicts the latest ones no worse than the defaults do.
 */
export async function fitParameters(
  reviews: readonly CardReview[],
  policy: Pick<Policy["practice"], "fitReviews" | "fitHeldBack" | "retention" | "retentionCritical">,
): Promise<Fit> {
  const tooFew: Fit = { parameters: null, why: "too-few", heldBack: null };
  if (reviews.length < policy.fitReviews) return tooFew;
  const inOrder = reviews.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const learnedFrom = inOrder.slice(0, Math.floor(inOrder.length * (1 - policy.fitHeldBack)));
  const until = learnedFrom.at(-1)?.at ?? new Date(0);
  const histories = historiesOf(learnedFrom);
  if (histories.length === 0) return tooFew;
  const parameters = await computeParameters([...histories], { enableShortTerm: false });
  const lossWith = (some: Parameters) => {
    const latest = replay(inOrder, some, policy).filter(({ at }) => at > until);
    return { loss: logLoss(latest), reviews: latest.length };
  };
  const [fitted, defaults] = [lossWith(parameters), lossWith(null)];
  if (fitted.loss === null || defaults.loss === null) return tooFew;
  const heldBack = { reviews: fitted.reviews, defaults: defaults.loss, fitted: fitted.loss };
  return fitted.loss <= defaults.loss
    ? { parameters, why: "fitted", heldBack }
    : { parameters: null, why: "no-better", heldBack };
}

/** One for each review that came at least a day after the one before, with all of that card before it. */
function historiesOf(reviews: readonly CardReview[]): readonly FSRSBindingItem[] {
  const histories: FSRSBindingItem[] = [];
  for (const card of Map.groupBy(reviews, (review) => review.card).values()) {
    const history: FSRSBindingReview[] = [];
    let lastAt: Date | null = null;
    for (const { rating, at } of card) {
      const days = lastAt === null ? 0 : Math.floor((at.getTime() - lastAt.getTime()) / dayMs);
      // Without short-term steps, what is answered again on the same day teaches nothing about days.
      if (lastAt !== null && days === 0) continue;
      history.push(new FSRSBindingReview(grades[rating], days));
      if (history.length > 1) histories.push(new FSRSBindingItem([...history]));
      lastAt = at;
    }
  }
  return histories;
}

const grades: Readonly<Record<Rating, number>> = { again: 1, hard: 2, good: 3, easy: 4 };
const dayMs = 86_400_000;
