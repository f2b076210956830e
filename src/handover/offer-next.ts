import type { Fact } from "../core/facts.ts";
import type { Notice } from "../core/result.ts";
import { carryOn } from "./carry-on.ts";
import { contactFor } from "./contact.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { deadEndCard } from "./news-cards.ts";
import { viewOf } from "./own-request.ts";
import { settleCards, tellAsker } from "./settle-cards.ts";
import { standingOf } from "./state.ts";

/** What happened to one request by itself: to be written in a transaction of its own. */
export interface HandoverNews {
  readonly request: string;
  readonly facts: readonly Fact[];
  readonly notices: readonly Notice[];
}

/** Requests that one run takes up; the next one takes the rest. */
const batch = 100;

/**
 * Requests whose time with somebody is over go to the next person, or end when nobody is left. Where a step
 * is written meanwhile, the news is a ConflictError to write: what it says is no longer so, and the next run
 * looks again.
 */
export async function offerNext(deps: HandoverDeps, now: Date): Promise<readonly HandoverNews[]> {
  const news: HandoverNews[] = [];
  for (const request of await deps.store.overdue(now, batch)) {
    const standing = standingOf(request);
    if (standing.kind !== "open" || (standing.offer !== null && standing.offer.until > now)) continue;
    const before = await viewOf(deps, request, now);
    const { view, facts, notices, offer } = await carryOn(deps, {
      request,
      subject: before.subject,
      at: now,
    });
    const ended = offer === null ? [tellAsker(deps, view, deadEndCard(view, contactFor(view)))] : [];
    news.push({
      request: request.id,
      facts,
      notices: [...notices, ...settleCards(deps, before, view), ...ended],
    });
  }
  return news;
}
