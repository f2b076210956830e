import type { IndexRow, PageKind, Risk } from "../terms.ts";
import type { VersionDates } from "../versions.ts";
import type { SectionKey, SectionText } from "./page-store.ts";

/** What publishing reads and writes. Writes belong inside `Store.transaction`. */
export interface PageWriter {
  /** Number of the last publication; 0 when nothing was ever published. */
  lastPublication(): Promise<number>;
  /** Keeps every other publication waiting until the transaction ends; returns the last number. */
  holdPublications(): Promise<number>;
  /**
   * Takes the next publication number, one transaction at a time: the numbers of two publications follow
   * the order of their commits. Every change an index must take in belongs to one.
   */
  nextPublication(source: string, at: Date): Promise<number>;
  /** Index rows touched by publications after `after`, by id, at most `limit` with an id above `afterId`. */
  rowsChangedAfter(
    after: number,
    page: { readonly afterId: string; readonly limit: number },
  ): Promise<readonly IndexRow[]>;
  /** Sets the known wordings of a section's passages to those that hold for its text, for an index to take in. */
  refreshWordings(key: SectionKey, publication: number): Promise<void>;

  /** Files last imported from a source. */
  importedFiles(source: string): Promise<readonly ImportedFile[]>;
  /** Sources with pages that are not retired. */
  liveSources(): Promise<readonly string[]>;
  /** The same pages as `storedPages`, with what tells whether they need to be looked at. */
  pageHeads(source: string, ids: readonly string[]): Promise<readonly PageHead[]>;
  /** Pages not retired of a source, and the pages with these ids whatever their source or fate. */
  storedPages(source: string, ids: readonly string[]): Promise<readonly StoredPage[]>;
  /** Every version of some pages with its sections, oldest first. */
  storedVersions(sops: readonly string[]): Promise<readonly StoredVersion[]>;
  /** Writes one batch of a publication. */
  write(batch: PublicationBatch): Promise<void>;
  /** Notes files that were written back, or (`gone`) removed; a file not known before is imported as it is. */
  noteExported(source: string, files: readonly ExportedFile[], at: Date): Promise<void>;
}

/** The text last imported from a file. */
export interface ImportedFile {
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly sop: string;
  readonly version: number;
  /** The file as it was last written back, which has not come home yet; `null`: there is none. */
  readonly exported: { readonly hash: string; readonly version: number } | null;
}

/** A file as it was written back from what was decided in chat. */
export interface ExportedFile {
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly sop: string;
  /** Version whose text it holds. */
  readonly version: number;
}

/** A page, as far as it has to be known of all of them. */
export type PageHead = Pick<StoredPage, "sop" | "path" | "source" | "retiredAt" | "retirement">;

/** What of a page may change without a new version. */
export interface StoredPage {
  readonly sop: string;
  readonly kind: PageKind;
  readonly path: string;
  readonly source: string;
  readonly language: string;
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly reviewEveryDays: number | null;
  readonly skills: readonly string[];
  /** Areas it is about beyond its folder, and rules it falls under. */
  readonly topics: readonly string[];
  readonly compliance: readonly string[];
  readonly lookup: readonly string[];
  readonly sensitive: boolean;
  readonly sensitiveParts: readonly string[];
  readonly lessonKind: string | null;
  /** `sop#slug` as the lesson names them. */
  readonly builtOn: readonly string[];
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
  /** Id of the draft by which people retired it; `null`: it is not retired, or its file is gone. */
  readonly retirement: string | null;
}

export interface StoredVersion extends VersionDates {
  readonly sop: string;
  readonly title: string;
  readonly body: string;
  readonly hash: string;
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly author: string | null;
  readonly audience: readonly string[];
  readonly risk: Risk;
  readonly approval: readonly string[];
  readonly approver: string | null;
  readonly rollbackOf: number | null;
  /** Id of the draft whose text it is; `null`: it came from a file or the command line. */
  readonly draft: string | null;
  /** Who approved the draft. */
  readonly approvedBy: string | null;
  readonly sections: readonly SectionText[];
  /** Ids of its passages in their order. */
  readonly passages: readonly string[];
}

export interface PassageWindow {
  readonly id: string;
  readonly from: Date;
  readonly until: Date | null;
}

export interface PublicationBatch {
  readonly publication: number;
  readonly source: string;
  readonly at: Date;
  /** Added, or replaced as a whole. */
  readonly pages: readonly StoredPage[];
  /** Always new; a version is never rewritten. */
  readonly versions: readonly StoredVersion[];
  /** Passages of the new versions; of one that is known already only the window changes. */
  readonly passages: readonly IndexRow[];
  /** Windows of other passages of these pages. */
  readonly windows: readonly PassageWindow[];
  readonly withdrawn: readonly { readonly sop: string; readonly version: number }[];
  readonly files: readonly ImportedFile[];
  readonly forgottenFiles: readonly string[];
}
