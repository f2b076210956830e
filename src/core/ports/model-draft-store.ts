import type { AnticipatedQuestion, ChangeSummary, ModelDrafting, VariantProposal } from "../model-drafts.ts";

/** What a language model drafted. Everything is written by `ConversationStore.append`. */
export interface ModelDraftReader {
  /** Oldest first. `since` left out: all. */
  draftings(which: {
    readonly kind: ModelDrafting["kind"];
    readonly since?: Date;
  }): Promise<readonly ModelDrafting[]>;
  /** Those that nobody took out, of these pages or of all, whatever text of their section they hold for. */
  anticipated(sops?: readonly string[]): Promise<readonly AnticipatedQuestion[]>;
  /** Those on which nobody decided, whatever became of their item since. */
  variantProposals(): Promise<readonly VariantProposal[]>;
  /** `null`: there is none. */
  changeSummary(change: Pick<ChangeSummary, "sop" | "version" | "before">): Promise<readonly string[] | null>;
}
