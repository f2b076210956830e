import { quantity } from "../../grounding/fact-patterns.ts";
import type { FactChangeIn } from "./compare-pages.ts";

/** One change of a fact, however often the page states it. */
export interface GatheredFact extends FactChangeIn {
  /** Places of the page at which it is stated so. */
  readonly places: number;
}

/** The facts that changed, each once: what changed in most places first, then in the order of the page. */
export function gatherFacts(facts: readonly FactChangeIn[]): readonly GatheredFact[] {
  const gathered = new Map<string, GatheredFact>();
  for (const fact of facts) {
    const known = gathered.get(keyOf(fact));
    gathered.set(keyOf(fact), { ...(known ?? fact), places: (known?.places ?? 0) + 1 });
  }
  return [...gathered.values()].sort((a, b) => rankOf(a) - rankOf(b) || b.places - a.places);
}

/** "400" and "400 EUR" are the same limit. */
function keyOf({ kind, before, after }: FactChangeIn): string {
  const isMeasured = kind === "amount" || kind === "number";
  const value = (text: string | null) => (text === null ? "" : isMeasured ? quantity(text) : text);
  return `${isMeasured ? "measure" : kind} ${value(before)} ${value(after)}`;
}

/** Names and links change most often and matter least. */
function rankOf({ kind }: FactChangeIn): number {
  return kind === "name" || kind === "link" ? 1 : 0;
}
