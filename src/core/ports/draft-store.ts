import type { Draft, DraftDuty } from "../drafts.ts";
import type { PageNote } from "./handover-store.ts";

/** Changes proposed for pages. Drafts and their steps are added as facts (`draft-made`, `draft-step`). */
export interface DraftStore {
  draft(id: string): Promise<Draft | null>;
  /** Drafts about which Cairn has something to do, oldest first, at most `limit`. */
  dueDrafts(due: NonNullable<DraftDuty>, limit: number): Promise<readonly Draft[]>;
  /** Drafts that somebody has to finish or decide, of these pages (`null`: of all), oldest first. */
  openDrafts(sops: readonly string[] | null): Promise<readonly Draft[]>;
  /** What somebody proposed, newest first. */
  draftsBy(person: string, limit: number): Promise<readonly Draft[]>;
  /** Every draft of a page, newest first. */
  draftsOn(sop: string): Promise<readonly Draft[]>;
  /** Experts' words kept for a page of which no draft was made yet, oldest first. */
  notesWithoutDraft(limit: number): Promise<readonly PageNote[]>;
  /** Versions of pages not retired that hold or held by `now`, and of which it is not noted yet (`in-effect`). */
  versionsToTakeEffect(now: Date): Promise<readonly VersionTakingEffect[]>;
}

export interface VersionTakingEffect {
  readonly sop: string;
  readonly version: number;
  readonly title: string;
  readonly effective: Date;
  readonly publishedAt: Date;
  readonly author: string | null;
  readonly owner: string | null;
}
