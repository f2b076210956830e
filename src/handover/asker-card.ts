import type { Card, Element } from "../core/card.ts";
import { line, quietLine } from "../core/card-parts.ts";
import { cardOf } from "../core/card-text.ts";
import { atTimeInWords, handoverWords, zoneInWords } from "../core/messages/handover.ts";
import type { Request } from "../core/requests.ts";
import { isWorking, nextWorkingInstant, scheduleOf } from "../core/working-time.ts";
import { forAsker, nameOf, type RequestView, whyInWords, zoneOf } from "./request-view.ts";
import { type OfferStep, offersOf, passedAt, standingOf } from "./state.ts";

const words = handoverWords.asker;

/** How a request stands, for who asked: with whom it is and why, until when, and what happens then. */
export function askerCard(view: RequestView): Card {
  const standing = standingOf(view.request);
  if (standing.kind === "open") {
    return standing.offer === null
      ? cardOf(earlierOffers(view, null))
      : cardOf(waiting(view, standing.offer));
  }
  return cardOf([...earlierOffers(view, null), line(settledLine(view))]);
}

/** One line that says how a request stands. */
export function statusLine(view: RequestView): string {
  const standing = standingOf(view.request);
  if (standing.kind !== "open") return settledLine(view);
  return standing.offer === null ? "" : waitingLine(view, standing.offer);
}

export function withdrawButton({ id }: Pick<Request, "id">): Element {
  const value = { request: id };
  return {
    kind: "buttons",
    buttons: [{ kind: "act", label: words.withdraw, action: "handover.withdraw", value }],
  };
}

function waiting(view: RequestView, offer: OfferStep): readonly Element[] {
  const absence = absenceLine(view, offer);
  return [
    ...earlierOffers(view, offer),
    ...(absence === null ? [] : [line(absence)]),
    line(waitingLine(view, offer)),
    quietLine(thenLine(view)),
    withdrawButton(view.request),
  ];
}

function waitingLine(view: RequestView, { person, until }: OfferStep): string {
  const say = view.request.kind === "help" ? words.waiting : words.waitingDecision;
  return say(nameOf(view.known, person), whyInWords(view, person, words.because), withZone(view, until));
}

/** Said when whoever is asked was not at work when they were. */
function absenceLine(view: RequestView, { person: id, at }: OfferStep): string | null {
  const person = view.known.people.find((one) => one.id === id);
  if (person === undefined) return null;
  const schedule = scheduleOf(person, view.known.company);
  const back = nextWorkingInstant(at, schedule);
  if (back === null || isWorking(at, schedule)) return null;
  const say = view.request.kind === "help" ? words.backFirst : words.decidesFrom;
  return say(person.name, withZone(view, back));
}

function thenLine({ request, next }: RequestView): string {
  if (request.kind === "help") return next === null ? words.thenNobody : words.thenNext;
  return next === null ? words.thenLapses : words.thenDeputy(next.name);
}

/** Who had it before, and how that ended. */
function earlierOffers(view: RequestView, current: OfferStep | null): readonly Element[] {
  const { request, known } = view;
  return offersOf(request)
    .filter((offer) => offer !== current)
    .flatMap(({ person, until }) => {
      const passed = passedAt(request, person);
      if (passed !== null) return [quietLine(words.passed(nameOf(known, person), atTime(view, passed)))];
      const ranOut = until <= view.now && !acted(view, person);
      return ranOut
        ? [quietLine(words.ranOut[request.kind](nameOf(known, person), forAsker(view, until)))]
        : [];
    });
}

function acted({ request }: RequestView, person: string): boolean {
  return request.steps.some((step) => step.person === person && step.kind !== "offered");
}

function settledLine(view: RequestView): string {
  const standing = standingOf(view.request);
  if (standing.kind === "open") return "";
  const { at, person, verdict } = standing.step;
  const when = atTime(view, at);
  const name = person === null ? handoverWords.stranger : nameOf(view.known, person);
  switch (standing.kind) {
    case "answered":
      return words.answered(name, when);
    case "decided":
      return words.decided[verdict ?? "rejected"](name, when);
    case "lapsed":
      return words.lapsed(when);
    case "unanswered":
      return words.unanswered;
    case "withdrawn":
      return words.withdrawn(when);
  }
}

function atTime({ known, request, now }: RequestView, at: Date): string {
  return atTimeInWords(at, now, zoneOf(known, request.place.person));
}

/** In a room people of other zones read it, too; and nobody knows the zone of somebody unknown. */
function withZone(view: RequestView, at: Date): string {
  const { person, reach } = view.request.place;
  const time = forAsker(view, at);
  if (person !== null && reach !== "room") return time;
  return handoverWords.withZone(time, zoneInWords(zoneOf(view.known, person)));
}
