import type { Fact } from "../core/facts.ts";
import type { Person } from "../core/people.ts";
import type { Request } from "../core/requests.ts";
import type { Notice } from "../core/result.ts";
import { candidates, nextOffer, type Offer } from "./candidates.ts";
import { nextDecider } from "./deciders.ts";
import { expertCard } from "./expert-card.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { decidersOf, type RequestView, searchFor } from "./request-view.ts";
import { offersOf, withStep } from "./state.ts";
import type { Subject } from "./subject.ts";

/** A request that went one step further. */
export interface Carried {
  readonly view: RequestView;
  readonly facts: readonly Fact[];
  /** To whoever is asked now. */
  readonly notices: readonly Notice[];
  /** Who is asked now; `null`: nobody is left, and the request ended. */
  readonly offer: Offer | null;
}

interface Open {
  readonly request: Request;
  readonly subject: Subject;
  readonly at: Date;
}

/** Offers an open request to the next person, or ends it when nobody is left. */
export async function carryOn(deps: HandoverDeps, { request, subject, at }: Open): Promise<Carried> {
  const { offer, next } = await choose(deps, { request, subject, at });
  if (offer === null) {
    const kind = request.kind === "help" ? "unanswered" : "lapsed";
    const ended = withStep(request, { kind, at });
    const view = { request: ended.request, subject, known: deps, next: null, now: at };
    return { view, facts: [ended.fact], notices: [], offer };
  }
  const message = `${request.id}-offer-${request.steps.length}`;
  const person = offer.person.id;
  const offered = withStep(request, { kind: "offered", person, until: offer.until, message, at });
  const view = { request: offered.request, subject, known: deps, next, now: at };
  const notice: Notice = {
    id: message,
    to: { kind: "person", person },
    card: expertCard(view, person),
    replaces: null,
  };
  return { view, facts: [offered.fact], notices: [notice], offer };
}

/** Who is asked now, and who would be after them. */
export async function choose(
  deps: HandoverDeps,
  { request, subject, at }: Open,
): Promise<{ readonly offer: Offer | null; readonly next: Person | null }> {
  const pick = await chooser(deps, { request, subject, at });
  const asked = offersOf(request).map(({ person }) => person);
  const offer = pick(new Set(asked));
  const next = offer === null ? null : pick(new Set([...asked, offer.person.id]));
  return { offer, next: next?.person ?? null };
}

/** Who would be asked after whoever has an open request now. */
export async function nextAfter(deps: HandoverDeps, open: Open): Promise<Person | null> {
  return (await choose(deps, open)).offer?.person ?? null;
}

async function chooser(
  deps: HandoverDeps,
  { request, subject, at }: Open,
): Promise<(asked: ReadonlySet<string>) => Offer | null> {
  const asker = request.place.person;
  const { answerWithinMinutes, decideWithinHours } = deps.company.policy.handover;
  const isHelp = request.kind === "help";
  const all = isHelp ? candidates(searchFor(deps, subject, asker), at) : decidersOf(deps, subject, asker);
  const reached = await deps.reachable(all.map(({ person }) => person.id));
  const there = all.filter(({ person }) => reached.has(person.id));
  return (asked) =>
    isHelp
      ? nextOffer({ candidates: there, asked, minutes: answerWithinMinutes }, at)
      : nextDecider({ deciders: there, asked, hours: decideWithinHours }, at);
}
