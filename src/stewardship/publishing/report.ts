import type { Oddity, Refusal } from "../../core/refusals.ts";
import type { FactChange } from "../changes/fact-changes.ts";
import type { SectionMove } from "../changes/moved-between.ts";

/** What publishing did, or would do. Pages are named by their path, in the order of their files. */
export interface PublicationReport {
  /** Pages new to Cairn, or back after they were retired: each once, with the version in effect (or next). */
  readonly published: readonly PublishedEntry[];
  /** Known pages: one entry for each new version, or for what changed without one. */
  readonly changed: readonly ChangedEntry[];
  /** Pages whose file is gone, with the version that was in effect. */
  readonly retired: readonly RetiredEntry[];
  /** Sections that went from one page to another. */
  readonly moved: readonly SectionMove[];
  /** Number of pages left as they were. */
  readonly unchanged: number;
  readonly refused: readonly Refusal[];
  readonly odd: readonly Oddity[];
}

export interface PublishedEntry {
  readonly sop: string;
  readonly title: string;
  readonly version: number;
  /** ISO date in the company's zone. */
  readonly effective: string;
}

export interface ChangedEntry extends PublishedEntry {
  /** Against the version before it in effect; empty when only details changed. */
  readonly sections: readonly SectionDifference[];
  /** What changed without a new version: `owner`, `path`, …; `withdrawn` for a scheduled text taken back. */
  readonly details: readonly string[];
}

export interface SectionDifference {
  /** Slug. */
  readonly section: string;
  readonly heading: string;
  /** `renamed` and `moved`: its text is the same. */
  readonly change: "added" | "removed" | "changed" | "renamed" | "moved";
  /** Slug it had before; `null`: the same, or none. */
  readonly was: string | null;
  /** It stands elsewhere on the page, whatever else is different. */
  readonly moved: boolean;
  /** Sentences, steps and rows dropped or replaced, and those that stand there now. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Amounts, dates, limits, names and addresses that say something else. */
  readonly facts: readonly FactChange[];
}

export interface RetiredEntry {
  readonly sop: string;
  readonly title: string;
  /** `null`: no version of it was in effect. */
  readonly version: number | null;
}

/** Long work tells how far it is. */
export type OnProgress = (progress: {
  readonly stage: "reading" | "parsing" | "publishing" | "indexing";
  readonly done: number;
  readonly total: number;
}) => void;
