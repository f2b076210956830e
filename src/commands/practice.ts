import { type Command, Option } from "commander";
import { askerAlone } from "../core/asker.ts";
import { InputError } from "../core/errors.ts";
import type { Fact } from "../core/facts.ts";
import { practiceLines } from "../core/messages/practice-plan.ts";
import type { Person } from "../core/people.ts";
import {
  type AnswerFetched,
  type AnswerJson,
  giveAnswer,
  rateAnswer,
} from "../practice/command-line/fetched-answer.ts";
import { type NextJson, nextJson, type PlanJson, planJson } from "../practice/command-line/fetched-json.ts";
import { planFor } from "../practice/day/plan-for.ts";
import { learnerOf } from "../practice/learner.ts";
import { nextQuestion } from "../practice/session/next-question.ts";
import type { Runtime } from "../runtime.ts";
import { practice } from "../wiring/conversation.ts";
import { whoIs } from "../wiring/people.ts";
import { noChannels } from "../wiring/reach.ts";
import { type CommandGroup, type CommonOptions, nowOf, show } from "./options.ts";

interface PersonOptions extends CommonOptions {
  readonly as?: string;
}

interface AnswerOptions extends PersonOptions {
  readonly rate?: "same" | "partly" | "different";
  readonly sure?: true;
  readonly guessing?: true;
}

/** `practice next|answer|plan`: what a learner would be asked, one question at a time, and why. */
export function addPracticeCommands(program: Command, { context }: CommandGroup): void {
  const group = program.command("practice").description("what somebody is asked, and why");
  group
    .command("next")
    .description("the next question of a person for today, or why there is none")
    .option("--as <person>", "id of people.yaml")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<PersonOptions>();
      const runtime = await context.runtime();
      const { deps, asker, person } = await practising(runtime, options);
      const next = await nextQuestion(deps, { ...asker, person });
      await append(runtime, next.facts);
      const learner = await learnerOf(deps, person);
      const value = nextJson(next, { skillMap: deps.skillMap, zone: learner.zone, now: asker.at });
      show(context, options, value, nextLines);
    });
  group
    .command("answer")
    .description("answer a question of practice next; the answer “dont-know” says that you do not know")
    .argument("<question>", "its id")
    .argument("<value>", "value of the option, several with commas, or the words of the answer")
    .option("--as <person>", "id of people.yaml")
    .option("--sure", "you are sure of it")
    .option("--guessing", "you are guessing")
    .addOption(
      new Option("--rate <how>", "how close it is, where no rule can tell").choices([
        "same",
        "partly",
        "different",
      ]),
    )
    .action(async (question: string, value: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<AnswerOptions>();
      const runtime = await context.runtime();
      const { deps, asker } = await practising(runtime, options);
      const confidence = options.sure ? "sure" : options.guessing ? "guessing" : "plain";
      const given = { question, answer: value, confidence } as const;
      const graded = await taken(runtime, giveAnswer(deps, { ...asker, value: given }));
      const { rate: rating } = options;
      const isDone = graded.correct !== null || rating === undefined;
      const json = isDone
        ? graded
        : await taken(runtime, rateAnswer(deps, { ...asker, value: { question, rating } }));
      show(context, options, json, answerLines);
    });
  group
    .command("plan")
    .description("what a person would be asked now, and of everything else why not")
    .option("--as <person>", "id of people.yaml")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<PersonOptions>();
      const { deps, asker, person } = await practising(await context.runtime(), options);
      const learner = await learnerOf(deps, person);
      const made = await planFor(deps, {
        learner,
        reader: asker.reader,
        request: { kind: "daily" },
        at: asker.at,
      });
      const value = planJson(made, { skillMap: deps.skillMap, zone: learner.zone, now: asker.at });
      show(context, options, value, planLines);
    });
}

async function practising(runtime: Runtime, options: PersonOptions) {
  if (options.as === undefined) throw new InputError(practiceLines.noPerson);
  const who = await whoIs(runtime, options.as);
  if (who.person === null) throw new InputError(practiceLines.noPerson);
  const person: Person = who.person;
  const asker = askerAlone({ ...who, at: nowOf(options) }, `cli:${runtime.system.newId()}`);
  return { deps: await practice(runtime, noChannels), asker, person };
}

/** Keeps what follows from an answer, and says what it came to. */
async function taken(runtime: Runtime, answered: Promise<AnswerFetched | string>): Promise<AnswerJson> {
  const result = await answered;
  if (typeof result === "string") throw new InputError(result);
  await append(runtime, result.facts);
  return result.json;
}

async function append({ store }: Runtime, facts: readonly Fact[]): Promise<void> {
  await store.transaction((ports) => ports.conversation.append(facts));
}

function nextLines(next: NextJson): readonly string[] {
  if ("none" in next) return [next.none];
  return [
    next.stem,
    ...(next.options ?? []).map(({ value, text }) => practiceLines.option(value, text)),
    practiceLines.why(next.why),
    practiceLines.id(next.question),
  ];
}

function answerLines({ correct, rating, due, key, citation }: AnswerJson): readonly string[] {
  return [
    practiceLines.verdict(correct),
    practiceLines.key(key),
    ...(citation === null
      ? []
      : [practiceLines.citation(citation.title, citation.version, citation.section)]),
    ...(due === null || rating === null ? [] : [practiceLines.due(due.slice(0, 10), rating)]),
  ];
}

function planLines({ chosen, passed }: PlanJson): readonly string[] {
  return [
    practiceLines.chosen(chosen.length),
    ...chosen.map(({ item, why }) => practiceLines.item(item, why)),
    practiceLines.passed(passed.length),
    ...passed.map(({ item, reason }) => practiceLines.item(item, reason)),
  ];
}
