import type { Contest, Digest, Escalation, EscalationStep } from "./escalations.ts";
import type { Gap } from "./gaps.ts";
import type { Look, NotedSignal, Signal, WordsChoice } from "./signals.ts";

/** What signals want remembered: part of `Fact`. */
export type SignalFact =
  /**
   * The same sign of the same cause about the same section again changes nothing. `corrects`: somebody judged
   * an attempt anew, and this takes the place of its earlier sign.
   */
  | { readonly kind: "signal-noted"; readonly signal: NotedSignal; readonly corrects: boolean }
  /**
   * Opened, or changed as a whole. `was`: as it stood before, `null` for a new one. A ConflictError when it
   * stands otherwise by now, or when another gap about the same is open.
   */
  | { readonly kind: "gap-moved"; readonly gap: Gap; readonly was: Gap | null }
  /** A ConflictError when one of this id, or an open one of the same gap to the same manager, is there already. */
  | { readonly kind: "escalation-made"; readonly escalation: Escalation }
  /** `ordinal`: place among its steps, from 0. Another step there already is a ConflictError. */
  | {
      readonly kind: "escalation-step";
      readonly escalation: string;
      readonly ordinal: number;
      readonly step: EscalationStep;
    }
  /** A ConflictError when the gap is being contested already. */
  | { readonly kind: "contest-made"; readonly contest: Contest }
  /** A ConflictError when it is settled already. */
  | {
      readonly kind: "contest-settled";
      readonly contest: string;
      readonly settled: NonNullable<Contest["settled"]>;
    }
  /** A ConflictError when the manager was sent one on this occasion. */
  | { readonly kind: "digest-sent"; readonly digest: Digest }
  | { readonly kind: "words-chosen"; readonly choice: WordsChoice }
  | { readonly kind: "look-noted"; readonly look: Look };

export type SignalFactOf<Kind extends SignalFact["kind"]> = Extract<SignalFact, { readonly kind: Kind }>;

export function signalNoted(signal: NotedSignal | Signal, corrects = false): SignalFact {
  return { kind: "signal-noted", signal, corrects };
}
