import { z } from "zod";
import { type Actions, action, actionTable } from "../core/action.ts";
import { ask } from "./ask.ts";
import type { AskDeps } from "./ask-deps.ts";
import { helpful, notIt, outdated, unclear, wrongPage } from "./feedback.ts";
import { pick, share, whole } from "./other-sections.ts";

const id = z.string().min(1).max(100);
const ofAnswer = z.object({ answer: id });
const ofSection = z.object({ answer: id, sop: z.string().min(1).max(500), section: z.string().max(500) });
const ofQuestion = z.object({ question: z.string().min(1).max(4000) });

/** Every button of Ask. */
export const askActions: Actions<AskDeps> = actionTable({
  "ask.helpful": action(ofAnswer, helpful),
  "ask.not-it": action(ofAnswer, notIt),
  "ask.wrong-page": action(ofAnswer, wrongPage),
  "ask.unclear": action(ofAnswer, unclear),
  "ask.outdated": action(ofAnswer, outdated),
  "ask.pick": action(ofSection, pick),
  "ask.whole": action(ofAnswer, whole),
  "ask.share": action(ofAnswer, share),
  "ask.again": action(ofQuestion, (deps: AskDeps, { value, ...asker }) =>
    ask(deps, { ...asker, question: value.question, history: [] }),
  ),
});
