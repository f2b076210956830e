import type { Card, Element } from "../../core/card.ts";
import { act, boldLine, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { type Draft, draftState, isText, lastMove } from "../../core/drafts.ts";
import { isoDayInWords } from "../../core/messages/dates.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import { pageUrl } from "../../core/page-url.ts";
import { changeElements } from "../changes/change-elements.ts";
import type { PageComparison } from "../changes/compare-pages.ts";
import { effectElements } from "../effect/effect-elements.ts";
import { driftElements } from "../proposals/drift-elements.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { atFor, type DraftView, nameOf } from "./draft-view.ts";
import { newPageElements } from "./new-page-elements.ts";

const words = draftWords.review;

/** Who reads a card about a draft, when, and in which message; `message` null: it will not be replaced. */
export interface Reading {
  readonly reader: string;
  readonly now: Date;
  readonly message: string | null;
}

/** A change as whoever approves it sees it: what changes, why, what it touches, and the decision. */
export function reviewCard(deps: DraftDeps, view: DraftView, reading: Reading): Card {
  const { draft, effect, comparison, conflicts, ahead } = view;
  const { now } = reading;
  const isEnd = draft.kind === "retirement";
  return cardOf([
    { kind: "heading", text: draftTitle(view) },
    quietLine(authorLine(deps, view, reading.reader)),
    ...(draft.reason === null ? [] : [line(words.reason(draft.reason))]),
    ...(conflicts.length === 0 ? [] : [warning(words.conflict(conflicts.join(", ")))]),
    ...(draft.origin === "model" && draft.kind === "edit" && comparison !== null
      ? driftElements(comparison)
      : []),
    ...(isEnd || comparison === null ? [] : textElements(view, comparison)),
    ...(effect === null || draft.kind === "new"
      ? []
      : effectElements(effect, deps.company.policy.signals.countsFrom)),
    quietLine(isEnd ? words.ends : whenLine(deps, draft, now)),
    ...(ahead === null ? [] : [warning(words.ahead(ahead.version, dayOf(deps, ahead.effectiveOn, now)))]),
    ...decisions(deps, view, reading),
  ]);
}

/** What changes; of a page that is new all of it. */
function textElements(
  { draft, page, title, beside }: DraftView,
  comparison: PageComparison,
): readonly Element[] {
  if (draft.kind !== "new") return changeElements(comparison);
  const sections = comparison.sections.flatMap(({ after }) => after ?? []);
  return newPageElements({ page, title, sections, beside });
}

/** "A change to Refund approvals" */
export function draftTitle({ draft, title }: Pick<DraftView, "draft" | "title">): string {
  switch (draft.kind) {
    case "new":
      return newPageWords.title(title);
    case "edit":
      return words.title.edit(title);
    case "rollback":
      return words.title.rollback(title, draft.rollbackOf ?? draft.base);
    case "retirement":
      return words.title.retirement(title);
  }
}

/** How a draft stands, in a sentence, for one reader. */
function standingLine(deps: DraftDeps, view: DraftView, { reader, now }: Reading): string {
  const say = draftWords.settled;
  const { draft, reviewers } = view;
  const move = lastMove(draft);
  const name = move?.person == null ? say.somebody : nameOf(deps, move.person);
  const at = atFor(deps, reader, { at: move?.at ?? draft.at, now });
  const isReader = move?.person === reader;
  switch (draftState(draft)) {
    case "draft":
    case "in-review":
      return reviewers.length === 0
        ? say.nobody
        : say.inReview(draftWords.either(reviewers.slice(0, namesShown).map((one) => one.name)));
    case "approved":
      return isReader ? say.approvedByYou(at) : say.approved(name, at);
    case "published":
      return publishedLine(deps, view, now);
    case "rejected":
      return isReader ? say.rejectedByYou(at) : say.rejected(name, at, move?.reason ?? "");
    case "returned":
      return say.returned;
    case "withdrawn":
      return say.withdrawn(name, at);
    case "replaced":
      return say.replaced;
    case "lapsed":
      return say.lapsed;
  }
}

/** What stands in the place of a card once the draft is settled. */
export function settledCard(deps: DraftDeps, view: DraftView, reading: Reading): Card {
  const { draft, page } = view;
  const version = draftState(draft) === "published" ? (lastMove(draft)?.version ?? null) : null;
  const look = { kind: "link", label: draftWords.author.look } as const;
  return cardOf([
    boldLine(draftTitle(view)),
    line(standingLine(deps, view, reading)),
    ...(version === null || draft.kind === "retirement"
      ? []
      : [
          {
            kind: "buttons" as const,
            buttons: [{ ...look, url: pageUrl({ ...page, version }, draft.section) }],
          },
        ]),
  ]);
}

/** People named in a sentence. */
export const namesShown = 2;

function publishedLine(deps: DraftDeps, { draft, versions }: DraftView, now: Date): string {
  const say = draftWords.settled;
  if (draft.kind === "retirement") return say.retired;
  const number = draft.steps.findLast(({ kind }) => kind === "published")?.version ?? draft.base;
  const version = versions.find((one) => one.version === number);
  if (version === undefined || version.effective <= now) return say.published(number);
  return say.scheduled(number, dayOf(deps, version.effectiveOn, now));
}

function authorLine(deps: DraftDeps, { draft, before }: DraftView, reader: string): string {
  const { author, origin, steps, base } = draft;
  if (draft.kind === "new") return newAuthorLine(deps, draft, reader);
  const version = before?.version ?? base;
  if (origin === "model" && author === null) return words.byModel(version);
  if (author === null) return words.by(draftWords.settled.somebody, version);
  if (origin === "reply" && steps.every(({ kind }) => kind === "asked"))
    return words.reply(nameOf(deps, author));
  return author === reader ? words.byYou : words.by(nameOf(deps, author), version);
}

function newAuthorLine(deps: DraftDeps, { author, origin }: Draft, reader: string): string {
  if (origin === "model" && author === null) return newPageWords.byModel;
  if (author === null) return newPageWords.by(draftWords.settled.somebody);
  return author === reader ? words.byYou : newPageWords.by(nameOf(deps, author));
}

function whenLine(deps: DraftDeps, { effectiveOn }: Draft, now: Date): string {
  return effectiveOn === null ? words.atOnce : words.fromDay(dayOf(deps, effectiveOn, now));
}

/** An ISO date of the company's zone in words. */
export function dayOf({ company }: Pick<DraftDeps, "company">, on: string, now: Date): string {
  return isoDayInWords(on, now, company.policy.timeZone);
}

function warning(text: string): Element {
  return { kind: "notice", tone: "warning", spans: [{ text }] };
}

function decisions(deps: DraftDeps, view: DraftView, { reader, message }: Reading): readonly Element[] {
  const { draft, reviewers, conflicts } = view;
  const value = { draft: draft.id, message: message ?? "" };
  const edit = act(words.edit, "stewardship.edit", value);
  if (draftState(draft) === "draft") {
    const open = { ...act(words.open, "stewardship.edit", value), primary: true as const };
    return [{ kind: "buttons", buttons: [open, act(words.discard, "stewardship.discard", value)] }];
  }
  const mine =
    draft.author === reader ? [act(draftWords.author.withdraw, "stewardship.withdraw", value)] : [];
  if (!reviewers.some(({ id }) => id === reader)) {
    const standing = line(standingLine(deps, view, { reader, message, now: draft.at }));
    return mine.length === 0 ? [standing] : [standing, { kind: "buttons", buttons: mine }];
  }
  const approve = { ...act(words.approve, "stewardship.approve", value), primary: true as const };
  const reject = draft.author === reader ? mine : [act(words.reject, "stewardship.reject", value)];
  const buttons = [...(conflicts.length === 0 ? [approve] : []), ...(isText(draft) ? [edit] : []), ...reject];
  return [{ kind: "buttons", buttons }];
}
