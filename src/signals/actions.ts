import { z } from "zod";
import { type Action, type Actions, action, actionTable } from "../core/action.ts";
import { whatWasNoticed } from "./coaching/mine.ts";
import { blameOwnPage } from "./coaching/own-page.ts";
import { contestGap } from "./contest/contest.ts";
import { settleContest } from "./contest/settle-contest.ts";
import { showContest } from "./contest/show-contest.ts";
import type { Reaction } from "./escalation/escalation-state.ts";
import { blameForm, contestForm, decisionForm, dismissForm, longestWords } from "./escalation/forms.ts";
import { react } from "./escalation/react.ts";
import { whyNoticed } from "./explain/why.ts";
import { keepWords, lendWords, showLentWords } from "./missing/own-words.ts";
import type { EscalationDeps } from "./signal-deps.ts";

const id = z.string().min(1).max(150);
/** Clients that show no form send none of its fields. */
const written = z.string().max(longestWords).default("");
const ofAnswer = z.object({ answer: id });
const ofGap = z.object({ gap: id, words: written });
const ofEscalation = z.object({ escalation: z.string().min(1).max(300), words: written });
const ofContest = z.object({ contest: id, reason: written });

/** Every button of coaching, contests and digests. */
export const signalActions: Actions<EscalationDeps> = actionTable({
  "signals.mine": action(z.object({}), whatWasNoticed),
  "signals.why": action(z.object({ gap: id }), whyNoticed),
  "signals.words": action(z.object({}), showLentWords),
  "signals.lend-words": action(ofAnswer, lendWords),
  "signals.keep-words": action(ofAnswer, keepWords),
  "signals.contest": action(ofGap, contestGap, contestForm),
  "signals.blame": action(ofGap, blameOwnPage, blameForm),
  "signals.contested": action(z.object({ contest: id }), showContest),
  "signals.uphold": action(
    ofContest,
    (deps: EscalationDeps, tap) => settleContest(deps, tap, "upheld"),
    () => decisionForm("drop"),
  ),
  "signals.reject": action(
    ofContest,
    (deps: EscalationDeps, tap) => settleContest(deps, tap, "rejected"),
    () => decisionForm("keep"),
  ),
  "signals.assign": reaction("practice-assigned"),
  "signals.coached": reaction("coached"),
  "signals.page": reaction("page-blamed", blameForm),
  "signals.dismiss": reaction("not-a-gap", dismissForm),
  "signals.observed": reaction("observed-right"),
});

/** What a manager does with an entry. */
function reaction(how: Reaction, form?: () => ReturnType<typeof blameForm>): Action<EscalationDeps> {
  return action(ofEscalation, (deps: EscalationDeps, tap) => react(deps, tap, how), form);
}
