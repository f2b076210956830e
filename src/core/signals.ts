import type { SectionKey } from "./ports/page-store.ts";

/**
 * One sign about one section, appended when it happens and never edited.
 *
 * What people do with an item or at work: `missed`, `right`, `step-missed`, `step-right`. What happens around a
 * section: `unclear`, `outdated`, `wrong-page` (feedback), `rephrased` (the same section sought again within
 * minutes), `asked-again` (within weeks), `handed-on` (taken to a person), `question-wrong` (a report of an
 * item), `shown` (it answered a question; no sign of trouble, but it makes the person a user of the section).
 */
export type SignalKind =
  | "missed"
  | "right"
  | "step-missed"
  | "step-right"
  | "unclear"
  | "outdated"
  | "wrong-page"
  | "rephrased"
  | "asked-again"
  | "handed-on"
  | "question-wrong"
  | "shown";

export interface Signal extends SectionKey {
  /** Given when it is stored. */
  readonly id: string;
  /**
   * Id of the attempt, answer, feedback, request, report or work event (`source/id`) it stands for: one signal
   * of a kind for each section.
   */
  readonly cause: string;
  readonly kind: SignalKind;
  readonly person: string;
  /** Version of the page, and hash of the section's text, that was current then. */
  readonly version: number;
  readonly sectionHash: string;
  /** Skills of the item or task; none for what is asked. */
  readonly skills: readonly string[];
  /** Recall predicted at that moment, 0 to 1, for `missed` and `right`; the usual rate for steps; else `null`. */
  readonly predicted: number | null;
  /** The item; a first try of an item counts for nothing against anybody. */
  readonly item: string | null;
  readonly isFirstTry: boolean;
  readonly at: Date;
}

/** As it is handed over to be stored. */
export type NotedSignal = Omit<Signal, "id">;

/** As it was stored. */
export interface StoredSignal extends Signal {
  /** Grows in the order in which signals are stored. */
  readonly sequence: number;
  /** It takes the place of the earlier `missed` or `right` of the same cause: somebody judged the attempt anew. */
  readonly corrects: boolean;
}

/** A question that no page answered, kept for content gaps. Never from sensitive pages or near them. */
export interface UnansweredQuestion {
  readonly answer: string;
  readonly person: string;
  /** `null` once it is forgotten. */
  readonly words: string | null;
  /** The asker agreed that whoever is to write the page reads them. */
  readonly mayBeRead: boolean;
  readonly at: Date;
}

/** Whether somebody's question may be read in their own words. The last of an answer counts. */
export interface WordsChoice {
  readonly answer: string;
  readonly person: string;
  readonly allowed: boolean;
  readonly at: Date;
}

/** Somebody looked at what is kept about somebody else. */
export interface Look {
  readonly by: string;
  readonly about: string;
  /** Which view it was, in a word: `digest`, `escalation`, `export`, … */
  readonly what: string;
  readonly at: Date;
}
