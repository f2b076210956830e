import type { Channel } from "../terms.ts";

/** What somebody may ask about themselves. It writes nothing. */
export interface PrivacyStore {
  storedAbout(person: string): Promise<StoredCounts>;
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
  /** What work systems told of their tasks. */
  readonly workEvents: Kept;
  /** Doubts about a question, which its owner reads. */
  readonly questionReports: Kept;
  /** What they decided on items and on doubts of others. */
  readonly itemDecisions: Kept;
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
