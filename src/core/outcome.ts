import type { Block } from "./blocks.ts";
import type { Citation, VersionLabel } from "./terms.ts";
import type { WrittenAnswer } from "./written.ts";

/** How a question ended. An answer without a citation does not compile. */
export type Outcome =
  | (Quoted & {
      readonly kind: "answered";
      readonly reason: AnswerReason;
      /** What the parts say in a model's words, checked against them; `null`: they speak for themselves. */
      readonly written: WrittenAnswer | null;
    })
  /** The rule is shown; the decision is a human's. */
  | (Quoted & {
      readonly kind: "needs-approval";
      readonly reason: AnswerReason;
      /** Who decides, as the page names them. */
      readonly approver: string | null;
    })
  | {
      readonly kind: "clarify";
      readonly reason: "close-candidates";
      readonly candidates: readonly [Candidate, ...Candidate[]];
    }
  | { readonly kind: "abstained"; readonly reason: AbstentionReason };

export type OutcomeKind = Outcome["kind"];
export type AbstentionReason = "nothing-found" | "weak-match";

/**
 * `clear-match`: retrieval found it. `picked`: the reader chose it among candidates. `whole-section`: shown
 * whole on the reader's wish. `other-form`: shown shorter, or told otherwise, because the first form was unclear.
 */
export type AnswerReason = "clear-match" | "picked" | "whole-section" | "other-form";

/** A section offered as a button when several come close. */
export interface Candidate extends VersionLabel {
  readonly section: string;
  readonly heading: string;
}

export interface Quoted {
  /** One for each section cited; nearly always one. */
  readonly parts: readonly [QuotedPart, ...QuotedPart[]];
  /** What is different since the reader last saw an older version of a cited section. */
  readonly changes: readonly SectionChange[];
  /** A later version of the first cited page that is already scheduled. */
  readonly upcoming: VersionLabel | null;
  /** Sensitive pages leave no wording and no signal. */
  readonly sensitive: boolean;
}

/** A quote with its citation: neither is ever without the other. */
export interface QuotedPart {
  /** The page's own blocks, shortened to what answers the question, never reworded. */
  readonly blocks: readonly Block[];
  /** Whether the section says more than `blocks`. */
  readonly shortened: boolean;
  readonly citation: Citation;
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
