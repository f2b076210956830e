import type { ActButton, Card, Element } from "../core/card.ts";
import { line, quietLine } from "../core/card-parts.ts";
import { cardOf } from "../core/card-text.ts";
import { atTimeInWords, handoverWords, timeInWords } from "../core/messages/handover.ts";
import { askerName, nameOf, questionInShort, type RequestView, whyInWords, zoneOf } from "./request-view.ts";
import { shownElements } from "./shown-elements.ts";
import { type OfferStep, offersOf, offerTo, passedAt, standingOf } from "./state.ts";

const words = handoverWords.expert;

/** A request for one of those who are or were asked: what to do, or how it went on without them. */
export function expertCard(view: RequestView, person: string): Card {
  const standing = standingOf(view.request);
  const isMine = standing.kind === "open" && standing.offer?.person === person;
  return cardOf(isMine && standing.offer !== null ? asked(view, standing.offer) : settled(view, person));
}

/** What somebody who is asked can do. */
export function requestButtons(view: RequestView, person: string): Element {
  const standing = standingOf(view.request);
  const isMine = standing.kind === "open" && standing.offer?.person === person;
  const act = (label: string, action: string, more: object = {}): ActButton => ({
    kind: "act",
    label,
    action,
    value: { request: view.request.id, ...more },
  });
  if (view.request.kind === "approval") {
    const pass =
      isMine && view.next !== null ? [act(words.passToDeputy(view.next.name), "handover.pass")] : [];
    const approve: ActButton = { ...act(words.approve, "handover.approve"), primary: true };
    return { kind: "buttons", buttons: [approve, act(words.reject, "handover.reject"), ...pass] };
  }
  const hasPage = view.request.about !== null;
  const answer: ActButton = { ...act(words.answer, "handover.answer", { hasPage }), primary: true };
  return { kind: "buttons", buttons: [answer, ...(isMine ? [act(words.pass, "handover.pass")] : [])] };
}

function asked(view: RequestView, offer: OfferStep): readonly Element[] {
  const { request } = view;
  const name = askerName(view);
  const isHelp = request.kind === "help";
  return [
    { kind: "heading", text: isHelp ? words.asks(name) : words.asksDecision(name) },
    line(words.question(request.question)),
    ...(request.details === null ? [] : [line(words.details(request.details))]),
    line([whyInWords(view, offer.person, words.because), untilLine(view, offer), thenLine(view)].join(" ")),
    ...shownElements(view, offer.person),
    quietLine(whoReadsIt(view)),
    requestButtons(view, offer.person),
  ];
}

/** Before they write a word: who will read it. */
function whoReadsIt(view: RequestView): string {
  const { kind, place } = view.request;
  const name = askerName(view);
  const isRoom = place.reach === "room";
  if (kind === "help") return isRoom ? words.toRoom(name) : words.toAskerAlone(name);
  return isRoom ? words.decisionToRoom(name) : words.decisionToAskerAlone(name);
}

function untilLine({ request, known, now }: RequestView, { person, until }: OfferStep): string {
  const time = timeInWords(until, now, zoneOf(known, person));
  return request.kind === "help" ? words.waiting(time) : words.waitingDecision(time);
}

function thenLine({ request, next }: RequestView): string {
  if (request.kind === "help") return next === null ? words.thenNobody : words.thenNext;
  return next === null ? words.thenLapses : words.thenDeputy(next.name);
}

function settled(view: RequestView, person: string): readonly Element[] {
  const { request } = view;
  const lines = [
    line(words.about(askerName(view), questionInShort(request))),
    line(settledLine(view, person)),
  ];
  const standing = standingOf(request);
  if (standing.kind === "open") {
    const late = request.kind === "help" ? words.lateAnswer : words.lateDecision;
    return [...lines, quietLine(late), requestButtons(view, person)];
  }
  if (standing.kind === "unanswered") {
    return [...lines, quietLine(`${words.unanswered} ${words.lateAnswer}`), requestButtons(view, person)];
  }
  return lines;
}

function settledLine(view: RequestView, person: string): string {
  const standing = standingOf(view.request);
  if (standing.kind === "open" || standing.kind === "unanswered") return wentOn(view, person);
  const { at, verdict } = standing.step;
  const when = atTimeInWords(at, view.now, zoneOf(view.known, person));
  const name =
    standing.step.person === null ? handoverWords.stranger : nameOf(view.known, standing.step.person);
  const isMe = standing.step.person === person;
  switch (standing.kind) {
    case "answered":
      return isMe ? words.answeredByYou(when) : words.answeredBy(name, when);
    case "decided": {
      const how = verdict ?? "rejected";
      return isMe ? words.decidedByYou[how](when) : words.decidedBy[how](name, when);
    }
    case "lapsed":
      return words.lapsed(when);
    case "withdrawn":
      return words.withdrawnBy(askerName(view), when);
  }
}

/** How an offer that did not settle it ended: passed on, or out of time. */
function wentOn({ request, known, now }: RequestView, person: string): string {
  const zone = zoneOf(known, person);
  const offers = offersOf(request);
  const mine = offerTo(request, person);
  const following = offers[offers.findIndex((offer) => offer.person === person) + 1];
  const name = following === undefined ? null : nameOf(known, following.person);
  const passed = passedAt(request, person);
  if (passed !== null) {
    const when = atTimeInWords(passed, now, zone);
    return name === null ? words.passed(when) : words.passedTo(name, when);
  }
  const until = mine === null ? "" : timeInWords(mine.until, now, zone);
  return name === null ? words.ranOutAlone(until) : words.ranOut(until, name);
}
