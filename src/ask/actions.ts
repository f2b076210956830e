import { z } from "zod";
import { troubleWords } from "../core/messages/ask.ts";
import type { Result } from "../core/result.ts";
import { ask } from "./ask.ts";
import type { AskDeps, Tap } from "./asker.ts";
import { askPerson, helpful, notIt, outdated, unclear, wrongPage } from "./feedback.ts";
import { sentenceCard } from "./feedback-cards.ts";
import { pick, whole } from "./other-sections.ts";

export interface AskAction {
  /** Shape of the button's data. */
  readonly schema: z.ZodType;
  /** Checks the value by the schema itself and answers politely when it does not fit. */
  readonly run: (deps: AskDeps, tap: Tap<unknown>) => Promise<Result>;
}

const id = z.string().min(1).max(100);
const ofAnswer = z.object({ answer: id });
const ofSection = z.object({ answer: id, sop: z.string().min(1).max(500), section: z.string().max(500) });

const actions: Readonly<Record<string, AskAction>> = {
  "ask.helpful": action(ofAnswer, helpful),
  "ask.not-it": action(ofAnswer, notIt),
  "ask.wrong-page": action(ofAnswer, wrongPage),
  "ask.unclear": action(ofAnswer, unclear),
  "ask.outdated": action(ofAnswer, outdated),
  "ask.person": action(ofAnswer, askPerson),
  "ask.pick": action(ofSection, pick),
  "ask.whole": action(ofAnswer, whole),
  "ask.again": action(z.object({ question: z.string().min(1).max(4000) }), (deps, { value, ...asker }) =>
    ask(deps, { ...asker, question: value.question, history: [] }),
  ),
};

/** Every button of Ask by its name, and nothing else: names come from outside ("constructor" is none). */
export const askActions: Readonly<Record<string, AskAction | undefined>> = Object.assign(
  Object.create(null),
  actions,
);

function action<Value>(
  schema: z.ZodType<Value>,
  run: (deps: AskDeps, tap: Tap<Value>) => Promise<Result>,
): AskAction {
  return {
    schema,
    run: async (deps, tap) => {
      const value = schema.safeParse(tap.value);
      if (value.success) return run(deps, { ...tap, value: value.data });
      return {
        outcome: null,
        facts: [],
        cards: [sentenceCard([troubleWords.unknownButton])],
        sensitive: false,
      };
    },
  };
}
