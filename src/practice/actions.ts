import { z } from "zod";
import { type Actions, action, actionTable } from "../core/action.ts";
import { pickedValues } from "../core/picked-values.ts";
import { keepGoing, pausePractice } from "./day/offer-pause.ts";
import type { PracticeDeps } from "./practice-deps.ts";
import { longestWords, reportForm, reportQuestion } from "./reports/report-question.ts";
import { keepForm, longestReason, retireForm, settleReport } from "./reports/settle-report.ts";
import { answer, dontKnow, pickStep, rateOwn, showAgain } from "./session/answer-question.ts";
import { more } from "./session/practise.ts";
import { longestAnswer } from "./session/question-card.ts";
import { goOn, later, stopHere } from "./session/stop-session.ts";

const id = z.string().min(1).max(150);
const ofQuestion = z.object({ question: id });
const ofSession = z.object({ session: id });
const confidence = z.enum(["plain", "sure", "guessing"]).default("plain");
const draft = ofQuestion.extend({ confidence, picked: pickedValues });
/** Clients that show no form send none of its fields: they are told what is missing in words. */
const decision = z.object({ report: id, reason: z.string().max(longestReason).default("") });

/** Every button of a session. */
export const practiceActions: Actions<PracticeDeps> = actionTable({
  "practice.answer": action(
    ofQuestion.extend({ answer: z.string().max(Math.max(longestAnswer, 2000)).default(""), confidence }),
    answer,
  ),
  "practice.show": action(draft, showAgain),
  "practice.step": action(draft.extend({ step: z.string().min(1).max(50) }), pickStep),
  "practice.dont-know": action(ofQuestion, dontKnow),
  "practice.rate": action(ofQuestion.extend({ rating: z.enum(["same", "partly", "different"]) }), rateOwn),
  "practice.stop": action(ofSession, stopHere),
  "practice.go-on": action(ofSession, goOn),
  "practice.later": action(ofSession.extend({ when: z.enum(["hour", "tomorrow"]) }), later),
  "practice.more": action(z.object({}), more),
  "practice.pause": action(z.object({}), pausePractice),
  "practice.keep-going": action(z.object({}), keepGoing),
  "practice.report": action(
    ofQuestion.extend({
      about: z.enum(["right", "unclear", "outdated", "other"]).default("other"),
      words: z.string().max(longestWords).default(""),
    }),
    reportQuestion,
    reportForm,
  ),
  "practice.accept": action(decision, (deps: PracticeDeps, tap) => settleReport(deps, tap, "accepted")),
  "practice.keep": action(decision, (deps: PracticeDeps, tap) => settleReport(deps, tap, "stays"), keepForm),
  "practice.retire": action(
    decision,
    (deps: PracticeDeps, tap) => settleReport(deps, tap, "retired"),
    retireForm,
  ),
});
