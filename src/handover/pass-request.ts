import type { Tap } from "../core/asker.ts";
import { atTimeInWords, handoverWords } from "../core/messages/handover.ts";
import { inSentences, type Result } from "../core/result.ts";
import { carryOn, choose } from "./carry-on.ts";
import { contactFor } from "./contact.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { deadEndCard } from "./news-cards.ts";
import { saysHowItEnded, withRequest } from "./own-request.ts";
import { askerName, nameOf, type RequestView, zoneOf } from "./request-view.ts";
import { settleCards, tellAsker } from "./settle-cards.ts";
import { offerTo, passedAt, standingOf, withStep } from "./state.ts";

const { refused, done } = handoverWords;

/** Whoever has a request hands it to the next person. */
export function passRequest(deps: HandoverDeps, tap: Tap<{ readonly request: string }>): Promise<Result> {
  return withRequest(deps, tap, tap.value.request, async (view) => {
    const person = tap.person?.id ?? null;
    const refusal = whyNotPassed(view, person);
    if (refusal !== null) return inSentences(refusal);
    const { request, subject } = view;
    const passed = withStep(request, { kind: "passed", person, at: tap.at });
    const open = { request: passed.request, subject, at: tap.at };
    // A decision is nobody else's: with nobody to stand in, it stays where it is.
    if (request.kind === "approval" && (await choose(deps, open)).offer === null) {
      return inSentences(refused.nobodyStandsIn);
    }
    const { view: after, facts, notices, offer } = await carryOn(deps, open);
    const ended = offer === null ? [tellAsker(deps, after, deadEndCard(after, contactFor(after)))] : [];
    return {
      ...inSentences(offer === null ? done.passedToNobody(askerName(view)) : done.passed(offer.person.name)),
      facts: [passed.fact, ...facts],
      notices: [...notices, ...settleCards(deps, view, after), ...ended],
    };
  });
}

/** Only who has it now can pass it on. */
function whyNotPassed(view: RequestView, person: string | null): string | null {
  const { request, known, now } = view;
  if (person === null || offerTo(request, person) === null) return refused.notForYou;
  const ended = saysHowItEnded(view, person);
  if (ended !== null) return ended;
  const passed = passedAt(request, person);
  if (passed !== null) return refused.alreadyPassed(atTimeInWords(passed, now, zoneOf(known, person)));
  const standing = standingOf(request);
  const holder = standing.kind === "open" ? (standing.offer?.person ?? null) : null;
  return holder === person
    ? null
    : refused.withOther(holder === null ? handoverWords.stranger : nameOf(known, holder));
}
