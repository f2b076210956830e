import { toElements } from "../core/block-elements.ts";
import type { Card, Element } from "../core/card.ts";
import { cardOf, plainText } from "../core/card-text.ts";
import { lessonButton } from "../core/lesson-button.ts";
import { answerWords } from "../core/messages/ask.ts";
import { isoDayInWords } from "../core/messages/dates.ts";
import type { Candidate, Outcome, QuotedPart } from "../core/outcome.ts";
import { pageUrl, resolveHref } from "../core/page-url.ts";
import type { CurrentSection, LessonLink } from "../core/ports/page-store.ts";
import { wordingElements } from "../core/wording-elements.ts";
import type { WrittenAnswer } from "../core/written.ts";
import { citationElement, type Today } from "./citation-element.ts";
import { personButton, pickButton } from "./offer-cards.ts";
import { fitPhoneScreen } from "./phone-screen.ts";
import { ownWords, toldElements, toldSummary } from "./written/told-elements.ts";

export type QuotedOutcome = Extract<Outcome, { kind: "answered" | "needs-approval" }>;

export interface AnswerView extends Today {
  /** Id of the answer, which its buttons carry. */
  readonly answer: string;
  readonly outcome: QuotedOutcome;
  /** The sections that the outcome's parts quote, whole, in the same order. */
  readonly sections: readonly CurrentSection[];
  /** Name of the person who decides. */
  readonly approver: string | null;
  /** Only the reader sees it, in a room where everybody might. */
  readonly canShare: boolean;
  /** Lessons on the first section which the reader may read. */
  readonly lessons: readonly LessonLink[];
  /** Sections offered beside it. */
  readonly neighbours: readonly Candidate[];
}

/**
 * The answer in the page's words, then what proves it: citation, the version to come, what changed since the
 * reader last saw it; then the way on. All but the answer's tail and the last lines fits one phone screen.
 */
export function answerCard(view: AnswerView): Card {
  const { outcome } = view;
  const written = writtenIn(outcome);
  const elements = [
    ...noticesBefore(view),
    ...(written === null
      ? outcome.parts.flatMap((part, place) => partElements(part, view, place))
      : toldElements(written, view)),
    ...upcoming(view),
    ...outcome.changes.flatMap((change) =>
      wordingElements(answerWords.changed(change.from, change.to), change),
    ),
    ...wholeSections(view),
    verdict(view),
    ...neighbourElements(view),
    ...lessonElements(view),
  ];
  const card = { ...cardOf(elements), summary: summaryOf(view) };
  return written === null ? card : { ...card, isGenerated: true };
}

function writtenIn(outcome: QuotedOutcome): WrittenAnswer | null {
  return outcome.kind === "answered" ? outcome.written : null;
}

function noticesBefore({ outcome, approver }: AnswerView): readonly Element[] {
  const inDoubt = outcome.parts.some(({ citation }) => citation.trust === "in-doubt");
  return [
    ...(outcome.sensitive ? [quiet(answerWords.sensitive)] : []),
    ...(outcome.kind === "needs-approval" ? [notice("info", answerWords.approval(approver))] : []),
    ...(inDoubt ? [notice("warning", answerWords.inDoubt)] : []),
  ];
}

function partElements(part: QuotedPart, view: AnswerView, place: number): readonly Element[] {
  const answer = fitPhoneScreen(quoteElements(part, view.sections[place]));
  const several = view.outcome.parts.length > 1;
  return [
    ...(several ? [{ kind: "heading" as const, text: part.citation.heading }] : []),
    ...answer,
    citationElement(part.citation, view),
  ];
}

function quoteElements(part: QuotedPart, section: CurrentSection | undefined): readonly Element[] {
  return toElements(part.blocks, (href) => (section === undefined ? href : resolveHref(href, section)));
}

function upcoming({ outcome, sections, now, timeZone }: AnswerView): readonly Element[] {
  const next = outcome.upcoming;
  if (next === null) return [];
  const url = pageUrl({ ...next, kind: sections[0]?.kind ?? "sop" }, null);
  const words = answerWords.upcoming(next.version, isoDayInWords(next.effectiveOn, now, timeZone));
  return [
    {
      kind: "notice",
      tone: "info",
      spans: [{ text: `${words}. ` }, { text: answerWords.upcomingLink, href: url }],
    },
  ];
}

function wholeSections({ outcome, sections }: AnswerView): readonly Element[] {
  if (writtenIn(outcome) !== null) return [ownWords(sections)];
  return outcome.parts.flatMap((part, place): readonly Element[] => {
    const section = sections[place];
    if (!part.shortened || section === undefined) return [];
    return [
      {
        kind: "fold",
        label: answerWords.wholeSection,
        elements: toElements(section.blocks, (href) => resolveHref(href, section)),
      },
    ];
  });
}

function verdict({ answer, outcome, canShare }: AnswerView): Element {
  const act = (label: string, action: string) => ({ kind: "act" as const, label, action, value: { answer } });
  const decides = outcome.kind === "needs-approval" && !outcome.sensitive;
  return {
    kind: "verdict",
    positive: { ...act(answerWords.helpful, "ask.helpful"), primary: true },
    negative: act(answerWords.notIt, "ask.not-it"),
    others: [
      ...(decides ? [act(answerWords.askDecision, "handover.decision")] : []),
      personButton(answer),
      ...(canShare ? [act(answerWords.share, "ask.share")] : []),
    ],
  };
}

function neighbourElements({ answer, neighbours }: AnswerView): readonly Element[] {
  if (neighbours.length === 0) return [];
  return [
    quiet(answerWords.neighbours),
    { kind: "buttons", buttons: neighbours.map((place) => pickButton(answer, place, place.heading)) },
  ];
}

function lessonElements({ lessons }: AnswerView): readonly Element[] {
  return lessons.slice(0, 1).map((lesson) => ({
    kind: "buttons",
    quiet: true,
    buttons: [lessonButton(lesson)],
  }));
}

/** In the order of the card, without what it hides and without buttons. */
function summaryOf(view: AnswerView): string {
  const { outcome } = view;
  const written = writtenIn(outcome);
  return plainText([
    ...noticesBefore(view),
    ...(written === null
      ? outcome.parts.flatMap((part, place) => [
          ...quoteElements(part, view.sections[place]),
          citationElement(part.citation, view),
        ])
      : toldSummary(written, view)),
    ...upcomingInPlainWords(view),
    ...outcome.changes.map(({ from, to }) => notice("change", answerWords.changed(from, to))),
  ]);
}

function upcomingInPlainWords({ outcome, now, timeZone }: AnswerView): readonly Element[] {
  const next = outcome.upcoming;
  if (next === null) return [];
  return [notice("info", answerWords.upcoming(next.version, isoDayInWords(next.effectiveOn, now, timeZone)))];
}

function notice(tone: "info" | "warning" | "change", text: string): Element {
  return { kind: "notice", tone, spans: [{ text }] };
}

function quiet(text: string): Element {
  return { kind: "text", spans: [{ text }], quiet: true };
}
