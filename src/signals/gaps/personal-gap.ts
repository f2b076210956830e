import type { GapReason } from "../../core/gaps.ts";
import type { Policy } from "../../core/policy.ts";
import { type GapTest, statisticAt } from "./gap-test.ts";

/** Why a test says nothing, or what it says. `persists` only while somebody is coached. */
export type GapDecision =
  | {
      readonly kind: "none";
      readonly reason:
        | "as-predicted"
        /** All on one day. */
        | "one-day"
        /** All of a skill's misses are in one section, which has its own test. */
        | "one-section"
        /** Coached for too few working days, or not told yet. */
        | "too-early"
        /** Others are stuck there, too: it may be the page. */
        | "page-suspected";
    }
  | { readonly kind: "coach"; readonly why: GapReason }
  | { readonly kind: "persists"; readonly why: GapReason };

export interface GapFacts {
  readonly test: GapTest;
  readonly subject: "section" | "skill";
  /** `null`: nobody was told of a gap. `daysWorked`: since they were told; `null`: not told yet. */
  readonly coaching: { readonly daysWorked: number | null } | null;
  readonly isPageSuspected: boolean;
  readonly now: Date;
  readonly policy: Policy["signals"];
}

/**
 * Whether this person recalls clearly less than predicted. "The person is told, and gets practice; it persists if
 * the test, started anew, says so again within the next 7 to 20 days they actually worked."
 */
export function decideGap(facts: GapFacts): GapDecision {
  const { test, coaching, now, policy } = facts;
  const threshold = coaching === null ? policy.coachAt : policy.persistsAt;
  const { run } = test;
  const why = reasonOf(test, { rule: "less-than-predicted", threshold, now, policy });
  if (why.statistic < threshold) return coaching === null ? decideLapses(facts) : none("as-predicted");
  if (run.days < policy.gapDays) return none("one-day");
  if (facts.subject === "skill" && run.sections.length < 2) return none("one-section");
  if (facts.isPageSuspected) return none("page-suspected");
  if (coaching === null) return { kind: "coach", why };
  const { daysWorked } = coaching;
  if (daysWorked === null || daysWorked < policy.persistsFromDays) return none("too-early");
  return daysWorked <= policy.persistsToDays ? { kind: "persists", why } : none("as-predicted");
}

/** "8 lapses on one item within 60 days start the same coaching." A skill's items have sections of their own. */
function decideLapses({ test, subject, isPageSuspected, now, policy }: GapFacts): GapDecision {
  const counts = new Map<string, number>();
  for (const { item, at } of test.lapses) {
    if (now.getTime() - Date.parse(at) <= policy.lapseDays * dayMs)
      counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  if (subject === "skill" || most < policy.lapses) return none("as-predicted");
  if (isPageSuspected) return none("page-suspected");
  const why = reasonOf(test, { rule: "lapses", threshold: policy.lapses, now, policy });
  return { kind: "coach", why: { ...why, tries: most, missed: most, statistic: most } };
}

function reasonOf(
  test: GapTest,
  given: Pick<GapReason, "rule" | "threshold"> & Pick<GapFacts, "now" | "policy">,
): GapReason {
  const { tries, missed, days, predicted } = test.run;
  return {
    rule: given.rule,
    tries,
    missed,
    days,
    predicted: tries === 0 ? 0 : predicted / tries,
    statistic: statisticAt(test, given.now, given.policy),
    threshold: given.threshold,
  };
}

function none(reason: Extract<GapDecision, { kind: "none" }>["reason"]): GapDecision {
  return { kind: "none", reason };
}

const dayMs = 86_400_000;
