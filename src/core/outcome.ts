import type { Block } from "./blocks.ts";
import type { Citation, VersionLabel } from "./terms.ts";

/** How a question ended. An answer without a citation does not compile. */
export type Outcome =
  | (Quoted & { readonly kind: "answered"; readonly reason: string })
  /** The rule is shown; the decision is a human's. */
  | (Quoted & { readonly kind: "needs-approval"; readonly reason: string; readonly approver: string | null })
  | { readonly kind: "clarify"; readonly reason: string; readonly candidates: readonly Candidate[] }
  | { readonly kind: "abstained"; readonly reason: AbstentionReason };

export type OutcomeKind = Outcome["kind"];
export type AbstentionReason = "nothing-found" | "weak-match";

/** A section offered as a button when several come close. */
export interface Candidate extends VersionLabel {
  readonly section: string;
  readonly heading: string;
}

interface Quoted {
  /** The page's own blocks, shortened to what answers the question, never reworded. */
  readonly blocks: readonly Block[];
  /** Whether the section says more than `blocks`. */
  readonly shortened: boolean;
  readonly citations: readonly [Citation, ...Citation[]];
  /** What is different since the reader last saw an older version of a cited section. */
  readonly changes: readonly SectionChange[];
  /** A later version of the cited page that is already scheduled. */
  readonly upcoming: VersionLabel | null;
  /** Sensitive pages leave no wording and no signal. */
  readonly sensitive: boolean;
}

export interface SectionChange {
  readonly sop: string;
  readonly section: string;
  readonly heading: string;
  /** Version the reader saw, and the one current now. */
  readonly from: number;
  readonly to: number;
  /** Lines that were dropped or replaced, and those that stand there now. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}
