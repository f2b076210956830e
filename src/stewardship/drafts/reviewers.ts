import type { Draft } from "../../core/drafts.ts";
import { pageStewards, type StewardSearch } from "../../core/page-stewards.ts";
import type { Person } from "../../core/people.ts";
import type { PageFacts } from "../../core/ports/page-store.ts";

export interface ReviewerSearch extends StewardSearch {
  readonly page: Pick<PageFacts, "owner" | "deputy" | "approver" | "path">;
  readonly draft: Pick<Draft, "kind" | "author">;
}

/**
 * Who may approve a draft, the first to be asked first. A page that names an approver needs them, or who stands
 * in for them; nobody approves their own words there. Elsewhere its owner or deputy approves, their own words,
 * too, and for want of them whoever else looks after the page. An earlier text was approved before: to bring it
 * back needs no second pair of eyes.
 */
export function reviewersOf(search: ReviewerSearch): readonly Person[] {
  const { page, draft, people } = search;
  const approver = people.find(({ id }) => id === page.approver) ?? null;
  const stewards = pageStewards(page, search);
  if (approver === null) return mayJudgeThemselves(search) ? stewards : withoutAuthor(stewards, draft);
  const standIn = approver.deputy ?? (page.approver === page.owner ? page.deputy : null);
  const deciders = [approver, ...people.filter(({ id }) => id === standIn)];
  if (draft.kind === "rollback") return [...new Set([...deciders, ...stewards])];
  const others = withoutAuthor(deciders, draft);
  return others.length > 0 ? others : withoutAuthor(stewards, draft);
}

/** No approver is named, and the page is the author's own, or nobody's. */
function mayJudgeThemselves({ page, draft, people }: ReviewerSearch): boolean {
  if (page.approver !== null) return false;
  const owner = people.find(({ id }) => id === page.owner) ?? null;
  const own = people.filter(({ id }) => [page.owner, page.deputy, owner?.deputy].includes(id));
  return own.length === 0 || own.some(({ id }) => id === draft.author);
}

function withoutAuthor(people: readonly Person[], { author }: Pick<Draft, "author">): readonly Person[] {
  return people.filter(({ id }) => id !== author);
}
