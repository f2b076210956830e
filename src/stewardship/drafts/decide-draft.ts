import type { Tap } from "../../core/asker.ts";
import type { Form } from "../../core/card.ts";
import { withDraftStep } from "../../core/draft-facts.ts";
import { type Draft, type DraftStep, draftState, isOpen } from "../../core/drafts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Notice, type Result, shown } from "../../core/result.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { type DraftView, draftView } from "./draft-view.ts";
import { longestReason } from "./edit-card.ts";
import { rejectedCard, returnedCard } from "./news-cards.ts";
import { reviewCard, settledCard } from "./review-card.ts";
import { settleCards } from "./settle-cards.ts";

const words = draftWords.refused;

/** A draft, and the card on which it was tapped; empty: a card that is replaced by nobody. */
export interface DraftTap {
  readonly draft: string;
  readonly message: string;
}

/** "Approve": the draft is published right after. */
export function approveDraft(deps: DraftDeps, tap: Tap<DraftTap>): Promise<Result> {
  return withDraft(deps, tap, async (view, person) => {
    const no = whyNoDecision(view, person);
    if (no !== null) return inSentences(no);
    if (view.conflicts.length > 0) return returned(deps, tap, view);
    return settle(deps, tap, view, { kind: "approved", person: person.id });
  });
}

export function rejectDraft(
  deps: DraftDeps,
  tap: Tap<DraftTap & { readonly reason: string }>,
): Promise<Result> {
  const reason = tap.value.reason.trim();
  return withDraft(deps, tap, async (view, person) => {
    const no = whyNoDecision(view, person);
    if (no !== null) return inSentences(no);
    if (reason === "") return inSentences(words.reasonNeeded);
    const result = await settle(deps, tap, view, { kind: "rejected", person: person.id, reason });
    const card = rejectedCard(deps, view, { name: person.name, reason });
    return { ...result, notices: [...result.notices, ...toAuthor(deps, view.draft, card)] };
  });
}

export function rejectForm(): Form {
  const { rejectTitle, rejectIntro, rejectReason } = draftWords.review;
  return {
    title: rejectTitle,
    submit: rejectTitle,
    intro: rejectIntro,
    fields: [
      {
        kind: "text",
        name: "reason",
        label: rejectReason,
        lines: "many",
        required: true,
        most: longestReason,
        initial: null,
      },
    ],
  };
}

/** "Take it back": by who wrote it, as long as nobody has decided. */
export function withdrawDraft(deps: DraftDeps, tap: Tap<DraftTap>): Promise<Result> {
  return withDraft(deps, tap, async (view, person) =>
    view.draft.author === person.id
      ? settle(deps, tap, view, { kind: "withdrawn", person: person.id })
      : inSentences(words.notAuthor),
  );
}

/** "Leave it out": somebody's words do not become a part of the page. */
export function discardDraft(deps: DraftDeps, tap: Tap<DraftTap>): Promise<Result> {
  return withDraft(deps, tap, async (view, person) => {
    const isTheirs = view.draft.author === person.id || whyNotTheirs(view, person) === null;
    return isTheirs
      ? settle(deps, tap, view, { kind: "withdrawn", person: person.id })
      : inSentences(whyNotTheirs(view, person) ?? words.notAuthor);
  });
}

/** "Look at it": the card on which it is decided. */
export async function showDraft(deps: DraftDeps, tap: Tap<DraftTap>): Promise<Result> {
  return withDraft(deps, tap, async (view, person) =>
    shown([reviewCard(deps, view, { reader: person.id, now: tap.at, message: null })]),
  );
}

/** Runs while somebody has to decide; else, and for who may not see it, says how it stands. */
async function withDraft(
  deps: DraftDeps,
  { value, person, at }: Tap<DraftTap>,
  work: (view: DraftView, person: Person) => Promise<Result>,
): Promise<Result> {
  if (person === null) return inSentences(words.unknownPerson);
  const draft = await deps.store.drafts.draft(value.draft);
  const view = draft === null ? null : await draftView(deps, draft, at);
  if (draft === null || view === null) return inSentences(words.noDraft);
  const isInvolved =
    draft.author === person.id ||
    draft.steps.some((step) => step.person === person.id) ||
    view.reviewers.some(({ id }) => id === person.id);
  if (!isInvolved) return inSentences(words.noDraft);
  if (isOpen(draft)) return work(view, person);
  const card = settledCard(deps, view, { reader: person.id, now: at, message: null });
  return { ...shown([card]), place: "instead" };
}

/** Why somebody cannot approve or decline it; `null`: they can. */
function whyNoDecision(view: DraftView, person: Person): string | null {
  const isBegun = draftState(view.draft) === "draft";
  return whyNotTheirs(view, person) ?? (isBegun ? words.notHandedIn : null);
}

function whyNotTheirs({ reviewers, draft }: DraftView, person: Person): string | null {
  if (reviewers.some(({ id }) => id === person.id)) return null;
  if (draft.author === person.id) return words.ownWords;
  const names = reviewers.map(({ name }) => name);
  return names.length === 0 ? words.nobodys : words.notYours(draftWords.either(names));
}

/** Writes a step that ends the review; every card that showed the draft says so. */
async function settle(
  deps: DraftDeps,
  { value, person, at }: Tap<DraftTap>,
  view: DraftView,
  step: Pick<DraftStep, "kind"> & Partial<DraftStep>,
): Promise<Result> {
  const { draft, fact } = withDraftStep(view.draft, { ...step, at });
  const after = { ...view, draft };
  const card = settledCard(deps, after, { reader: person?.id ?? "", now: at, message: null });
  return {
    ...shown([card]),
    place: "instead",
    facts: [fact],
    notices: settleCards(deps, after, { now: at, but: value.message }),
  };
}

/** The page changed in the same place: whoever wrote the text looks at both. */
async function returned(deps: DraftDeps, tap: Tap<DraftTap>, view: DraftView): Promise<Result> {
  const result = await settle(deps, tap, view, { kind: "returned" });
  const card = returnedCard(deps, view);
  return { ...result, notices: [...result.notices, ...toAuthor(deps, view.draft, card)] };
}

function toAuthor(deps: DraftDeps, { author }: Draft, card: Notice["card"]): readonly Notice[] {
  if (author === null) return [];
  return [{ id: deps.newId(), to: { kind: "person", person: author }, card, replaces: null }];
}
