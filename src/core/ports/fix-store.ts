import type { Report, VainQuestion } from "../fixes.ts";

/** What people said was wrong, and asked in vain, and were not told the end of. */
export interface FixStore {
  /**
   * Reports since an instant on pages that have a later version now, oldest first: of each person and answer the
   * last word. Nothing of sensitive pages is among them.
   */
  untoldReports(since: Date): Promise<readonly Report[]>;
  /** Questions of gaps that closed since because a page answers them, as far as their words are still kept. */
  untoldQuestions(since: Date): Promise<readonly VainQuestion[]>;
}
