import type { Request } from "../requests.ts";

/** Requests that were carried to a person. Steps are added as facts (`request-made`, `request-step`). */
export interface HandoverStore {
  request(id: string): Promise<Request | null>;
  /** Open requests whose last offer ended at or before `now`. */
  overdue(now: Date, limit: number): Promise<readonly Request[]>;
  /** Open requests that this person is asked for, oldest first. */
  openFor(person: string): Promise<readonly Request[]>;
  /** Open and settled requests that this person made, newest first. */
  madeBy(person: string, limit: number): Promise<readonly Request[]>;
  /** The open request behind a message of ours: a card about it that somebody replied to. */
  requestOfMessage(message: string): Promise<Request | null>;
  /** Decisions on a page, newest first. */
  decisionsOn(sop: string, limit: number): Promise<readonly Request[]>;
  /** Notes that experts left for a page, newest first. */
  notesOn(sop: string, limit: number): Promise<readonly PageNote[]>;
}

/** An expert's words, kept as a draft for the page. */
export interface PageNote {
  readonly id: string;
  readonly sop: string;
  readonly version: number;
  readonly section: string;
  readonly text: string;
  readonly author: string;
  readonly request: string;
  readonly at: Date;
}
