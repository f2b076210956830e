import type { Gap } from "../../core/gaps.ts";
import type { SignalFactOf } from "../../core/signal-facts.ts";

/** Ends a gap that is open; one that closed meanwhile stays as it is. */
export function closeGap(
  gap: Gap | null,
  closing: NonNullable<Gap["closing"]>,
  at: Date,
): readonly SignalFactOf<"gap-moved">[] {
  if (gap === null || gap.closedAt !== null) return [];
  return [{ kind: "gap-moved", gap: { ...gap, closedAt: at, closing }, was: gap }];
}
