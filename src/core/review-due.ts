import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";
import type { Policy } from "./policy.ts";

/** What decides when a page is to be looked at again. */
export interface ReviewedPage {
  readonly owner: string | null;
  readonly reviewEveryDays: number | null;
  readonly effective: Date;
  /** When its owner last said that this text is still correct; `null`: not yet. */
  readonly reviewedAt: Date | null;
}

/** When a page is due for review; `null`: nobody promised to look at it again. */
export function reviewDueOf(page: ReviewedPage, policy: Pick<Policy, "timeZone" | "trust">): TZDate | null {
  const days = page.reviewEveryDays ?? (page.owner === null ? null : policy.trust.defaultReviewDays);
  // Days of the calendar, so that a change of the clocks moves no date.
  const { effective, reviewedAt } = page;
  const since = reviewedAt !== null && reviewedAt > effective ? reviewedAt : effective;
  return days === null ? null : addDays(new TZDate(since, policy.timeZone), days);
}
