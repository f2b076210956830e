import { firstAtWork } from "../../core/at-work.ts";
import { type DraftFact, withDraftStep } from "../../core/draft-facts.ts";
import { type Draft, draftState } from "../../core/drafts.ts";
import type { Notice } from "../../core/result.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { type DraftView, draftView } from "./draft-view.ts";
import { lapsedCard, publishedCard, returnedCard, unreadableCard } from "./news-cards.ts";
import { notesToDrafts } from "./notes-to-drafts.ts";
import type { PublishedDraft } from "./publish-draft.ts";
import { reviewCard } from "./review-card.ts";
import { settleCards } from "./settle-cards.ts";

/** What happened to one draft by itself, and who is told. */
export interface DraftNews {
  readonly facts: readonly DraftFact[];
  readonly notices: readonly Notice[];
}

/** Looked at in one go: what is left waits for the next look. */
const atOnce = 100;

/** Makes drafts of what experts answered and let be kept. */
export async function beginDrafts(deps: DraftDeps, now: Date): Promise<readonly DraftNews[]> {
  const notes = await deps.store.drafts.notesWithoutDraft(atOnce);
  const made = await notesToDrafts(deps, notes, now);
  return made.map((draft) => ({ facts: [{ kind: "draft-made", draft }], notices: [] }));
}

/**
 * Shows drafts to the first of those who may approve them and is at work, and tells who proposed one that it is
 * published. What somebody is not at work for waits.
 */
export async function carryDrafts(deps: DraftDeps, now: Date): Promise<readonly DraftNews[]> {
  const waiting = await deps.store.drafts.dueDrafts("ask", atOnce);
  const published = await deps.store.drafts.dueDrafts("tell", atOnce);
  const news: DraftNews[] = [];
  for (const draft of waiting) news.push(...(await ask(deps, draft, now)));
  for (const draft of published) news.push(...(await tell(deps, draft, now)));
  return news;
}

/** What follows from a draft that could not be published. */
export async function afterPublishing(
  deps: DraftDeps,
  { draft, plan }: PublishedDraft,
  now: Date,
): Promise<readonly DraftNews[]> {
  const view = await draftView(deps, draft, now);
  if (view === null) return [];
  switch (plan.kind) {
    case "publish":
      return [];
    case "lapse":
      return [ended(deps, view, { kind: "lapsed", now, card: lapsedCard(view, plan.why) })];
    case "return": {
      const card = plan.problem === null ? returnedCard(deps, view) : unreadableCard(view, plan.problem);
      return [ended(deps, view, { kind: "returned", now, card })];
    }
  }
}

async function ask(deps: DraftDeps, draft: Draft, now: Date): Promise<readonly DraftNews[]> {
  const view = await draftView(deps, draft, now);
  if (view === null || view.page.retiredAt !== null) {
    const known = view ?? null;
    return known === null || draft.kind === "rollback"
      ? []
      : [ended(deps, known, { kind: "lapsed", now, card: lapsedCard(known, "retired") })];
  }
  const reachable = await deps.reachable(view.reviewers.map(({ id }) => id));
  const person = firstAtWork(view.reviewers, reachable, { company: deps.company, now });
  if (person === null) return [];
  const message = deps.newId();
  const { draft: after, fact } = withDraftStep(draft, { kind: "asked", person: person.id, message, at: now });
  const card = reviewCard(deps, { ...view, draft: after }, { reader: person.id, now, message });
  return [
    {
      facts: [fact],
      notices: [{ id: message, to: { kind: "person", person: person.id }, card, replaces: null }],
    },
  ];
}

async function tell(deps: DraftDeps, draft: Draft, now: Date): Promise<readonly DraftNews[]> {
  const { draft: after, fact } = withDraftStep(draft, { kind: "told", person: draft.author, at: now });
  const view = await draftView(deps, after, now);
  if (view === null || draft.author === null) return [];
  const settled = settleCards(deps, view, { now, but: null });
  const to = { kind: "person", person: draft.author } as const;
  const card = publishedCard(deps, view, now);
  return [{ facts: [fact], notices: [...settled, { id: deps.newId(), to, card, replaces: null }] }];
}

function ended(
  deps: DraftDeps,
  view: DraftView,
  {
    kind,
    now,
    card,
  }: { readonly kind: "lapsed" | "returned"; readonly now: Date; readonly card: Notice["card"] },
): DraftNews {
  const { draft, fact } = withDraftStep(view.draft, { kind, at: now });
  const { author } = draft;
  const toAuthor: readonly Notice[] =
    author === null || draftState(view.draft) === "draft"
      ? []
      : [{ id: deps.newId(), to: { kind: "person", person: author }, card, replaces: null }];
  return {
    facts: [fact],
    notices: [...settleCards(deps, { ...view, draft }, { now, but: null }), ...toAuthor],
  };
}
