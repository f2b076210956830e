import type { AnswerGiven, FeedbackGiven } from "../facts.ts";
import type { AnswerWriting } from "../written.ts";
import type { SectionKey } from "./page-store.ts";

/** What Ask reads of the past. It writes nothing: its facts are appended by `ConversationStore.append`. */
export interface AskStore {
  /**
   * Earlier questions of a conversation since an instant, as they were asked, oldest first, the last
   * `limit` of them. Sensitive and blanked ones are not among them. `person` null: those of nobody known.
   */
  history(place: {
    readonly conversation: string;
    readonly person: string | null;
    readonly since: Date;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** By its id; `null` when there is none. */
  answer(id: string): Promise<AnswerGiven | null>;
  /** What a model did for an answer; `null`: none was asked. */
  writingOf(answer: string): Promise<AnswerWriting | null>;
  /** A person's answers, newest first. */
  answersOf(person: string, limit: number): Promise<readonly AnswerGiven[]>;
  /** What people said about an answer, oldest first. The last of each person counts. */
  feedbackOn(answer: string): Promise<readonly FeedbackGiven[]>;
  /** Of these sections, the version that a person saw last, for those ever seen. */
  lastSeen(person: string, sections: readonly SectionKey[]): Promise<readonly SectionSeen[]>;
  /** Reports of pages as outdated, each at one version: the last verdict per person and answer counts. */
  reports(pages: readonly PageVersionKey[]): Promise<readonly PageReports[]>;
  /** Which sections some passages are parts of, in the order asked; unknown ones are left out. */
  sectionsOfPassages(
    passages: readonly string[],
  ): Promise<readonly (SectionKey & { readonly passage: string })[]>;
  /** The first passage of a section in a version; `null` when that version has no such section. */
  passageOf(section: SectionKey, version: number): Promise<string | null>;
  /** Known wordings of these sections, whatever text of them they were learned for. */
  knownWordings(sections: readonly SectionKey[]): Promise<readonly KnownWording[]>;
  /** Answers that were found helpful since, each with everything the rule on known wordings asks. */
  helpfulAnswers(since: Date): Promise<readonly AnswerHistory[]>;
}

interface PageVersionKey {
  readonly sop: string;
  readonly version: number;
}

export interface SectionSeen extends SectionKey {
  readonly version: number;
  readonly at: Date;
}

export interface PageReports extends PageVersionKey {
  /** Different people; all whom nobody knows count as one. */
  readonly people: readonly (string | null)[];
  readonly firstAt: Date;
  /** Slug of the section that was reported first. */
  readonly section: string;
}

interface KnownWording extends SectionKey {
  readonly sectionHash: string;
  readonly wording: string;
}

/** An answer with what happened around it. */
export interface AnswerHistory {
  readonly answer: AnswerGiven;
  /** Oldest first. */
  readonly feedback: readonly FeedbackGiven[];
  /** What the same person asked after it, oldest first, within `policy.ask.rephrasedWithinMinutes` at least. */
  readonly askedNext: readonly AnswerGiven[];
}
