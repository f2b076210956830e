import type { DraftFact } from "./draft-facts.ts";
import type { FixTold } from "./fixes.ts";
import type { FlagFact } from "./flag-facts.ts";
import type { ModelDraftFact } from "./model-drafts.ts";
import type { OutcomeKind } from "./outcome.ts";
import type { PageNote } from "./ports/handover-store.ts";
import type { PersonSettings } from "./ports/setting-store.ts";
import type { PracticeFact } from "./practice-facts.ts";
import type { Request, RequestStep } from "./requests.ts";
import type { SignalFact } from "./signal-facts.ts";
import type { TagFact } from "./tags.ts";
import type { AnswerWriting } from "./written.ts";

/** What a capability wants remembered. Appended in the transaction that queues the cards; never edited. */
export type Fact =
  | ({ readonly kind: "answer-given" } & AnswerGiven)
  /** After the answer itself. Of a sensitive one there is none. */
  | { readonly kind: "answer-written"; readonly answer: string; readonly writing: AnswerWriting }
  | ({ readonly kind: "feedback-given" } & FeedbackGiven)
  /** A request of this id that is there already is a ConflictError. */
  | { readonly kind: "request-made"; readonly request: Request; readonly askerMessage: string }
  /** `ordinal`: place among the request's steps, from 0. Another step there already is a ConflictError. */
  | ({ readonly kind: "request-step"; readonly request: string; readonly ordinal: number } & {
      readonly step: RequestStep;
    })
  /** A note of this id that is there already is a ConflictError. */
  | { readonly kind: "page-note-left"; readonly note: PageNote }
  /** `value` null: back to the default. */
  | {
      readonly kind: "setting-changed";
      readonly person: string;
      readonly name: keyof PersonSettings;
      readonly value: string | null;
      readonly at: Date;
    }
  /** Somebody deleted their question: its words are forgotten. */
  | { readonly kind: "question-withdrawn"; readonly events: readonly string[] }
  | ({ readonly kind: "section-read" } & SectionRead)
  | ({ readonly kind: "wording-learned" } & WordingLearned)
  | DraftFact
  | FixTold
  | PracticeFact
  | SignalFact
  | FlagFact
  | TagFact
  | ModelDraftFact;

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
  /** How it was looked for; see `modeText`. */
  readonly retrieval: string;
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
