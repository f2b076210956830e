import type { Draft, DraftDuty, DraftState, DraftStep } from "./drafts.ts";
import { draftDuty, draftState } from "./drafts.ts";

/** What stewardship wants remembered of drafts and versions: part of `Fact`. */
export type DraftFact =
  /** With the steps it begins with. One of this id, or of the same note, that is there already is a ConflictError. */
  | { readonly kind: "draft-made"; readonly draft: Draft }
  /** `ordinal`: place among the draft's steps, from 0. Another step there already is a ConflictError. */
  | {
      readonly kind: "draft-step";
      readonly draft: string;
      readonly ordinal: number;
      readonly step: DraftStep;
      /** How the draft stands with it. */
      readonly state: DraftState;
      readonly due: DraftDuty;
    }
  /** These versions hold, and what follows from it was done. One that is noted already is a ConflictError. */
  | {
      readonly kind: "in-effect";
      readonly versions: readonly { readonly sop: string; readonly version: number }[];
      readonly at: Date;
    };

/** A draft with one step more, and the fact that adds it. */
export function withDraftStep(
  draft: Draft,
  step: Pick<DraftStep, "kind" | "at"> & Partial<DraftStep>,
): { readonly draft: Draft; readonly fact: DraftFact } {
  const whole: DraftStep = { person: null, reason: null, version: null, message: null, ...step };
  const after = { ...draft, steps: [...draft.steps, whole] };
  return {
    draft: after,
    fact: {
      kind: "draft-step",
      draft: draft.id,
      ordinal: draft.steps.length,
      step: whole,
      state: draftState(after),
      due: draftDuty(after),
    },
  };
}
