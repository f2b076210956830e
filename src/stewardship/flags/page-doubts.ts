import type { Doubt } from "../../core/flags.ts";
import { ownerState, type StewardSearch } from "../../core/page-stewards.ts";
import type { Policy } from "../../core/policy.ts";
import type { PageReports } from "../../core/ports/ask-store.ts";
import type { PageListing } from "../../core/ports/page-store.ts";
import { reportsForDoubt } from "../../core/reports-for-doubt.ts";
import { reviewDueOf } from "../../core/review-due.ts";
import { dateIn } from "../../core/working-time.ts";

/** A doubt about a page, or one section of it. */
export interface FoundDoubt {
  readonly doubt: Doubt;
  /** Slug; `null`: the page as a whole. */
  readonly section: string | null;
}

export interface DoubtedPage {
  readonly page: PageListing;
  /** When its owner is asked for its review; `null`: nobody promised one. */
  readonly reviewDay: Date | null;
  /** Reports of its text as outdated that count; `null`: none. */
  readonly reports: Pick<PageReports, "people" | "firstAt" | "section"> | null;
}

/** What speaks against a page by its own record: who owns it, when it was reviewed, what its readers say. */
export function pageDoubts(
  { page, reviewDay, reports }: DoubtedPage,
  search: StewardSearch,
  policy: Policy,
  now: Date,
): readonly FoundDoubt[] {
  const found: FoundDoubt[] = [];
  const owner = ownerState(page.owner, search);
  // A lesson belongs to the pages it is built on.
  if (owner === "nobody" && page.kind === "sop") found.push({ doubt: { kind: "unowned" }, section: null });
  if (owner === "left") found.push({ doubt: { kind: "owner-left" }, section: null });
  const due = reviewDueOf(page, policy);
  if (due !== null && reviewDay !== null && now >= reviewDay) {
    const dueOn = dateIn(new Date(due.getTime()), policy.timeZone);
    found.push({ doubt: { kind: "review-due", dueOn, isFirst: page.reviewedAt === null }, section: null });
  }
  if (reports !== null && reports.people.length >= reportsForDoubt(page.risk, policy)) {
    const firstOn = dateIn(reports.firstAt, policy.timeZone);
    const people = reports.people.length;
    found.push({ doubt: { kind: "reported", people, firstOn }, section: reports.section });
  }
  return found;
}
