import { askActions } from "../ask/actions.ts";
import { ask } from "../ask/ask.ts";
import type { AskDeps, Asker } from "../ask/asker.ts";
import { help, lastAnswers, quiz, recentChanges } from "../ask/commands.ts";
import { only } from "../ask/own-answer.ts";
import type { Inbound } from "../core/inbound.ts";
import { troubleWords } from "../core/messages/ask.ts";
import type { Result } from "../core/result.ts";
import { route } from "./route.ts";

export interface RespondDeps {
  /** What Ask works with at this moment: the company, its people and its policy may have changed. */
  readonly askDeps: () => Promise<AskDeps>;
  readonly asker: (inbound: Inbound) => Promise<Asker>;
}

/** Hands what somebody said or tapped to the one capability that answers it. */
export async function respond({ askDeps, asker: asks }: RespondDeps, inbound: Inbound): Promise<Result> {
  const deps = await askDeps();
  const asker = await asks(inbound);
  const to = route(inbound.body);
  switch (to.kind) {
    case "ask":
      return ask(deps, { ...asker, question: to.question, history: await historyOf(deps, asker) });
    case "act":
      return (
        askActions[to.action]?.run(deps, { ...asker, value: to.value }) ?? only(troubleWords.unknownButton)
      );
    case "help":
      return help(deps, asker);
    case "last-answers":
      return lastAnswers(deps, asker);
    case "recent-changes":
      return recentChanges(deps, asker);
    case "quiz":
      return quiz(deps, { ...asker, topic: to.topic });
  }
}

/** What a follow-up may lean on. */
async function historyOf({ store, company }: AskDeps, asker: Asker): Promise<readonly string[]> {
  const { followUpMinutes, followUpQuestions } = company.policy.ask;
  return store.history({
    conversation: asker.conversation,
    person: asker.person?.id ?? null,
    since: new Date(asker.at.getTime() - followUpMinutes * 60_000),
    limit: followUpQuestions,
  });
}
