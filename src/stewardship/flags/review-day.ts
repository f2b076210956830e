import { addDays } from "date-fns";
import type { Policy } from "../../core/policy.ts";
import { type ReviewedPage, reviewDueOf } from "../../core/review-due.ts";
import type { Risk } from "../../core/terms.ts";
import { weigh } from "../queue/weigh.ts";

/** What decides when somebody is asked to review a page. */
export interface PageToReview extends ReviewedPage {
  readonly sop: string;
  readonly publishedAt: Date;
  readonly risk: Risk;
}

/** When the owner of each page is asked for its review; pages nobody promised to review are missing. */
export function reviewDays(
  pages: readonly PageToReview[],
  uses: ReadonlyMap<string, number>,
  policy: Policy,
): ReadonlyMap<string, Date> {
  const days = new Map<string, Date>();
  for (const [, together] of Map.groupBy(pages, cameWith)) {
    const spread = spreadDays(together, uses, policy);
    for (const page of together) {
      const due = reviewDueOf(page, policy);
      if (due === null) continue;
      const before = addDays(due, -policy.trust.reviewDueDays);
      days.set(page.sop, spread.get(page.sop) ?? new Date(before.getTime()));
    }
  }
  return days;
}

/**
 * "After an import, first reviews are spread by use × risk": of more pages of one owner than a queue holds that came
 * at the same time and were not reviewed since, the heaviest is asked about first and the last one at the end of its
 * cadence.
 */
function spreadDays(
  together: readonly PageToReview[],
  uses: ReadonlyMap<string, number>,
  policy: Policy,
): ReadonlyMap<string, Date> {
  const first = together.filter(({ reviewedAt }) => reviewedAt === null);
  if (together.length <= policy.queue.entries) return new Map();
  const weightOf = (page: PageToReview) =>
    weigh({ uses: uses.get(page.sop) ?? 0, risk: page.risk, doubts: ["review-due"] }, policy.queue).total;
  const ranked = first
    .map((page) => ({ page, weight: weightOf(page) }))
    .toSorted((a, b) => b.weight - a.weight || (a.page.sop < b.page.sop ? -1 : 1));
  return new Map(
    ranked.map(({ page }, rank) => {
      const days = page.reviewEveryDays ?? policy.trust.defaultReviewDays;
      const part = (together.length - first.length + rank + 1) / together.length;
      return [page.sop, new Date(page.publishedAt.getTime() + part * days * dayMs)];
    }),
  );
}

const dayMs = 86_400_000;

/** Pages of one owner that were published in one go. */
function cameWith({ owner, publishedAt }: PageToReview): string {
  return `${owner ?? ""} ${publishedAt.toISOString()}`;
}
