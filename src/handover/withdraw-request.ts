import type { Tap } from "../core/asker.ts";
import { handoverWords } from "../core/messages/handover.ts";
import { inSentences, type Result } from "../core/result.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { isAskerOf, saysHowItEnded, withRequest } from "./own-request.ts";
import { nameOf } from "./request-view.ts";
import { settleCards } from "./settle-cards.ts";
import { standingOf, withStep } from "./state.ts";

const { refused, done } = handoverWords;

/** Who asked takes it back; whoever has it sees that nothing is left to do. */
export function withdrawRequest(deps: HandoverDeps, tap: Tap<{ readonly request: string }>): Promise<Result> {
  return withRequest(deps, tap, tap.value.request, async (view) => {
    if (!isAskerOf(view.request, tap)) return inSentences(refused.notYours);
    const person = tap.person?.id ?? null;
    const ended = saysHowItEnded(view, person);
    if (ended !== null) return inSentences(ended);
    const { request, fact } = withStep(view.request, { kind: "withdrawn", person, at: tap.at });
    const standing = standingOf(view.request);
    const holder = standing.kind === "open" ? (standing.offer?.person ?? null) : null;
    return {
      ...inSentences(done.withdrawn(holder === null ? null : nameOf(deps, holder))),
      facts: [fact],
      notices: settleCards(deps, view, { ...view, request }),
    };
  });
}
