import type { Channel } from "../terms.ts";

/** What is stored about one person: told to them, handed out to them, and erased. */
export interface PrivacyStore {
  storedAbout(person: string): Promise<StoredCounts>;
  /** Every row that leads to a person, by the name of its table. */
  everythingAbout(person: string): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /**
   * Erases what leads to a person; call it in a transaction. Counts stay, and who still works here stays known as
   * the company's own data names them. Returns how many rows went or lead to nobody now.
   */
  erase(person: string, at: Date): Promise<number>;
}

/** How much is stored that leads to one person. Nothing of sensitive pages is among it: it leads to nobody. */
export interface StoredCounts {
  /** Questions whose words are still kept. */
  readonly questions: Kept;
  /** Answers whose words were forgotten: outcome, page and version stay. */
  readonly answersWithoutWords: Kept;
  /** What Cairn said to them, while its words are kept. */
  readonly messages: Kept;
  /** Questions of theirs that others are now understood by. */
  readonly wordings: Kept;
  /** Unanswered questions of theirs that whoever writes the page may read in their words. */
  readonly wordsLent: Kept;
  readonly feedback: Kept;
  /** Sections, each at every version they saw. */
  readonly sectionsRead: Kept;
  readonly requestsMade: Kept;
  /** Requests of others that were offered to them. */
  readonly requestsReceived: Kept;
  /** Drafts they left for pages. */
  readonly notes: Kept;
  /** Sessions, with what was asked in them. */
  readonly practiceSessions: Kept;
  /** Answers to questions of practice, with or without their words. */
  readonly practiceAnswers: Kept;
  /** Items of which it is kept how well they remember them. */
  readonly memories: Kept;
  readonly lessonsSeen: Kept;
  /** Checklists they ticked off, with how far they are. */
  readonly checklists: Kept;
  /** What work systems told of their tasks. */
  readonly workEvents: Kept;
  /** Doubts about a question, which its owner reads. */
  readonly questionReports: Kept;
  /** What they decided on items and on doubts of others. */
  readonly itemDecisions: Kept;
  /** Signs of what they know and what troubles them. */
  readonly signals: Kept;
  readonly gaps: Kept;
  /** Gaps of theirs that a manager was told, or is about to be. */
  readonly escalations: Kept;
  readonly contests: Kept;
  /** Times somebody looked at what is kept about them. */
  readonly looks: Kept;
  /** What they did about gaps of others and about pages. */
  readonly gapDecisions: Kept;
  /** Times a language model was asked for them. */
  readonly modelCalls: Kept;
  /** Choices, and what they were told, each change of them. */
  readonly settings: Kept;
  /** Channels in which an account is theirs. */
  readonly accounts: readonly Channel[];
}

export interface Kept {
  readonly count: number;
  /** The oldest of them; `null`: there is none. */
  readonly since: Date | null;
}
