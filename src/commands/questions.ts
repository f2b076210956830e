import type { Command } from "commander";
import { InputError } from "../core/errors.ts";
import { questionLines, questionProblems } from "../core/messages/anticipated.ts";
import { removeQuestions } from "../wiring/model-drafts.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface QuestionsOptions extends CommonOptions {
  readonly remove?: string;
}

/** `content questions`: the questions of a language model that a page is searched by, and the way to take one out. */
export function addQuestionsCommand(content: Command, { context }: CommandGroup): void {
  content
    .command("questions")
    .description("list the questions of a language model that a page is searched by, or take one out")
    .argument("<sop>", "path or id of the page")
    .option("--remove <question>", "the question that leads astray, as it is listed; * for all")
    .action(async (sop: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<QuestionsOptions>();
      const runtime = await context.runtime();
      const page = await runtime.store.pages.resolve(sop);
      if (page === null) throw new InputError(questionProblems.noPage(sop));
      const all = await runtime.store.modelDrafts.anticipated([page.sop]);
      const { remove } = options;
      const removed = all.filter(({ question }) => remove === "*" || question === remove);
      if (remove !== undefined && remove !== "*" && removed.length === 0)
        throw new InputError(questionProblems.noQuestion(remove));
      await removeQuestions(runtime, removed, nowOf(options));
      const gone = new Set(removed);
      const questions = all.filter((one) => !gone.has(one));
      show(context, options, { path: page.path, questions, removed: removed.length }, questionLines);
    });
}
