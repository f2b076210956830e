import { toElements } from "../core/block-elements.ts";
import type { Card, Element } from "../core/card.ts";
import { cardOf, plainText } from "../core/card-text.ts";
import { lessonButton } from "../core/lesson-button.ts";
import { answerWords, trustWords } from "../core/messages/ask.ts";
import { isoDayInWords } from "../core/messages/dates.ts";
import type { Candidate, Outcome, QuotedPart } from "../core/outcome.ts";
import { pageUrl, resolveHref } from "../core/page-url.ts";
import type { CurrentSection, LessonLink } from "../core/ports/page-store.ts";
import type { Citation } from "../core/terms.ts";
import { wordingElements } from "../core/wording-elements.ts";
import { personButton, pickButton } from "./offer-cards.ts";
import { fitPhoneScreen } from "./phone-screen.ts";

export type QuotedOutcome = Extract<Outcome, { kind: "answered" | "needs-approval" }>;

export interface AnswerView {
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
  readonly now: Date;
  /** The company's zone. */
  readonly timeZone: string;
}

/**
 * The answer in the page's words, then what proves it: citation, the version to come, what changed since the
 * reader last saw it; then the way on. All but the answer's tail and the last lines fits one phone screen.
 */
export function answerCard(view: AnswerView): Card {
  const { outcome } = view;
  const elements = [
    ...noticesBefore(view),
    ...outcome.parts.flatMap((part, place) => partElements(part, view, place)),
    ...upcoming(view),
    ...outcome.changes.flatMap((change) =>
      wordingElements(answerWords.changed(change.from, change.to), change),
    ),
    ...wholeSections(view),
    verdict(view),
    ...neighbourElements(view),
    ...lessonElements(view),
  ];
  return { ...cardOf(elements), summary: summaryOf(view) };
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

export function citationElement(
  citation: Citation,
  { now, timeZone }: Pick<AnswerView, "now" | "timeZone">,
): Element {
  const day = isoDayInWords(citation.effectiveOn, now, timeZone);
  return {
    kind: "citation",
    label: citationLabel(citation),
    detail: answerWords.citationDetail(day, citation.trustNote ?? trustWords.state[citation.trust]),
    trust: citation.trust,
    url: citation.url,
  };
}

/** "Refund approvals v7 · Over 500"; the heading is left out where it says the title again. */
export function citationLabel(place: Pick<Candidate, "title" | "version" | "heading">): string {
  const heading =
    place.heading.trim().toLowerCase() === place.title.trim().toLowerCase() ? null : place.heading;
  return answerWords.citation(answerWords.pageVersion(place.title, place.version), heading);
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
  return outcome.parts.flatMap((part, place): readonly Element[] => {
    const section = sections[place];
    if (!part.shortened || section === undefined) return [];
    const elements = toElements(section.blocks, (href) => resolveHref(href, section));
    return [{ kind: "fold", label: answerWords.wholeSection, elements }];
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
  return plainText([
    ...noticesBefore(view),
    ...view.outcome.parts.flatMap((part, place) => [
      ...quoteElements(part, view.sections[place]),
      citationElement(part.citation, view),
    ]),
    ...upcomingInPlainWords(view),
    ...view.outcome.changes.map(({ from, to }) => notice("change", answerWords.changed(from, to))),
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
