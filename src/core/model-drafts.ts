import type { ItemAtText, QuizItem } from "./items.ts";
import type { ModelUse } from "./ports/language-model.ts";
import type { SectionKey } from "./ports/page-store.ts";

/** That a language model was asked for drafts of a text. Each text is put before it once. */
export interface ModelDrafting {
  readonly kind: "items" | "variants" | "rewrite" | "lesson" | "questions" | "summary";
  /** What it was drafted for: `sop#section`, `sop@version`, the id of a task. */
  readonly subject: string;
  /** Hash of the text it was drafted of. */
  readonly textHash: string;
  /** How many of the drafts passed the checks. */
  readonly kept: number;
  readonly use: Pick<ModelUse, "model" | "prompt">;
  readonly at: Date;
}

/** Further values for what an item draws afresh: for one version of it and one text of its section. */
export interface VariantProposal extends ItemAtText {
  /** By the name under which they stand in the item's text. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** A question that a section answers, in other words than its own: searched, never shown. */
export interface AnticipatedQuestion extends SectionKey {
  /** It holds for this text alone. */
  readonly sectionHash: string;
  readonly question: string;
}

/** What a language model says a version changes. */
export interface ChangeSummary {
  readonly sop: string;
  readonly version: number;
  /** The version that it replaced. */
  readonly before: number;
  readonly sentences: readonly string[];
}

/** What drafting wants remembered: part of `Fact`. */
export type ModelDraftFact =
  /** A ConflictError when the same was drafted of this text already. */
  | { readonly kind: "model-drafted"; readonly drafting: ModelDrafting }
  /** New items, as drafts for whoever decides; `outdated`: ids of drafts whose section says something else by now. */
  | {
      readonly kind: "items-drafted";
      readonly items: readonly QuizItem[];
      readonly outdated: readonly string[];
      readonly at: Date;
    }
  | { readonly kind: "variants-proposed"; readonly proposal: VariantProposal; readonly at: Date }
  /** A ConflictError when somebody decided already. */
  | {
      readonly kind: "variants-settled";
      readonly proposal: ItemAtText;
      readonly verdict: "approved" | "refused";
      readonly by: string;
      readonly at: Date;
    }
  | {
      readonly kind: "questions-anticipated";
      readonly questions: readonly AnticipatedQuestion[];
      readonly at: Date;
    }
  /** Taken out again. */
  | {
      readonly kind: "questions-removed";
      readonly questions: readonly AnticipatedQuestion[];
      readonly at: Date;
    }
  | { readonly kind: "change-summarised"; readonly summary: ChangeSummary; readonly at: Date };

/** A section as the subject of a drafting. */
export function sectionSubject({ sop, section }: SectionKey): string {
  return `${sop}#${section}`;
}
