import type { ItemNotice, QuizItem } from "../items.ts";

/** Items, their versions and what was decided on them. */
export interface ItemStore {
  /** The last version of every item that is not retired, drafts among them, by id. */
  items(): Promise<readonly QuizItem[]>;
  /** One version of one item, retired or not; `null`: there is none. */
  itemAt(id: string, version: number): Promise<QuizItem | null>;
  /** Every version of an item with what was decided on it, newest first. */
  itemHistory(id: string): Promise<readonly ItemVersion[]>;
  /** The same for several, in one go; an item that never was is left out. */
  itemHistories(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ItemVersion[]>>;
  /** Items approved for more than one text of their section. Of any other, nobody can know an older rule. */
  reapproved(): Promise<readonly string[]>;
  /** Who was shown any of these items after its section changed, oldest first. */
  noticesOf(items: readonly string[]): Promise<readonly ItemNotice[]>;
  /** What one message showed. */
  noticesIn(message: string): Promise<readonly ItemNotice[]>;
  /** Files of items last imported from a source. */
  importedItemFiles(source: string): Promise<readonly ItemFile[]>;
  /** Writes what an import found, in the caller's transaction. */
  writeItems(batch: ItemBatch): Promise<void>;
}

export interface ItemVersion {
  readonly item: QuizItem;
  readonly publishedAt: Date;
  /** Oldest first. */
  readonly decisions: readonly {
    readonly verdict: "approved" | "retired";
    readonly sectionHash: string;
    /** `null`: by being written into the content folder. */
    readonly by: string | null;
    readonly reason: string | null;
    readonly at: Date;
  }[];
}

/** A file of items as it was last imported. */
export interface ItemFile {
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly items: readonly string[];
}

export interface ItemBatch {
  readonly source: string;
  readonly at: Date;
  /**
   * New items and new versions of known ones. A version that is there already may come with other skills or
   * another section, not with another text (ConflictError), and takes a retired item up again. `approvedFor`
   * is written as a decision by nobody; `null` leaves what was decided.
   */
  readonly items: readonly QuizItem[];
  /** Items that no file names any more. */
  readonly retired: readonly string[];
  readonly files: readonly ItemFile[];
  readonly forgottenFiles: readonly string[];
}
