import type { Asker, Tap } from "../core/asker.ts";
import { line } from "../core/card-parts.ts";
import { cardOf } from "../core/card-text.ts";
import type { Fact } from "../core/facts.ts";
import { handoverWords } from "../core/messages/handover.ts";
import { inSentences, type Result, shown } from "../core/result.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { answerNews } from "./news-cards.ts";
import { saysHowItEnded, withRequest } from "./own-request.ts";
import { askerName, pageTitle, type RequestView } from "./request-view.ts";
import { settleCards, tellAsker } from "./settle-cards.ts";
import { offerTo, standingOf, withStep } from "./state.ts";

const { refused, done } = handoverWords;

interface Reply {
  readonly request: string;
  readonly text: string;
  /** Keep it as a draft note for the page. */
  readonly note: boolean;
}

/** The reply of somebody who was asked: it reaches who asked where they asked, even when it comes late. */
export function answerRequest(deps: HandoverDeps, tap: Tap<Reply>): Promise<Result> {
  return withRequest(deps, tap, tap.value.request, async (view) =>
    giveAnswer(deps, { asker: tap, view, reply: tap.value }),
  );
}

interface Answering {
  readonly asker: Asker;
  readonly view: RequestView;
  readonly reply: Pick<Reply, "text" | "note"> & {
    /** Whoever answered may say more; left out: one answer and no more, however often it is sent. */
    readonly mayAdd?: boolean;
  };
}

export function giveAnswer(deps: HandoverDeps, { asker, view, reply }: Answering): Result {
  const person = asker.person?.id ?? null;
  const text = reply.text.trim();
  const refusal = whyNoAnswer(view, { person, text, mayAdd: reply.mayAdd ?? false });
  if (refusal !== null) return inSentences(refusal);
  const { request, fact } = withStep(view.request, { kind: "answered", person, text, at: asker.at });
  const after = { ...view, request };
  const step = request.steps.at(-1);
  if (step === undefined) return inSentences(refused.unknownRequest);
  const note = reply.note && person !== null ? noteOf(after, { author: person, text }) : null;
  const hasPage = view.request.about !== null;
  return {
    ...shown([confirmation(after, { noteKept: note !== null, mayKeep: hasPage && note === null })]),
    facts: [fact, ...(note === null ? [] : [note])],
    notices: [
      ...settleCards(deps, view, after),
      tellAsker(deps, after, answerNews(after, step, note !== null)),
    ],
  };
}

/** Keeps an answer that was given before as a draft note for the page. */
export function keepAnswer(deps: HandoverDeps, tap: Tap<{ readonly request: string }>): Promise<Result> {
  return withRequest(deps, tap, tap.value.request, async (view) => {
    const standing = standingOf(view.request);
    const isTheirs = standing.kind === "answered" && standing.step.person === tap.person?.id;
    if (!isTheirs || standing.step.text === null || tap.person === null)
      return inSentences(refused.notForYou);
    const { about, id } = view.request;
    const notes = about === null ? [] : await deps.store.notesOn(about.sop, notesLookedAt);
    if (notes.some((one) => one.request === id)) return inSentences(done.noteThere);
    const note = noteOf(view, { author: tap.person.id, text: standing.step.text });
    if (note === null) return inSentences(refused.notForYou);
    return { ...inSentences(done.noteKept(pageTitle(view.subject))), facts: [note] };
  });
}

const notesLookedAt = 200;

function whyNoAnswer(
  view: RequestView,
  {
    person,
    text,
    mayAdd,
  }: { readonly person: string | null; readonly text: string; readonly mayAdd: boolean },
): string | null {
  if (offerTo(view.request, person) === null) return refused.notForYou;
  if (view.request.kind === "approval") return refused.isDecision;
  const standing = standingOf(view.request);
  const isLate = standing.kind === "unanswered";
  const adds = mayAdd && standing.kind === "answered" && standing.step.person === person;
  const ended = isLate || adds ? null : saysHowItEnded(view, person);
  return ended ?? (text === "" ? refused.answerEmpty : null);
}

function noteOf(
  { request, now }: RequestView,
  { author, text }: { readonly author: string; readonly text: string },
): Fact | null {
  if (request.about === null) return null;
  // One note of one request: kept twice at once, the second finds its place taken.
  const note = { id: `${request.id}-note`, ...request.about, text, author, request: request.id, at: now };
  return { kind: "page-note-left", note };
}

function confirmation(
  view: RequestView,
  { noteKept, mayKeep }: { readonly noteKept: boolean; readonly mayKeep: boolean },
) {
  const lines = [
    done.answered(askerName(view)),
    ...(noteKept ? [done.noteKept(pageTitle(view.subject))] : []),
  ];
  const keep = {
    kind: "act" as const,
    label: done.keepNote,
    action: "handover.keep",
    value: { request: view.request.id },
  };
  return cardOf([line(lines.join(" ")), ...(mayKeep ? [{ kind: "buttons" as const, buttons: [keep] }] : [])]);
}
