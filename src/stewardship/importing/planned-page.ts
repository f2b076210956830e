import type { Converted } from "./draft-tree.ts";
import type { SourceFile } from "./source-file.ts";

/** A source that is to become a draft. */
export interface PlannedPage {
  readonly source: SourceFile;
  /** Where its draft goes, below the target, without `.md`; not yet unique. */
  readonly draft: string;
  /** Used where its text has no title. */
  readonly title: string;
  /** Names beside its path by which links reach it. */
  readonly ids: readonly string[];
  /** Throws `SourceProblem` for what cannot be read. */
  readonly convert: () => Promise<Converted>;
}

/** What an import is made of: pages, and files that only belong to them. */
export interface ImportPlan {
  readonly pages: readonly PlannedPage[];
  readonly refused: readonly { readonly source: string; readonly reason: string }[];
  /** Paths of files that are no pages. */
  readonly others: readonly string[];
  /** The id of a page that an address names; `null`: it names none. */
  readonly idIn: (address: string) => string | null;
}
