import type { OutcomeKind } from "./outcome.ts";

/** What a capability wants remembered. Appended in the transaction that queues the cards; never edited. */
export type Fact =
  | ({ readonly kind: "answer-given" } & AnswerGiven)
  | ({ readonly kind: "feedback-given" } & FeedbackGiven)
  | ({ readonly kind: "help-requested" } & HelpRequested)
  | ({ readonly kind: "section-read" } & SectionRead)
  | ({ readonly kind: "wording-learned" } & WordingLearned);

export interface AnswerGiven {
  readonly id: string;
  readonly event: string;
  readonly person: string | null;
  readonly conversation: string;
  /** As asked; `null` for sensitive pages, which also leave `person`, `key` and `standalone` empty. */
  readonly question: string | null;
  /** The question as retrieval understood it, with the conversation. */
  readonly standalone: string | null;
  /** The question's content words in one order, so that the same question of two people meets. */
  readonly key: string | null;
  readonly outcome: OutcomeKind;
  readonly reason: string;
  /** Evidence score, 0 to 1. */
  readonly evidence: number;
  readonly passages: readonly { readonly id: string; readonly score: number }[];
  readonly citations: readonly CitedSection[];
  readonly sensitive: boolean;
  readonly elapsedMs: number;
  readonly at: Date;
}

interface CitedSection {
  readonly sop: string;
  readonly version: number;
  readonly section: string;
  readonly passage: string;
  readonly quote: string;
}

/** The last one per person and answer counts. */
export interface FeedbackGiven {
  readonly id: string;
  readonly answer: string;
  readonly person: string | null;
  readonly verdict: "helpful" | "wrong-page" | "unclear" | "outdated";
  readonly at: Date;
}

interface HelpRequested {
  readonly id: string;
  readonly answer: string;
  readonly person: string | null;
  /** Whom Cairn named. */
  readonly expert: string | null;
  readonly at: Date;
}

interface SectionRead {
  readonly person: string;
  readonly sop: string;
  readonly section: string;
  readonly version: number;
  readonly at: Date;
}

interface WordingLearned {
  readonly id: string;
  readonly sop: string;
  readonly section: string;
  /** Hash of the section's text when it was learned; another text ends the wording. */
  readonly sectionHash: string;
  readonly wording: string;
  readonly answer: string;
  readonly at: Date;
}
