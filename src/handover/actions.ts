import { z } from "zod";
import { type Actions, action, actionTable } from "../core/action.ts";
import { answerRequest, keepAnswer } from "./answer-request.ts";
import { askDecision } from "./ask-decision.ts";
import { askPerson } from "./ask-person.ts";
import { decideRequest } from "./decide-request.ts";
import { answerForm, decisionForm, longestAnswer, longestReason, reasonForm } from "./forms.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { passRequest } from "./pass-request.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const id = z.string().min(1).max(150);
const ofAnswer = z.object({ answer: id });
const ofRequest = z.object({ request: id });
/** Clients that show no form send none of its fields: they are told what is missing in words. */
const reason = z.string().max(longestReason).default("");
const ticked = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);

/** Every button of Handover. */
export const handoverActions: Actions<HandoverDeps> = actionTable({
  "handover.ask": action(ofAnswer, askPerson),
  "handover.decision": action(ofAnswer.extend({ details: reason }), askDecision, decisionForm),
  "handover.answer": action(
    ofRequest.extend({ text: z.string().max(longestAnswer).default(""), note: ticked.default(false) }),
    answerRequest,
    answerForm,
  ),
  "handover.keep": action(ofRequest, keepAnswer),
  "handover.pass": action(ofRequest, passRequest),
  "handover.withdraw": action(ofRequest, withdrawRequest),
  "handover.approve": action(
    ofRequest.extend({ reason }),
    (deps: HandoverDeps, tap) => decideRequest(deps, tap, "approved"),
    () => reasonForm("approve"),
  ),
  "handover.reject": action(
    ofRequest.extend({ reason }),
    (deps: HandoverDeps, tap) => decideRequest(deps, tap, "rejected"),
    () => reasonForm("reject"),
  ),
});
