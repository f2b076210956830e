import type { Tap } from "../core/asker.ts";
import { handoverWords } from "../core/messages/handover.ts";
import { inSentences, type Result } from "../core/result.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { decisionNews } from "./news-cards.ts";
import { isAskerOf, saysHowItEnded, withRequest } from "./own-request.ts";
import { askerName, decidersOf, type RequestView } from "./request-view.ts";
import { settleCards, tellAsker } from "./settle-cards.ts";
import { offerTo, withStep } from "./state.ts";

const { refused, done, either } = handoverWords;

interface Decision {
  readonly request: string;
  readonly reason: string;
}

/** A decision with its reason: told to who asked, and kept with the version it was taken on. */
export function decideRequest(
  deps: HandoverDeps,
  tap: Tap<Decision>,
  verdict: "approved" | "rejected",
): Promise<Result> {
  return withRequest(deps, tap, tap.value.request, async (view) => {
    const text = tap.value.reason.trim();
    const refusal = whyNoDecision(view, tap, text);
    if (refusal !== null) return inSentences(refusal);
    const person = tap.person?.id ?? null;
    const { request, fact } = withStep(view.request, { kind: "decided", person, text, verdict, at: tap.at });
    const after = { ...view, request };
    const step = request.steps.at(-1);
    const news = step === undefined ? [] : [tellAsker(deps, after, decisionNews(after, step))];
    return {
      ...inSentences(done[verdict](askerName(view))),
      facts: [fact],
      notices: [...settleCards(deps, view, after), ...news],
    };
  });
}

/** The approver and who stands in for them decide, nobody else, and nobody for themselves. */
function whyNoDecision(view: RequestView, tap: Tap<unknown>, reason: string): string | null {
  const { request, subject, known } = view;
  if (request.kind === "help") return refused.isQuestion;
  if (isAskerOf(request, tap)) return refused.ownRequest;
  const all = decidersOf(known, subject, request.place.person).map(({ person }) => person);
  const me = tap.person?.id ?? null;
  if (offerTo(request, me) === null && !all.some(({ id }) => id === me)) {
    return all.length === 0
      ? refused.notForYou
      : refused.notYourDecision(either(all.map(({ name }) => name)));
  }
  return saysHowItEnded(view, me) ?? (reason === "" ? refused.reasonEmpty : null);
}
