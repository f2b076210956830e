import type { CallOutcome, Spent } from "./ports/model-call-store.ts";

/** How a language model fares today, for whoever looks after Cairn. */
export interface ModelState {
  readonly name: string;
  /** `open`: it failed too often and is left alone. `half-open`: it is tried with the next call. */
  readonly breaker: "closed" | "open" | "half-open";
  readonly used: Spent;
  readonly atMost: Spent;
  /** Whether its price is known, so that money is counted. */
  readonly isPriced: boolean;
  /** The last call that ended; `null`: none did. */
  readonly last: { readonly at: Date; readonly outcome: CallOutcome } | null;
}
