import type { Outcome } from "../src/core/outcome.ts";

/** Sections that an answer cites or offers, best first, as `sop#section`. */
export function placesShown(outcome: Outcome | null): readonly string[] {
  if (outcome === null || outcome.kind === "abstained") return [];
  return outcome.kind === "clarify"
    ? outcome.candidates.map(({ path, section }) => `${path}#${section}`)
    : outcome.parts.map(({ citation: { path, section } }) => `${path}#${section}`);
}
