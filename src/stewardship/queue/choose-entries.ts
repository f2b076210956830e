import type { DoubtKind } from "../../core/flags.ts";
import type { Policy } from "../../core/policy.ts";
import type { Risk } from "../../core/terms.ts";
import type { Shown } from "./addressee.ts";
import { type Weight, weigh } from "./weigh.ts";

/** What may come into somebody's queue: a page in doubt, or one that is missing. */
export interface Doubted {
  /** Id of the page, or of the gap of one that is missing. */
  readonly id: string;
  readonly uses: number;
  readonly risk: Risk;
  readonly doubts: readonly { readonly kind: DoubtKind; readonly at: Date }[];
  readonly snoozedUntil: Date | null;
  /** To whom it was shown, oldest first. */
  readonly shown: readonly Shown[];
}

/** Why something is not put before them now. `full`: heavier pages are. */
export type Waiting = "snoozed" | "unused" | "reminded" | "full";

export interface Placed<Some extends Doubted> {
  readonly doubted: Some;
  readonly weight: Weight;
  /** `null`: it is put before them. */
  readonly waits: Waiting | null;
}

/**
 * One queue: "at most 10 entries, ordered by use × risk × evidence; at most one reminder per page in 30 days; pages
 * nobody asks for wait". The heaviest first, then what waits.
 *
 * @param isAsked somebody asks for their queue themselves: then nothing in it is a reminder.
 */
export function chooseEntries<Some extends Doubted>(
  all: readonly Some[],
  { reader, isAsked }: { readonly reader: string; readonly isAsked: boolean },
  policy: Policy["queue"],
  now: Date,
): readonly Placed<Some>[] {
  const weighed = all
    .map((doubted) => {
      const kinds = doubted.doubts.map(({ kind }) => kind);
      const waits = whyWait(doubted, { reader, isAsked }, policy, now);
      return { doubted, weight: weigh({ ...doubted, doubts: kinds }, policy), waits };
    })
    .toSorted(
      (a, b) => b.weight.total - a.weight.total || oldest(a.doubted) - oldest(b.doubted) || order(a, b),
    );
  const due = weighed.filter(({ waits }) => waits === null);
  const chosen = due.slice(0, policy.entries);
  const full = due.slice(policy.entries).map((one) => ({ ...one, waits: "full" as const }));
  return [...chosen, ...full, ...weighed.filter(({ waits }) => waits !== null)];
}

function whyWait(
  { uses, risk, doubts, snoozedUntil, shown }: Doubted,
  { reader, isAsked }: { readonly reader: string; readonly isAsked: boolean },
  policy: Policy["queue"],
  now: Date,
): Waiting | null {
  if (snoozedUntil !== null && now < snoozedUntil) return "snoozed";
  const since = Math.min(...doubts.map(({ at }) => at.getTime()));
  const isQuiet = doubts.every(({ kind }) => quiet.has(kind));
  const waitsUntil = since + policy.unusedWaitDays * dayMs;
  if (uses === 0 && isQuiet && risk !== "critical" && now.getTime() < waitsUntil) return "unused";
  const last = shown.findLast(({ person }) => person === reader);
  const remindAt = (last?.at.getTime() ?? 0) + policy.reminderDays * dayMs;
  return !isAsked && last !== undefined && now.getTime() < remindAt ? "reminded" : null;
}

/** "For pages of high risk what readers say goes at once": whether a doubt cannot wait for the week's queue. */
export function cannotWait({ risk, doubts }: Pick<Doubted, "risk" | "doubts">): boolean {
  return risk !== "normal" && doubts.some(({ kind }) => urgent.has(kind));
}

/** Doubts that no reader has: of a page that nobody asks for they can wait. */
const quiet: ReadonlySet<DoubtKind> = new Set([
  "review-due",
  "unowned",
  "owner-left",
  "link-gone",
  "cited-changed",
  "duplicate",
  "lesson-outdated",
]);

const urgent: ReadonlySet<DoubtKind> = new Set(["page-problem", "page-blamed", "reported"]);

const dayMs = 86_400_000;

function oldest({ doubts }: Doubted): number {
  return Math.min(...doubts.map(({ at }) => at.getTime()));
}

function order(a: { readonly doubted: Doubted }, b: { readonly doubted: Doubted }): number {
  return a.doubted.id < b.doubted.id ? -1 : 1;
}
