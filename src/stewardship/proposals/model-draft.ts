import { withDraftStep } from "../../core/draft-facts.ts";
import type { Draft } from "../../core/drafts.ts";

interface ModelText
  extends Pick<Draft, "id" | "kind" | "sop" | "base" | "section" | "title" | "body" | "at"> {
  readonly reason: string;
}

/** A text that a model proposes, handed in for whoever decides: nobody is its author. */
export function modelDraft(text: ModelText): Draft {
  const draft: Draft = {
    ...text,
    effectiveOn: null,
    author: null,
    origin: "model",
    note: null,
    rollbackOf: null,
    replaces: null,
    steps: [],
  };
  return withDraftStep(draft, { kind: "submitted", reason: text.reason, at: text.at }).draft;
}
