import type { AnsweredItem } from "../../core/ports/practice-store.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { fitParameters } from "../schedule/fit.ts";

/** Answers of the whole company from which its forgetting is measured: more teach hardly more. */
const companyReviews = 20_000;
/** The same of one person, who answers some thousand a year. */
const personReviews = 10_000;
/** Somebody measured within these days is not measured again, so that a run that was stopped goes on. */
const fittedAgainAfterDays = 6;
const dayMs = 86_400_000;

/**
 * Measures how everybody together forgets, and each person with enough answers, one after the other. What was
 * measured is used where it predicts the latest answers no worse than the defaults; else the defaults are. Where
 * there is a works council nothing is measured of one person.
 */
export async function* fitMemory(
  deps: Pick<PracticeDeps, "store" | "company">,
  now: Date,
): AsyncGenerator<PracticeFactOf<"memory-fitted">> {
  const { practice, worksCouncil } = deps.company.policy;
  yield await fitted(deps, null, await deps.store.reviewsOf(null, companyReviews), now);
  if (worksCouncil) return;
  const before = new Date(now.getTime() - fittedAgainAfterDays * dayMs);
  for (const person of await deps.store.toBeFitted(practice.fitReviews, before)) {
    yield await fitted(deps, person, await deps.store.reviewsOf(person, personReviews), now);
  }
}

async function fitted(
  { company }: Pick<PracticeDeps, "company">,
  person: string | null,
  answers: readonly AnsweredItem[],
  at: Date,
): Promise<PracticeFactOf<"memory-fitted">> {
  // Another text of the section is another thing to remember.
  const reviews = answers.map(({ person: who, item, sectionHash, rating, at: when }) => ({
    card: JSON.stringify([who, item, sectionHash]),
    rating,
    at: when,
  }));
  const { parameters } = await fitParameters(reviews, company.policy.practice);
  return { kind: "memory-fitted", person, parameters, reviews: reviews.length, at };
}
