import { addDays } from "date-fns";
import { trustWords } from "../core/messages/ask.ts";
import { dayInWords } from "../core/messages/dates.ts";
import type { Policy } from "../core/policy.ts";
import { reportsForDoubt } from "../core/reports-for-doubt.ts";
import { type ReviewedPage, reviewDueOf } from "../core/review-due.ts";
import type { Risk, Trust } from "../core/terms.ts";

export interface TrustFacts {
  readonly page: ReviewedPage & { readonly risk: Risk };
  /** Reports of the current version as outdated; `null`: none. */
  readonly reports: { readonly people: readonly (string | null)[]; readonly firstAt: Date } | null;
}

export interface TrustState {
  readonly trust: Trust;
  /** One line for the reader; `null` when the state says it all. */
  readonly note: string | null;
}

/** What a reader may rely on. Doubt outweighs the calendar; a page nobody promised to review is unverified. */
export function trustOf({ page, reports }: TrustFacts, now: Date, policy: Policy): TrustState {
  const day = (date: Date) => dayInWords(date, now, policy.timeZone);
  if (reports !== null && reports.people.length >= reportsForDoubt(page.risk, policy)) {
    return { trust: "in-doubt", note: trustWords.reported(day(reports.firstAt)) };
  }
  const due = reviewDueOf(page, policy);
  if (due === null) return { trust: "unverified", note: trustWords.unverified };
  if (now >= due) return { trust: "overdue", note: trustWords.overdue(day(due)) };
  if (now >= addDays(due, -policy.trust.reviewDueDays))
    return { trust: "review-due", note: trustWords.reviewDue(day(due)) };
  return { trust: "verified", note: null };
}
