import type { Flag } from "../../core/flags.ts";
import type { Policy } from "../../core/policy.ts";

const dayMs = 86_400_000;

/** How long owners took to settle flags. */
export interface Settling {
  /** Flags that took longer than `from` days and up to `to`; `null`: however long. */
  readonly took: readonly { readonly from: number; readonly to: number | null; readonly flags: number }[];
  readonly open: number;
  /** Half of those that are settled took at most this long, in days; `null`: none is settled. */
  readonly medianDays: number | null;
}

const steps = [
  { from: 0, to: 1 },
  { from: 1, to: 7 },
  { from: 7, to: 14 },
  { from: 14, to: null },
] as const;

/** `null`: so few people were asked that it would tell of one of them. */
export function settling(
  flags: readonly Pick<Flag, "owner" | "at" | "settled">[],
  { worksCouncil, signals }: Pick<Policy, "worksCouncil" | "signals">,
): Settling | null {
  const least = worksCouncil
    ? Math.max(signals.teamPeople, signals.teamPeopleWorksCouncil)
    : signals.teamPeople;
  if (new Set(flags.map(({ owner }) => owner)).size < least) return null;
  const took = flags
    .flatMap(({ at, settled }) => (settled === null ? [] : [(settled.at.getTime() - at.getTime()) / dayMs]))
    .toSorted((a, b) => a - b);
  return {
    took: steps.map(({ from, to }) => {
      const flags = took.filter((one) => (one > from || from === 0) && (to === null || one <= to)).length;
      return { from, to, flags };
    }),
    open: flags.length - took.length,
    medianDays: took[Math.ceil(took.length / 2) - 1] ?? null,
  };
}
