import type { Findings } from "../../core/yaml/read-entries.ts";

/** What an import of items did, or would do. Items are named by their ids. */
export interface ItemsReport extends Findings {
  /** New, or back after they were retired. */
  readonly published: readonly string[];
  readonly changed: readonly string[];
  /** No file names them any more. */
  readonly retired: readonly string[];
  readonly unchanged: number;
  /** Drafts derived from sections that wait for an owner. */
  readonly drafts: number;
}
