import type { Fact } from "../../core/facts.ts";
import type { Notice } from "../../core/result.ts";

/** What happened by itself about one gap: to be written all or nothing. */
export interface GapNews {
  readonly facts: readonly Fact[];
  readonly notices: readonly Notice[];
}
