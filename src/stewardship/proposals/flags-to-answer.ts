import { type Draft, isOpen } from "../../core/drafts.ts";
import type { Flag, FlaggedPage } from "../../core/flags.ts";

/** A flag on one section, which another text may settle. */
export interface AnswerableFlag extends Flag {
  readonly page: FlaggedPage & { readonly section: string; readonly sectionHash: string };
}

/**
 * Flags that a clearer text may settle: people got stuck with a section, or somebody who knows says that the page is
 * why. What is wrong, missing or contradictory is nothing that a model could know.
 */
export function flagsToAnswer(
  flags: readonly Flag[],
  { asked, drafts }: { readonly asked: ReadonlySet<string>; readonly drafts: readonly Draft[] },
): readonly AnswerableFlag[] {
  const open = new Set(drafts.filter(isOpen).map(({ sop }) => sop));
  return flags.filter(isAnswerable).filter(({ page }) => {
    return !open.has(page.sop) && !asked.has(`${page.sop}#${page.section} ${page.sectionHash}`);
  });
}

function isAnswerable(flag: Flag): flag is AnswerableFlag {
  const isUnclear = flag.doubt.kind === "page-problem" || flag.doubt.kind === "page-blamed";
  return isUnclear && flag.settled === null && flag.page?.section != null && flag.page.sectionHash !== null;
}

/** The id of the proposal that answers a flag: one for each. */
export function proposalOf(flag: string): string {
  return `${flag}-proposal`;
}

/** Proposals whose doubt was settled without them. */
export function idleProposals(drafts: readonly Draft[], open: readonly Flag[]): readonly Draft[] {
  const wanted = new Set(open.map(({ id }) => proposalOf(id)));
  return drafts.filter(
    (draft) => draft.origin === "model" && draft.replaces === null && isOpen(draft) && !wanted.has(draft.id),
  );
}
