import type { Card, Element } from "../../core/card.ts";
import { act, boldLine, buttons, line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { isText, lastMove } from "../../core/drafts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import { pageUrl } from "../../core/page-url.ts";
import type { DraftDeps } from "./draft-deps.ts";
import type { TextProblem } from "./draft-text.ts";
import { type DraftView, nameOf } from "./draft-view.ts";
import { sourcesOf, textIn, wholePage } from "./edit-page.ts";
import { dayOf } from "./review-card.ts";

const { news, again, look, yours } = draftWords.author;
const { editCard } = draftWords;

/** To who proposed it: it is published. */
export function publishedCard(deps: DraftDeps, view: DraftView, now: Date): Card {
  const { draft, title, page, versions } = view;
  if (draft.kind === "retirement") return cardOf([line(news.retired(title))]);
  const number = lastMove(draft)?.version ?? draft.base;
  const version = versions.find((one) => one.version === number);
  const approver = draft.steps.findLast(({ kind }) => kind === "approved")?.person ?? null;
  const name = approver === null || approver === draft.author ? null : nameOf(deps, approver);
  if (draft.kind === "new")
    return cardOf([
      line(newPageWords.published(title, name)),
      linkTo(look, pageUrl({ ...page, version: number }, null)),
    ]);
  const isAhead = version !== undefined && version.effective > now;
  const said = isAhead
    ? news.scheduled(title, number, dayOf(deps, version.effectiveOn, now), name)
    : news.published(title, number, name);
  return cardOf([line(said), linkTo(look, pageUrl({ ...page, version: number }, draft.section))]);
}

export function rejectedCard(
  _deps: DraftDeps,
  { draft, title }: DraftView,
  { name, reason }: { readonly name: string; readonly reason: string },
): Card {
  return cardOf([
    boldLine((draft.kind === "new" ? newPageWords : news).rejected(title, name)),
    line(reason),
    ...(isText(draft) ? [buttons(act(again, "stewardship.edit", { draft: draft.id }))] : []),
  ]);
}

/** The page changed under a text: both, and the way to go on. */
export function returnedCard(deps: DraftDeps, { draft, page, before, title }: DraftView): Card {
  const version = before?.version ?? draft.base;
  const section = draft.section ?? wholePage;
  const textOf = (body: string) =>
    before === null ? "" : textIn(sourcesOf(deps, { page, before }, body), body, section);
  const both: readonly Element[] = [
    fold(yours, textOf(draft.body)),
    fold(editCard.theirs(version), textOf(before?.body ?? "")),
  ];
  return cardOf([
    line(news.returned(title, version)),
    ...both,
    buttons(act(again, "stewardship.edit", { draft: draft.id })),
  ]);
}

/** A joined text that cannot be read any more. */
export function unreadableCard({ draft, title }: DraftView, { problem }: TextProblem): Card {
  return cardOf([
    line((draft.kind === "new" ? newPageWords : news).unreadable(title, problem)),
    buttons(act(again, "stewardship.edit", { draft: draft.id })),
  ]);
}

export function lapsedCard({ title }: Pick<DraftView, "title">, why: "retired" | "said"): Card {
  return cardOf([line(news.lapsed[why](title))]);
}

/** To the owner: a text that was scheduled holds by now. */
export function inEffectCard(page: {
  readonly title: string;
  readonly version: number;
  readonly url: string;
}): Card {
  const words = draftWords.inEffect;
  return cardOf([
    boldLine(words.title(page.title, page.version)),
    line(words.line),
    linkTo(words.look, page.url),
  ]);
}

function fold(label: string, text: string): Element {
  const lines = text.split("\n").filter((one) => one.trim() !== "");
  return { kind: "fold", label, elements: lines.map(line) };
}

function linkTo(label: string, url: string): Element {
  return { kind: "buttons", buttons: [{ kind: "link", label, url }] };
}
