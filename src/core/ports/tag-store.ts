import type { TagDecision, TagProposal, TagsByKind } from "../tags.ts";
import type { PageListing, SectionKey } from "./page-store.ts";

/** Pages and what is proposed and said of their tags. Everything is written by `ConversationStore.append`. */
export interface TagReader {
  /** Every page current at `at`, or of these, with its words, ordered by kind and path. */
  pagesToTag(at: Date, only?: readonly string[]): Promise<readonly PageToTag[]>;
  /** Sections of the pages' current texts that are practised: neither looked up nor sensitive. */
  practisedSections(sops: readonly string[], at: Date): Promise<readonly SectionKey[]>;
  /**
   * Questions since then that found no answer or only a choice, by the page that came nearest. Of pages that leave
   * no trace there is none.
   */
  unansweredNear(since: Date): Promise<ReadonlyMap<string, number>>;
  /** Every proposal, oldest first. */
  tagProposals(): Promise<readonly TagProposal[]>;
  /** Every decision, oldest first. */
  tagDecisions(): Promise<readonly TagDecision[]>;
}

export interface PageToTag extends PageListing {
  /** What its file says, and nothing that was said in chat. */
  readonly inFile: TagsByKind;
  /** Sections (`sop#slug` as the lesson names them) that a lesson is built on. */
  readonly builtOn: readonly string[];
  /** Its words without Markdown marks. */
  readonly text: string;
}
