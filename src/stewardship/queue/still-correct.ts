import { addDays } from "date-fns";
import type { Tap } from "../../core/asker.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { decidedWords as words } from "../../core/messages/queue.ts";
import { mayRead } from "../../core/people.ts";
import type { Result } from "../../core/result.ts";
import { reviewDueOf } from "../../core/review-due.ts";
import { type Deciding, decide } from "./decide.ts";
import type { EntryTap } from "./entry-tap.ts";
import { ticksFor } from "./fact-elements.ts";
import { factsToCheck } from "./page-facts.ts";
import type { StewardDeps } from "./steward-deps.ts";

/**
 * "Still correct": the page's amounts, dates, limits and names stood on the card, and on a page of high risk each is
 * ticked. It sets the next review and ends every doubt that was shown.
 */
export function stillCorrect(
  deps: StewardDeps,
  tap: Tap<EntryTap & { readonly ticked: string }>,
): Promise<Result> {
  return decide(deps, tap, async ({ subject, page, person }: Deciding) => {
    if (page === null || !mayRead(deps.readerOf(person), page.audience)) return words.gone;
    const { policy } = deps.company;
    const ticks = page.risk === "normal" ? [] : await ticksOn(deps, page, tap.at);
    const ticked = new Set(tap.value.ticked.split(",").filter(Boolean));
    if (ticks.some((_, at) => !ticked.has(String(at)))) return words.tickAll;
    const review = {
      sop: page.sop,
      version: page.version,
      by: person.id,
      verdict: "still-correct",
      reason: null,
      ticked: ticks,
      until: null,
      to: null,
      at: tap.at,
    } as const;
    const due = reviewDueOf({ ...page, reviewedAt: tap.at }, policy);
    const day =
      due === null ? null : dayInWords(addDays(due, -policy.trust.reviewDueDays), tap.at, policy.timeZone);
    return {
      facts: [{ kind: "page-reviewed", review }],
      settles: { flags: subject.flags, verdict: "stands", reason: null },
      said: words.correct(day),
    };
  });
}

async function ticksOn(
  { pages, company }: StewardDeps,
  page: NonNullable<Deciding["page"]>,
  at: Date,
): Promise<readonly string[]> {
  const view = await pages.pageAt({ kind: page.kind, path: page.path, version: page.version }, at);
  return ticksFor(factsToCheck(view?.sections ?? []), company.policy.queue.ticks);
}
