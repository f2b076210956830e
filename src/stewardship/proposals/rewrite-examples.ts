import { type Draft, draftState } from "../../core/drafts.ts";

/** A proposal of a model, and the text that its owner made of it. */
export interface ReworkedProposal {
  readonly proposed: Draft;
  readonly wanted: Draft;
}

/**
 * Proposals that somebody worded anew and that were published so, the latest first, as a model is shown them.
 * `textOf`: the words of a draft's section.
 */
export function rewriteExamples(
  reworked: readonly ReworkedProposal[],
  textOf: (draft: Draft) => string,
  atMost: number,
): string {
  return reworked
    .filter(({ wanted }) => draftState(wanted) === "published")
    .toSorted((a, b) => b.wanted.at.getTime() - a.wanted.at.getTime())
    .slice(0, atMost)
    .map(({ proposed, wanted }) => {
      return `Proposed:\n${textOf(proposed)}\n\nAs the owner wanted it:\n${textOf(wanted)}`;
    })
    .join("\n\n");
}
