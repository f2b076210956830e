import type { Asker } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import { act, buttons, line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { withDraftStep } from "../../core/draft-facts.ts";
import { type Draft, isOpen, isText } from "../../core/drafts.ts";
import type { Fact } from "../../core/facts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import { type Notice, type Result, shown } from "../../core/result.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { type DraftView, draftView } from "./draft-view.ts";
import { draftTitle, namesShown, reviewCard } from "./review-card.ts";
import { settleCards } from "./settle-cards.ts";

const words = draftWords.author;

/** What somebody hands in, before it is known who decides. */
export type NewDraft = Omit<Draft, "id" | "steps" | "at">;

/**
 * Hands a change in for review. Who may approve it gets it back as the card on which they approve; an earlier
 * text, or the page's end, they have confirmed already. Everybody else hears who has it.
 */
export async function handIn(
  deps: DraftDeps,
  { person, at }: Pick<Asker, "person" | "at">,
  made: NewDraft,
): Promise<Result> {
  const message = deps.newId();
  const me = person?.id ?? null;
  const bare: Draft = { ...made, id: deps.newId(), at, steps: [] };
  const submitted = withDraftStep(bare, { kind: "submitted", person: me, reason: made.reason, at }).draft;
  const replaced = await replacing(deps, made.replaces, at);
  const view = await draftView(deps, submitted, at);
  if (view === null || me === null) return shown([cardOf([line(draftWords.refused.noPage)])]);
  const { facts, notices } = replaced;
  if (!view.reviewers.some(({ id }) => id === me)) {
    return { ...shown([thanksCard(view)]), facts: [...facts, newDraft(submitted)], notices };
  }
  if (!isText(submitted)) {
    const { draft } = withDraftStep(submitted, { kind: "approved", person: me, at });
    return { ...shown([onItsWay(view)]), facts: [...facts, newDraft(draft)], notices };
  }
  const { draft } = withDraftStep(submitted, { kind: "asked", person: me, message, at });
  const card = reviewCard(deps, { ...view, draft }, { reader: me, now: at, message });
  return { ...shown([card]), messageIds: [message], facts: [...facts, newDraft(draft)], notices };
}

function newDraft(draft: Draft): Fact {
  return { kind: "draft-made", draft };
}

/** The draft whose place another takes ends, and so do the cards that showed it. */
async function replacing(
  deps: DraftDeps,
  id: string | null,
  at: Date,
): Promise<{ readonly facts: readonly Fact[]; readonly notices: readonly Notice[] }> {
  const old = id === null ? null : await deps.store.drafts.draft(id);
  if (old === null || !isOpen(old)) return { facts: [], notices: [] };
  const { draft, fact } = withDraftStep(old, { kind: "replaced", at });
  const view = await draftView(deps, draft, at);
  return { facts: [fact], notices: view === null ? [] : settleCards(deps, view, { now: at, but: null }) };
}

function thanksCard(view: DraftView): Card {
  const { draft, reviewers, title } = view;
  const names = draftWords.either(reviewers.slice(0, namesShown).map(({ name }) => name));
  const said = draft.kind === "new" ? newPageWords : words;
  const thanks = isText(draft) ? said.thanks(title, names) : words.thanksWish(draftTitle(view), names);
  return cardOf([
    line(reviewers.length === 0 ? said.thanksNobody(title) : thanks),
    buttons(act(words.withdraw, "stewardship.withdraw", { draft: draft.id, message: "" })),
  ]);
}

function onItsWay({ draft, title }: DraftView): Card {
  const { rollback, retirement } = words.onItsWay;
  const isEnd = draft.kind === "retirement";
  return cardOf([line(isEnd ? retirement(title) : rollback(title, draft.rollbackOf ?? draft.base))]);
}
