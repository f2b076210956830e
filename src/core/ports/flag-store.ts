import type { Flag, PageDoubt, PageReview, Queue } from "../flags.ts";
import type { SectionKey } from "./page-store.ts";

/** Flags, what was decided about pages, and what was put before whom. Facts are appended by `ConversationStore.append`. */
export interface FlagStore extends FlagReader, FlagLookStore {}

/** Every filter that is left out lets everything through. */
export interface FlagReader {
  flag(id: string): Promise<Flag | null>;
  /** Oldest first. `open`: not settled. `since`: raised since then. */
  flags(which: {
    readonly sops?: readonly string[];
    readonly gap?: string;
    readonly open?: boolean;
    readonly since?: Date;
  }): Promise<readonly Flag[]>;
  /** Of these texts (`flagAbout`), those for which a flag was ever raised. */
  flagged(abouts: readonly string[]): Promise<ReadonlySet<string>>;
  /** What was decided about these pages, oldest first. */
  reviews(sops: readonly string[]): Promise<readonly PageReview[]>;
  /** What was put before people, newest first. `message`: on that card. */
  queues(which: {
    readonly person?: string;
    readonly message?: string;
    readonly subjects?: readonly string[];
    readonly since?: Date;
  }): Promise<readonly Queue[]>;
  /** Doubts of readers and managers, oldest first. */
  pageDoubts(which: {
    readonly ids?: readonly string[];
    readonly since?: Date;
  }): Promise<readonly PageDoubt[]>;
  /** How many answers since then rest on each page; pages without any are missing. */
  usesOfPages(since: Date): Promise<ReadonlyMap<string, number>>;
}

/** What the nightly look keeps: caches of the texts, and how far it has come. */
export interface FlagLookStore {
  /** How far the nightly look has come. */
  lookStands(): Promise<LookStands>;
  /** Ids of pages whose current text may be another one than at `from`: published, taken back, retired or come into force since. */
  pagesChangedBetween(from: Date | null, to: Date): Promise<readonly string[]>;
  /** Links that lead to these pages, by what a link calls them. */
  linksTo(targets: readonly string[]): Promise<readonly StoredLink[]>;
  /** Takes the place of all links of these pages, and of how far the look has come. */
  keepLook(look: {
    readonly stands: LookStands;
    readonly sops: readonly string[];
    readonly links: readonly StoredLink[];
  }): Promise<void>;
}

interface LookStands {
  /** Up to when every page has been looked at; `null`: never. */
  readonly at: Date | null;
  /** A look under way: up to when it goes, and the last page, by id, that it has done. */
  readonly going: { readonly upTo: Date; readonly after: string } | null;
}

/** A link from a section to another page. */
export interface StoredLink extends SectionKey {
  /** As `linkTarget` names it: `sops/refunds/issue`. */
  readonly target: string;
  /** Slug it leads to; empty: the page as a whole. */
  readonly anchor: string;
}
