import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";
import { trustWords } from "../core/messages/ask.ts";
import { dayInWords } from "../core/messages/dates.ts";
import type { Policy } from "../core/policy.ts";
import type { Risk, Trust } from "../core/terms.ts";

export interface TrustFacts {
  readonly page: {
    readonly owner: string | null;
    readonly reviewEveryDays: number | null;
    readonly effective: Date;
    readonly risk: Risk;
  };
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
  const days = page.reviewEveryDays ?? (page.owner === null ? null : policy.trust.defaultReviewDays);
  if (days === null) return { trust: "unverified", note: trustWords.unverified };
  // Days of the calendar, so that a change of the clocks moves no date.
  const due = addDays(new TZDate(page.effective, policy.timeZone), days);
  if (now >= due) return { trust: "overdue", note: trustWords.overdue(day(due)) };
  if (now >= addDays(due, -policy.trust.reviewDueDays))
    return { trust: "review-due", note: trustWords.reviewDue(day(due)) };
  return { trust: "verified", note: null };
}

/** Different people who must report a page before the next reader is warned. */
export function reportsForDoubt(risk: Risk, policy: Policy): number {
  return risk === "normal" ? policy.trust.doubtReports : policy.trust.doubtReportsHighRisk;
}
