import type { Command } from "commander";
import { ask } from "../ask/ask.ts";
import { explain } from "../ask/explain.ts";
import { type AnswerJson, answerJson } from "../ask/result-json.ts";
import { askerAlone } from "../core/asker.ts";
import { InputError } from "../core/errors.ts";
import { answerLines, usageWords } from "../core/messages/command-line.ts";
import { explainRequest, requestLines } from "../handover/explain-request.ts";
import { explainPractice, practiceExplanationLines } from "../practice/command-line/explain-practice.ts";
import type { Runtime } from "../runtime.ts";
import { gapExplanationLines } from "../signals/explain/explain-lines.ts";
import { explainFlag, flagToLines } from "../stewardship/flags/explain-flag.ts";
import { askDeps } from "../wiring/ask.ts";
import { whoIs } from "../wiring/people.ts";
import { explanationOfGap } from "./explain-gap.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";
import { publishFolder } from "./publishing.ts";

interface AskOptions extends CommonOptions {
  readonly as?: string;
  readonly content?: string;
}

interface ExplainOptions extends CommonOptions {
  readonly as?: string;
}

/** `ask` and `explain`: what an employee would get, and why. */
export function addAskCommands(program: Command, { context, end }: CommandGroup): void {
  program
    .command("ask")
    .description("answer a question from the pages, with citations")
    .argument("<question>")
    .option("--as <person>", "ask as this person of people.yaml; left out: an anonymous reader")
    .option("--content <folder>", "publish this folder into a temporary data folder first")
    .action(async (question: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<AskOptions>();
      if (question.trim() === "") throw new InputError(usageWords.noQuestion());
      const { content } = options;
      const answer =
        content === undefined
          ? await askOnce(await context.runtime(), question, options)
          : await context.withTemporary(async (runtime) => {
              const folder = context.resolve(content);
              await publishFolder(runtime, { folder, source: "folder", now: nowOf(options), yes: true });
              await runtime.meaning?.fill();
              return askOnce(runtime, question, options);
            });
      show(context, options, answer, answerLines);
      end(answer.outcome === "abstained" ? 1 : 0);
    });

  program
    .command("explain")
    .description("tell why an answer was given: what was retrieved, which rule decided, what was current")
    .argument(
      "<id>",
      "id of an answer, a request to a person, a question of practice, a gap, an escalation or a flag",
    )
    .option("--as <person>", "id of people.yaml: what this person may know of a gap")
    .action(async (id: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExplainOptions>();
      const runtime = await context.runtime();
      const { store } = runtime;
      const gap = await explanationOfGap(runtime, { id, as: options.as ?? null, at: nowOf(options) });
      if (gap !== null) {
        show(context, options, gap, gapExplanationLines);
        return;
      }
      const request = await explainRequest({ store: store.handover, pages: store.pages }, id);
      if (request !== null) {
        show(context, options, request, requestLines);
        return;
      }
      const practised = await explainPractice(
        { store: store.practice, items: store.items, pages: store.pages },
        id,
      );
      if (practised !== null) {
        show(context, options, practised, practiceExplanationLines);
        return;
      }
      const flagged = await explainFlag({ ...store, policy: (await runtime.directory()).company.policy }, id);
      if (flagged !== null) {
        show(context, options, flagged, flagToLines);
        return;
      }
      const explanation = await explain({ store: store.ask, pages: store.pages }, id);
      if (explanation === null)
        throw new InputError(`There is no answer ${id}; its id stands in the output of ask.`);
      show(context, options, explanation, (value) => [JSON.stringify(value, null, 2)]);
    });
}

async function askOnce(runtime: Runtime, question: string, options: AskOptions): Promise<AnswerJson> {
  const { system, store, config } = runtime;
  const event = `cli:${system.newId()}`;
  const who = await whoIs(runtime, options.as ?? null);
  const asker = askerAlone({ ...who, at: nowOf(options) }, event);
  const result = await ask(await askDeps(runtime), { ...asker, question, history: [] });
  await store.transaction((ports) => ports.conversation.append(result.facts));
  return answerJson(result, config.server.publicUrl);
}
