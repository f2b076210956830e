import { createHash } from "node:crypto";
import { pageStewards, type StewardSearch } from "../../core/page-stewards.ts";
import type { Person } from "../../core/people.ts";
import type { PageToTag } from "../../core/ports/tag-store.ts";
import { type TagKind, type TagProposal, tagKinds, tagName } from "../../core/tags.ts";
import type { Taggable } from "./score-tags.ts";
import { type TagFacts, taggablesOf } from "./taggables.ts";

/** A text whose tags of one kind nobody has said. */
export interface Untagged {
  readonly taggable: Taggable;
  readonly tagKind: TagKind;
  /** SHA-256 of its words. */
  readonly text: string;
  /** The page, or the one that an item tests. */
  readonly page: PageToTag;
}

/** A proposal that waits for somebody's word. */
export interface WaitingTags extends Untagged {
  readonly proposal: TagProposal;
  /** Who may say, the first who is asked first. */
  readonly stewards: readonly Person[];
}

/**
 * Texts without a tag of a kind. "A tag that was refused is not proposed again for that text": whatever somebody
 * said of a text holds until its words change. What is sensitive is never practised and needs no skill.
 */
export function untaggedIn(facts: TagFacts): readonly Untagged[] {
  const said = new Set(facts.decisions.map((decision) => `${tagName(decision)}\n${decision.text}`));
  const pageById = new Map(facts.pages.map((page) => [page.sop, page]));
  const pageOfItem = new Map(facts.items.map(({ id, sop }) => [id, sop]));
  return taggablesOf(facts).flatMap((taggable) => {
    const { subject } = taggable;
    const page = pageById.get(subject.kind === "page" ? subject.id : (pageOfItem.get(subject.id) ?? ""));
    if (page === undefined) return [];
    const text = hashOf(taggable);
    const kinds: readonly TagKind[] = subject.kind === "item" ? ["skill"] : tagKinds;
    return kinds
      .filter((kind) => taggable.tags[kind].length === 0 && !(kind === "skill" && page.sensitive))
      .filter((tagKind) => !said.has(`${tagName({ subject, tagKind })}\n${text}`))
      .map((tagKind) => ({ taggable, tagKind, text, page }));
  });
}

/** Proposals for texts as they are now, with who is asked, ordered by the paths of their pages. */
export function waitingTags(
  facts: TagFacts,
  proposals: readonly TagProposal[],
  search: StewardSearch,
): readonly WaitingTags[] {
  const byText = new Map(proposals.map((proposal) => [`${tagName(proposal)}\n${proposal.text}`, proposal]));
  return untaggedIn(facts)
    .flatMap((untagged): readonly WaitingTags[] => {
      const { taggable, tagKind, text, page } = untagged;
      const proposal = byText.get(`${tagName({ subject: taggable.subject, tagKind })}\n${text}`);
      if (proposal === undefined || proposal.tags.length === 0) return [];
      return [{ ...untagged, proposal, stewards: pageStewards(page, search) }];
    })
    .toSorted((a, b) => (a.page.path === b.page.path ? 0 : a.page.path < b.page.path ? -1 : 1));
}

/** What one person is asked: everything whose first steward they are. Nobody else is asked about it. */
export function waitingFor(all: readonly WaitingTags[], person: string): readonly WaitingTags[] {
  return all.filter(({ stewards }) => stewards[0]?.id === person);
}

function hashOf({ title, text }: Taggable): string {
  return createHash("sha256").update(`${title}\n${text}`).digest("hex");
}
