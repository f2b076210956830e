import type { Flag, PageReview } from "../../src/core/flags.ts";
import { now } from "./signal-facts.ts";

/** A doubt about refunds over 500, unless told otherwise. */
export function flag(more: Partial<Flag> = {}): Flag {
  return {
    id: "f1",
    doubt: { kind: "page-problem", people: 4, signs: { unclear: 3, missed: 2 } },
    page: { sop: "refunds", section: "over-500", version: 7, sectionHash: "h1" },
    gap: "g2",
    owner: "olga",
    at: now,
    settled: null,
    ...more,
  };
}

export function review(more: Partial<PageReview> = {}): PageReview {
  return {
    sop: "refunds",
    version: 7,
    by: "olga",
    verdict: "still-correct",
    reason: null,
    ticked: [],
    until: null,
    to: null,
    at: now,
    ...more,
  };
}
